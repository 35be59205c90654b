import type { ClientCaller } from '../../access/caller.js';
import type { CheckServiceItem } from './check-service-item.js';
import { tryExample, type TriedNeed } from './example.js';
import type { ServiceItemDefinition } from './service-item.js';

/** An example with what each need came to. */
export interface TriedExample {
  readonly name: string;
  readonly needs: readonly TriedNeed[];
}

/** A department tries a service item on made-up holders before it publishes it. Nothing is stored. */
export class TryServiceItem {
  constructor(private readonly check: CheckServiceItem) {}

  /** @throws Refusal RIGHT_MISSING, SERVICE_ITEM_DEPARTMENT_OTHER, SERVICE_ITEM_INVALID */
  async run(definition: ServiceItemDefinition, caller: ClientCaller): Promise<readonly TriedExample[]> {
    const types = await this.check.run(definition, caller);
    return definition.examples.map((example) => ({ name: example.name, needs: tryExample(definition, example, types) }));
  }
}
