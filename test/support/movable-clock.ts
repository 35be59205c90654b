import { systemClock, type Clock } from '../../src/primitives/clock.js';

/**
 * The machine's clock, which a test may put forward. The sign-in provider knows no other clock than the machine's, so a service that it
 * serves cannot stand at a frozen instant of the test's choice.
 */
export class MovableClock implements Clock {
  private ahead = 0;

  now(): number {
    return systemClock.now() + this.ahead;
  }

  advance(milliseconds: number): void {
    this.ahead += milliseconds;
  }
}
