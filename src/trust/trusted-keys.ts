import { Refusal } from '../primitives/refusal.js';
import type { Clock, Instant } from '../primitives/clock.js';
import { hex, sha256 } from '../primitives/digest.js';
import type { Reader } from '../database/reader.js';
import type { KeyUse } from '../pki/vault/key-use.js';
import { validatePath, type PathVerdict } from '../pki/certificates/path.js';
import { suiteNamed } from '../pki/vault/suite.js';
import { flawInBinding, trustEntryOf, type TrustEntry } from './trust-entry.js';
import type { TrustEntryStore } from './trust-entry-store.js';

/** How long the list may be remembered: a distrusted key bites within this time on every instance. */
const LIFETIME_MS = 2_000;

interface Known {
  readonly entries: readonly TrustEntry[];
  readonly revision: number;
}

/** The keys that this repository believes, and its own that sign. */
export class TrustedKeys {
  private known: Promise<Known> | undefined;
  private knownUntil: Instant = 0;
  private readonly judgedChains = new Map<string, PathVerdict>();
  private readonly chainNames = new WeakMap<TrustEntry, string>();

  /** @param roots DER of the licence roots, own and other regions' */
  constructor(
    private readonly store: TrustEntryStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
    private readonly roots: readonly Uint8Array[],
  ) {}

  /** Every entry with that kid and use: two keys may share their 8 bytes. */
  async byKid(kid: string, use: KeyUse): Promise<TrustEntry[]> {
    return (await this.load()).entries.filter((entry) => entry.kid === kid && entry.use === use);
  }

  /** Every entry, and a number that rises with each change of the list. */
  async list(): Promise<{ entries: readonly TrustEntry[]; revision: number }> {
    return this.load();
  }

  /** The key with which this authority signs now. @throws Refusal SIGNER_MISSING */
  async signing(authority: string, use: KeyUse, typeCode?: string): Promise<TrustEntry> {
    const now = this.clock.now();
    const fitting = (await this.load()).entries.filter(
      (entry) =>
        entry.authority === authority &&
        entry.use === use &&
        (typeCode === undefined || entry.licenceTypes.includes('*') || entry.licenceTypes.includes(typeCode)) &&
        entry.notBefore <= now &&
        now < entry.signUntil &&
        entry.distrustAfter === null,
    );
    const newest = fitting[fitting.length - 1];
    if (newest === undefined) {
      throw new Refusal('conflict', 'SIGNER_MISSING', '该机构目前没有可用的签发密钥。This authority has no key that may sign this now: hold a ceremony for it.');
    }
    return newest;
  }

  /** Judges an entry's chain at the time of the signature; undefined where the entry has none because the trust list itself vouches for it. */
  judgeChain(entry: TrustEntry, at: Instant): PathVerdict | undefined {
    if (entry.chain.length === 0) return undefined;
    // A chain's verdict changes with the calendar only: an hour's grain keeps the cache small and never crosses a validity bound unnoticed by more.
    const name = `${this.chainName(entry)}/${Math.floor(at / CHAIN_GRAIN_MS)}`;
    const judged = this.judgedChains.get(name);
    if (judged !== undefined) return judged;
    const verdict = validatePath(entry.chain, this.roots, at);
    if (this.judgedChains.size >= JUDGED_CHAINS) this.judgedChains.clear();
    this.judgedChains.set(name, verdict);
    return verdict;
  }

  /** Two keys may share a kid, never a chain. */
  private chainName(entry: TrustEntry): string {
    const name = this.chainNames.get(entry) ?? hex(sha256(...entry.chain));
    this.chainNames.set(entry, name);
    return name;
  }

  /** Whether the key made this raw signature over these bytes. */
  verifies(entry: TrustEntry, bytes: Uint8Array, signature: Uint8Array): boolean {
    const suite = suiteNamed(entry.suite);
    return suite.verify(this.publicKey(entry), bytes, signature);
  }

  private readonly publicKeys = new Map<string, ReturnType<ReturnType<typeof suiteNamed>['publicKey']>>();

  private publicKey(entry: TrustEntry): ReturnType<ReturnType<typeof suiteNamed>['publicKey']> {
    const name = hex(entry.publicKey);
    const known = this.publicKeys.get(name);
    if (known !== undefined) return known;
    const key = suiteNamed(entry.suite).publicKey(entry.publicKey);
    this.publicKeys.set(name, key);
    return key;
  }

  private async load(): Promise<Known> {
    const now = this.clock.now();
    if (this.known === undefined || now >= this.knownUntil) {
      this.knownUntil = now + LIFETIME_MS;
      this.known = this.read();
      this.known.catch(() => (this.known = undefined));
    }
    return this.known;
  }

  private async read(): Promise<Known> {
    const rows = await this.store.all(this.reader);
    // A row that says more than its certificate is no entry: nobody who has only SQL can make a key believed.
    const entries = rows.map(trustEntryOf).filter((entry) => flawInBinding(entry, this.judgeChain(entry, entry.notBefore)) === undefined);
    return { entries, revision: rows.reduce((sum, row) => sum + row.revision, 0) };
  }

  /** Forgets what this instance has just changed. */
  forget(): void {
    this.known = undefined;
  }
}

const CHAIN_GRAIN_MS = 3_600_000;
const JUDGED_CHAINS = 10_000;
