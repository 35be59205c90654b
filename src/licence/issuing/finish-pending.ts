import type { Clock } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import type { Log } from '../../nest/log.js';
import type { Reader } from '../../database/reader.js';
import type { UnitOfWork } from '../../database/unit-of-work.js';
import type { DataKeys } from '../../holder/data-key.js';
import { decipher } from '../../holder/envelope.js';
import { KeyVaultFault } from '../../pki/vault/key-vault.js';
import type { SignIntents } from '../../pki/signing/sign.js';
import type { SigningIntentStore } from '../../pki/signing/signing-intent-store.js';
import type { Idempotency } from '../../access/idempotency/idempotency.js';
import type { PendingIssueRow } from './pending-row.js';
import type { PendingStore } from './pending-store.js';
import { preparedPlace } from './intend.js';
import { decodePrepared, type PreparedLicence } from './prepared.js';
import type { RecordIssue } from './record-issue.js';

/** What became of the licences that a crash had left pending. */
export interface PendingOutcome {
  readonly finished: number;
  readonly abandoned: number;
  /** Could not be ended: altered, or its keys do not answer; each is in the log. They are tried again. */
  readonly failed: number;
}

/** A pending licence younger than this may still be at work in another instance. */
const AT_WORK_MS = 60_000;
const AT_ONCE = 100;

/**
 * Finishes what a crash left between intending and recording. The caller may have been told nothing, so either end is true to its word: finished
 * where the keys still sign, else abandoned and its idempotency key freed. Of two instances that try, one wins.
 */
export class FinishPending {
  constructor(
    private readonly units: UnitOfWork,
    private readonly reader: Reader,
    private readonly pending: PendingStore,
    private readonly dataKeys: DataKeys,
    private readonly sign: SignIntents,
    private readonly intents: SigningIntentStore,
    private readonly record: RecordIssue,
    private readonly idempotency: Idempotency,
    private readonly log: Log,
    private readonly clock: Clock,
  ) {}

  /** @param age `all` at the start of the only instance; `stale` leaves alone what another instance may be sealing */
  async run(age: 'all' | 'stale'): Promise<PendingOutcome> {
    const before = this.clock.now() - (age === 'all' ? -1 : AT_WORK_MS);
    const outcome = { finished: 0, abandoned: 0, failed: 0 };
    for (;;) {
      const rows = await this.pending.begunBefore(this.reader, before, AT_ONCE);
      const ends: (keyof PendingOutcome)[] = [];
      for (const row of rows) ends.push(await this.tried(row));
      for (const end of ends) outcome[end]++;
      // A batch of which none could be ended would be the next batch too.
      if (rows.length < AT_ONCE || ends.every((end) => end === 'failed')) return outcome;
    }
  }

  /** One row that cannot be ended must not keep the others, or the service, from going on. */
  private async tried(row: PendingIssueRow): Promise<keyof PendingOutcome> {
    try {
      return await this.end(row);
    } catch (fault) {
      this.log.fault(`pending licence ${hex(row.versionId)}`, fault);
      return 'failed';
    }
  }

  private async end(row: PendingIssueRow): Promise<'finished' | 'abandoned'> {
    const dataKey = await this.dataKeys.byId(this.reader, row.dataKeyId);
    const prepared = decodePrepared(decipher(dataKey.key, preparedPlace(row.versionId), row.prepared));
    try {
      await this.record.run(prepared, dataKey, await this.sign.run(prepared.intents));
      return 'finished';
    } catch (error) {
      // Only a key that is gone or closed for good makes a licence unsignable; anything else is for the operator to see.
      if (!(error instanceof KeyVaultFault) || error.code !== 'KEY_UNKNOWN') throw error;
      await this.abandon(prepared);
      return 'abandoned';
    }
  }

  private async abandon(prepared: PreparedLicence): Promise<void> {
    await this.units.run(async (unit) => {
      if (!(await this.pending.remove(unit, prepared.version.id))) return;
      await this.intents.settle(unit, prepared.intents, 'abandoned');
      await this.pending.releaseNumber(unit, prepared.licence.id);
      await this.idempotency.abandon(unit, prepared.call);
    });
  }
}
