import type { Clock } from '../primitives/clock.js';
import type { Random } from '../primitives/random.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { touched, type RecordAct } from '../ledger/record/record-act.js';
import { validatePath } from '../pki/certificates/path.js';
import { flawInBinding, type TrustEntry } from './trust-entry.js';
import { TrustEntryRow } from './trust-entry-row.js';
import type { TrustEntryStore } from './trust-entry-store.js';
import type { TrustedKeys } from './trusted-keys.js';

/** The key's chain does not lead to a trusted root: it is not admitted. */
export class ChainRejected extends Error {
  override readonly name = 'ChainRejected';
}

/** Admits a key to the trust list, with its leaf in the ledger. Asking again for a key that is in changes nothing. */
export class AdmitKey {
  constructor(
    private readonly units: UnitOfWork,
    private readonly store: TrustEntryStore,
    private readonly keys: TrustedKeys,
    private readonly recordAct: RecordAct,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly roots: readonly Uint8Array[],
  ) {}

  /** @throws ChainRejected */
  async run(entry: TrustEntry): Promise<void> {
    const at = this.clock.now();
    const chain = entry.chain.length === 0 ? undefined : validatePath(entry.chain, this.roots, Math.max(at, entry.notBefore));
    const flaw = flawInBinding(entry, chain);
    if (flaw !== undefined) throw new ChainRejected(`key ${entry.kid}: ${flaw}`);
    await this.units.run(async (unit) => {
      const known = await this.store.byKid(unit, entry.kid);
      if (known.some((row) => row.keyUse === entry.use && row.authority === entry.authority)) return;
      const row = this.rowOf(entry);
      await this.store.add(unit, row);
      const facts = new Map([['kid', entry.kid], ['use', entry.use], ['authority', entry.authority]]);
      await this.recordAct.run(unit, { log: 'acts', name: 'trust/admit', at, actor: 'service', subject: row.id, facts }, touched(TrustEntryRow, row));
    });
    this.keys.forget();
  }

  private rowOf(entry: TrustEntry): TrustEntryRow {
    return Object.assign(new TrustEntryRow(), {
      id: this.random.bytes(16),
      kid: entry.kid,
      keyUse: entry.use,
      suite: entry.suite,
      authority: entry.authority,
      authorityZh: entry.authorityNames.zh,
      authorityEn: entry.authorityNames.en,
      publicKey: entry.publicKey,
      certificate: entry.chain[0] ?? null,
      issuingCertificate: entry.chain[1] ?? null,
      licenceTypes: entry.licenceTypes.join(' '),
      notBefore: entry.notBefore,
      signUntil: entry.signUntil,
      distrustAfter: entry.distrustAfter,
      revision: 1,
    });
  }
}
