import type { Instant } from '../../primitives/clock.js';
import type { LicenceTypeCode } from '../../holder/licence-type-code.js';
import { mayOn } from '../../access/authorise.js';
import type { DepartmentCaller } from '../../access/caller.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { LicenceType } from '../../catalogue/licence-type.js';
import { toldForItem } from '../../catalogue/service-item/held-licence.js';
import type { Reason } from '../../catalogue/service-item/reason.js';
import type { ServiceItem } from '../../catalogue/service-item/service-item.js';

/** The licence types that an item needs: those that may be looked for, and why the others may not. */
export interface OpenTypes {
  readonly types: ReadonlyMap<string, LicenceType>;
  readonly obstacles: ReadonlyMap<string, Reason>;
}

/** Sorts the licence types of an item by whether this caller may look for them. What it says depends on caller, type and item alone, never on a holder. */
export class SortTypes {
  constructor(private readonly catalogue: Catalogue) {}

  async run({ code, needs }: ServiceItem, caller: DepartmentCaller, now: Instant): Promise<OpenTypes> {
    const types = new Map<string, LicenceType>();
    const obstacles = new Map<string, Reason>();
    for (const typeCode of new Set(needs.flatMap(({ licenceTypes }) => licenceTypes))) {
      const type = await this.catalogue.current(typeCode);
      if (!mayOn(caller, { right: 'recognition:look-up', typeCode: typeCode as LicenceTypeCode, serviceItem: code }, now)) obstacles.set(typeCode, 'NOT_GRANTED');
      else if (toldForItem(type, code).size === 0) obstacles.set(typeCode, 'NOT_SHARED');
      else types.set(typeCode, type);
    }
    return { types, obstacles };
  }
}
