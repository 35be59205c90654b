import type { Clock } from '../../primitives/clock.js';
import { Refusal } from '../../primitives/refusal.js';
import { authorise } from '../../access/authorise.js';
import type { ClientCaller } from '../../access/caller.js';
import type { Catalogue } from '../catalogue.js';
import type { LicenceType } from '../licence-type.js';
import { flawsInItem, typesNamed, type Types } from './flaws-in-item.js';
import type { ServiceItemDefinition } from './service-item.js';

/** Holds a service item that somebody wants to publish or to try against the catalogue. */
export class CheckServiceItem {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** @returns the licence types that the item names @throws Refusal RIGHT_MISSING, SERVICE_ITEM_DEPARTMENT_OTHER, SERVICE_ITEM_INVALID with every flaw */
  async run(definition: ServiceItemDefinition, caller: ClientCaller): Promise<Types> {
    authorise(caller, { right: 'service-items:publish', typeCode: '*' }, this.clock.now());
    if (caller.client.department !== definition.department) {
      throw new Refusal('forbidden', 'SERVICE_ITEM_DEPARTMENT_OTHER', '只有办理该事项的部门可以发布。Only the department that handles a service item publishes it.');
    }
    const types = await this.typesOf(definition);
    const flaws = flawsInItem(definition, types);
    if (flaws.length > 0) throw new Refusal('unprocessable', 'SERVICE_ITEM_INVALID', '事项与证照目录不符，请按所指位置改正。The service item does not fit the catalogue: mend it where the answer points.', flaws);
    return types;
  }

  private async typesOf(definition: ServiceItemDefinition): Promise<Types> {
    const types = await Promise.all([...typesNamed(definition)].map((code) => this.type(code)));
    return new Map(types.flatMap((type) => (type === undefined ? [] : [[type.code, type]])));
  }

  private async type(code: string): Promise<LicenceType | undefined> {
    try {
      return await this.catalogue.current(code);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'LICENCE_TYPE_UNKNOWN') return undefined;
      throw error;
    }
  }
}
