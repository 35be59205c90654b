import type { IssueOrder } from '../../licence/issuing/order.js';
import type { MoveOrder } from '../../licence/moves/move-order.js';
import type { CityClient } from './clients.js';

/** What happens to a licence after it was issued. */
export interface CityMove {
  readonly verb: 'suspend' | 'revoke';
  readonly order: MoveOrder;
}

/** A licence of the demonstration city: who orders it, what, and what becomes of it. */
export interface CityOrder {
  /** Names the order, and marks its call against repetition (Idempotency-Key): small letters and hyphens. */
  readonly key: string;
  /** The issuing department's system. */
  readonly client: CityClient;
  /** The order as it is given on a day, so that what is in force, beginning or ending is so whenever the city is founded. @param today `2026-11-22`, in China */
  readonly on: (today: string) => IssueOrder;
  readonly then?: CityMove;
}

/** How far a day lies from another: years are counted first, then days; negative ones lie before. */
export interface Distance {
  readonly years?: number;
  readonly days?: number;
}

/** The calendar date at a distance from a day. 29 February counted to a year without one is 1 March. @param day `2026-11-22` */
export function dayFrom(day: string, { years = 0, days = 0 }: Distance): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
