import type { Clock } from '../primitives/clock.js';
import { Refusal } from '../primitives/refusal.js';
import type { Reader } from '../database/reader.js';
import type { LicenceType, LicenceTypeDefinition } from './licence-type.js';
import type { LicenceTypeStore } from './licence-type-store.js';

/** How long a type's header may be remembered: a retirement bites within this time on every instance. */
const HEADER_LIFETIME_MS = 2_000;

interface KnownHeader {
  readonly version: number;
  readonly isEnabled: boolean;
  readonly knownUntil: number;
}

/** Reads licence types. Versions never change, so they are kept; headers are asked for again after two seconds. */
export class Catalogue {
  private readonly versions = new Map<string, LicenceType>();
  private readonly headers = new Map<string, KnownHeader>();

  constructor(
    private readonly store: LicenceTypeStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** The current version of an enabled type. @throws Refusal LICENCE_TYPE_UNKNOWN, LICENCE_TYPE_RETIRED */
  async forIssue(code: string): Promise<LicenceType> {
    const header = await this.header(code);
    if (!header.isEnabled) throw new Refusal('conflict', 'LICENCE_TYPE_RETIRED', '该证照类型已停用。This licence type is retired: no more licences of it are issued.');
    return this.version(code, header.version);
  }

  /** The current version, enabled or not. @throws Refusal LICENCE_TYPE_UNKNOWN */
  async current(code: string): Promise<LicenceType> {
    return this.version(code, (await this.header(code)).version);
  }

  /** @throws Refusal LICENCE_TYPE_UNKNOWN */
  async version(code: string, version: number): Promise<LicenceType> {
    const known = this.versions.get(`${code}/${version}`);
    if (known !== undefined) return known;
    const row = await this.store.version(this.reader, code, version);
    if (row === undefined) throw unknown();
    const type: LicenceType = { ...(JSON.parse(row.definition) as LicenceTypeDefinition), version };
    this.versions.set(`${code}/${version}`, type);
    return type;
  }

  /** Every type in its current version, retired ones marked. */
  async all(): Promise<(LicenceType & { readonly enabled: boolean })[]> {
    const headers = await this.store.headers(this.reader);
    return Promise.all(headers.map(async (row) => ({ ...(await this.version(row.code, row.currentVersion)), enabled: row.isEnabled === 1 })));
  }

  /** Forgets what is known of a type that this instance has just changed. */
  forget(code: string): void {
    this.headers.delete(code);
  }

  private async header(code: string): Promise<KnownHeader> {
    const known = this.headers.get(code);
    const now = this.clock.now();
    if (known !== undefined && known.knownUntil > now) return known;
    const row = await this.store.header(this.reader, code);
    if (row === undefined) throw unknown();
    const header = { version: row.currentVersion, isEnabled: row.isEnabled === 1, knownUntil: now + HEADER_LIFETIME_MS };
    this.headers.set(code, header);
    return header;
  }
}

function unknown(): Refusal {
  return new Refusal('notFound', 'LICENCE_TYPE_UNKNOWN', '目录中没有该证照类型。The catalogue has no such licence type.');
}
