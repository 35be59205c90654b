import { errors, type Adapter, type AdapterPayload } from 'oidc-provider';
import type { Reader } from '../../database/reader.js';
import { isDuplicate, type UnitOfWork } from '../../database/unit-of-work.js';
import { epochSeconds, type Clock } from '../../primitives/clock.js';
import { OidcStateRow } from './oidc-state-row.js';
import type { OidcStateStore } from './oidc-state-store.js';

/** What the provider remembers longest: an assertion's jti and a person's choice, never an hour. */
const LONGEST_SECONDS = 3_600;

/** Where the provider's state is kept. */
export class OidcMemory {
  constructor(
    readonly units: UnitOfWork,
    readonly reader: Reader,
    readonly states: OidcStateStore,
    readonly clock: Clock,
  ) {}
}

/** A client's metadata; undefined for a client that is unknown or disabled. */
type FindMetadata = (clientId: string) => Promise<AdapterPayload | undefined>;

/** Clients are read from the register and written elsewhere. */
class ClientAdapter {
  constructor(private readonly metadata: FindMetadata) {}

  find(clientId: string): Promise<AdapterPayload | undefined> {
    return this.metadata(clientId);
  }
}

/** One kind of thing of oidc-provider in our database. */
class StateAdapter implements Adapter {
  constructor(
    private readonly model: string,
    private readonly memory: OidcMemory,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn = LONGEST_SECONDS): Promise<void> {
    const { clock, states, units } = this.memory;
    const row = Object.assign(new OidcStateRow(), {
      model: this.model,
      id,
      payload: JSON.stringify(payload),
      expiresAt: clock.now() + expiresIn * 1000,
      uid: payload.uid ?? null,
      userCode: payload.userCode ?? null,
      grantId: payload.grantId ?? null,
      consumedAt: null,
    });
    await units.run(async (unit) => {
      if (this.model !== 'ReplayDetection') await states.drop(unit, row);
      await states.add(unit, row).catch(refuseSecondUse);
    });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.payloadOf(await this.memory.states.byId(this.memory.reader, { model: this.model, id }));
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.payloadOf(await this.memory.states.byUid(this.memory.reader, this.model, uid));
  }

  /** Only the device flow has user codes, and it is off. */
  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  async consume(id: string): Promise<void> {
    const { clock, states, units } = this.memory;
    const isFirst = await units.run((unit) => states.consume(unit, { model: this.model, id }, clock.now()));
    // The library looks before it consumes: of two that looked at once, one ends here.
    if (!isFirst) throw new errors.InvalidGrant('already consumed');
  }

  async destroy(id: string): Promise<void> {
    await this.memory.units.run((unit) => this.memory.states.drop(unit, { model: this.model, id }));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.memory.units.run((unit) => this.memory.states.dropGrant(unit, grantId));
  }

  private payloadOf(row: OidcStateRow | undefined): AdapterPayload | undefined {
    if (row === undefined || row.expiresAt <= this.memory.clock.now()) return undefined;
    const payload = JSON.parse(row.payload) as AdapterPayload;
    return row.consumedAt === null ? payload : { ...payload, consumed: epochSeconds(row.consumedAt) };
  }
}

/** How oidc-provider reaches our memory. */
export function oidcAdapter(memory: OidcMemory, metadata: FindMetadata): (model: string) => Adapter {
  return (model) => (model === 'Client' ? (new ClientAdapter(metadata) as unknown as Adapter) : new StateAdapter(model, memory));
}

/** The library looks for a jti before it remembers it: of two that race with one assertion, the second meets the key. */
function refuseSecondUse(error: unknown): never {
  if (isDuplicate(error)) throw new errors.InvalidClientAuth('client assertion tokens must only be used once');
  throw error;
}
