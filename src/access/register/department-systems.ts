import type { Reader } from '../../database/reader.js';
import type { Clock } from '../../primitives/clock.js';
import type { CreditCode } from '../../holder/credit-code.js';
import type { ClientStore } from './client-store.js';
import type { Client } from './client.js';

/** Systems told of at the most. */
const LIMIT = 100;

/** A department's own systems, with the rights that they have now. */
export class DepartmentSystems {
  constructor(
    private readonly clients: ClientStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** Enabled ones, by identifier, each with its grants in force. */
  async run(department: CreditCode): Promise<Client[]> {
    const now = this.clock.now();
    const systems = await this.clients.ofDepartment(this.reader, department, LIMIT);
    return systems.filter(({ state }) => state === 'enabled').map((system) => ({ ...system, grants: system.grants.filter(({ validUntil }) => now < validUntil) }));
  }
}
