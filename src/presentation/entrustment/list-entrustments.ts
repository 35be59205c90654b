import type { Clock, Instant } from '../../primitives/clock.js';
import type { Reader } from '../../database/reader.js';
import { DataKeyMissing, type DataKeys } from '../../holder/data-key.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import { scopeCodes, standingAt, type EntrustmentStanding, type Relation } from './entrustment.js';
import { openParties, type Parties } from './entrustment-parties.js';
import type { EntrustmentRow } from './entrustment-row.js';
import type { EntrustmentStore } from './entrustment-store.js';

/** Entrustments of each list at the most. */
const LIMIT = 100;

/** An entrustment as the two whom it concerns see it. */
export interface SeenEntrustment extends Parties {
  readonly id: Uint8Array;
  readonly standing: EntrustmentStanding;
  readonly relation: Relation;
  /** Undefined: all. */
  readonly licenceTypes: readonly string[] | undefined;
  readonly serviceItems: readonly string[] | undefined;
  readonly usesAllowed: number;
  readonly usesMade: number;
  readonly madeAt: Instant;
  readonly validUntil: Instant;
}

/** A holder sees what was entrusted to others, and what others entrusted. */
export class ListEntrustments {
  constructor(
    private readonly entrustments: EntrustmentStore,
    private readonly dataKeys: DataKeys,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async run(session: HolderSession): Promise<{ readonly given: readonly SeenEntrustment[]; readonly received: readonly SeenEntrustment[] }> {
    const now = this.clock.now();
    const [given, received] = await Promise.all([this.entrustments.givenBy(this.reader, session.holderIndex, LIMIT), this.entrustments.receivedBy(this.reader, session.holderIndex, LIMIT)]);
    const seen = (rows: readonly EntrustmentRow[]): Promise<SeenEntrustment[]> => Promise.all(rows.map((row) => this.seen(row, now)));
    return { given: await seen(given), received: await seen(received) };
  }

  private async seen(row: EntrustmentRow, now: Instant): Promise<SeenEntrustment> {
    const { id, relation, usesAllowed, usesMade, madeAt, validUntil } = row;
    const scope = { licenceTypes: scopeCodes(row.licenceTypes), serviceItems: scopeCodes(row.serviceItems) };
    return { id, standing: standingAt(row, now), relation: relation as Relation, ...scope, usesAllowed, usesMade, madeAt, validUntil, ...(await this.parties(row)) };
  }

  /** Nobody's names where the grantor has been erased since. */
  private async parties(row: EntrustmentRow): Promise<Parties> {
    try {
      return openParties(await this.dataKeys.byId(this.reader, row.dataKeyId), row);
    } catch (error) {
      if (error instanceof DataKeyMissing) return { grantor: {}, delegate: {} };
      throw error;
    }
  }
}
