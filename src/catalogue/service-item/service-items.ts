import { dateInChina } from '../../primitives/calendar-date.js';
import type { Clock, Instant } from '../../primitives/clock.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Reader } from '../../database/reader.js';
import type { ServiceItem, ServiceItemDefinition } from './service-item.js';
import type { DatedVersion, ServiceItemStore } from './service-item-store.js';

/** How long the list of an item's versions may be remembered: a new version is known within this time on every instance. */
const LIST_LIFETIME_MS = 2_000;

interface KnownVersions {
  readonly versions: readonly DatedVersion[];
  readonly knownUntil: Instant;
}

/** Reads service items. Versions never change, so they are kept; which there are is asked for again after two seconds. */
export class ServiceItems {
  private readonly definitions = new Map<string, ServiceItem>();
  private readonly lists = new Map<string, KnownVersions>();

  constructor(
    private readonly store: ServiceItemStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** The version that is in effect today; undefined where there is none: not registered, or not begun. */
  async effective(code: string): Promise<ServiceItem | undefined> {
    const dated = effectiveOf(await this.versionsOf(code), this.today());
    return dated && this.definition(code, dated.version);
  }

  /** @param version absent: the one in effect today @throws Refusal SERVICE_ITEM_UNKNOWN */
  async one(code: string, version?: number): Promise<ServiceItem> {
    const item = await (version === undefined ? this.effective(code) : this.definition(code, version));
    if (item === undefined) throw new Refusal('notFound', 'SERVICE_ITEM_UNKNOWN', '没有这个事项，或尚未生效。There is no such service item, or it is not in effect yet.');
    return item;
  }

  /** Every item that is in effect today, by code. */
  async all(): Promise<ServiceItem[]> {
    const today = this.today();
    const begun = (await this.store.versions(this.reader)).filter(({ effectiveFrom }) => effectiveFrom <= today);
    const current = begun.filter(({ code }, index) => begun[index - 1]?.code !== code);
    const items = await Promise.all(current.map(({ code, version }) => this.definition(code, version)));
    return items.filter((item) => item !== undefined);
  }

  /** Forgets which versions there are of an item that this instance has just published. */
  forget(code: string): void {
    this.lists.delete(code);
  }

  private today(): string {
    return dateInChina(this.clock.now());
  }

  /** What is not registered is asked for each time: who guesses codes fills no memory. */
  private async versionsOf(code: string): Promise<readonly DatedVersion[]> {
    const known = this.lists.get(code);
    const now = this.clock.now();
    if (known !== undefined && known.knownUntil > now) return known.versions;
    const versions = await this.store.versionsOf(this.reader, code);
    if (versions.length > 0) this.lists.set(code, { versions, knownUntil: now + LIST_LIFETIME_MS });
    return versions;
  }

  private async definition(code: string, version: number): Promise<ServiceItem | undefined> {
    const known = this.definitions.get(`${code}/${version}`);
    if (known !== undefined) return known;
    const row = await this.store.version(this.reader, code, version);
    if (row === undefined) return undefined;
    const item: ServiceItem = { ...(JSON.parse(row.definition) as ServiceItemDefinition), version };
    this.definitions.set(`${code}/${version}`, item);
    return item;
  }
}

/** Of the versions that have begun the one published last. @param versions newest first */
function effectiveOf(versions: readonly DatedVersion[], today: string): DatedVersion | undefined {
  return versions.find(({ effectiveFrom }) => effectiveFrom <= today);
}
