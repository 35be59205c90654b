import type { Clock } from '../../primitives/clock.js';
import type { Turns } from '../../primitives/turns.js';
import type { Reader } from '../../database/reader.js';
import type { SwitchClient } from '../../access/switch-client.js';
import { SANDBOXES } from './sandbox.js';
import type { SandboxPlan } from './sandbox-plan.js';
import type { SandboxStore } from './sandbox-store.js';

/** Disables sandboxes whose time is over, whatever else they were granted. A timer runs it. */
export class EndSandboxes {
  constructor(
    private readonly plan: SandboxPlan,
    private readonly sandboxes: SandboxStore,
    private readonly switchClient: SwitchClient,
    private readonly turns: Turns,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @returns how many */
  run(): Promise<number> {
    return this.turns.take(SANDBOXES, async () => {
      const ended = await this.sandboxes.ended(this.reader, this.plan.department.code, this.clock.now());
      for (const clientId of ended) await this.switchClient.run(clientId, 'disabled', 'service');
      return ended.length;
    });
  }
}
