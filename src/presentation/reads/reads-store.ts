import type { Instant } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import type { Reader } from '../../database/reader.js';
import type { SqlValue } from '../../database/row-mapping.js';
import { AccessDelayRow, AccessEventRow, AccessProofRow, AccessSubjectRow } from '../../access/event/access-event-row.js';
import { LicenceHolderRow, LicenceVersionRow } from '../../licence/register/licence-row.js';
import type { StoredRead, ToldVersions } from './own-read.js';
import type { ReadsCursor } from './reads-cursor.js';

/** Which reads of a holder: departments', or the holder's own looks. */
export type Whose = 'departments' | 'own';

/** A part of a holder's list of reads. */
export interface ReadsQuery {
  readonly holderIndex: Uint8Array;
  readonly whose: Whose;
  /** Reads that are told late are there from their day on. */
  readonly now: Instant;
  readonly behind?: ReadsCursor | undefined;
  readonly limit: number;
}

/** Rows at the most for which one statement asks. */
const IN_ONE = 500;

const IS_TOLD = 'NOT EXISTS (SELECT 1 FROM access_delay WHERE access_delay.event_id = access_event.id AND access_delay.disclosed_from > ?)';
/** Versions that the holder holds, alone or with others, and the reads that told of them. */
const THROUGH_LICENCES = 'SELECT access_subject.event_id FROM licence_holder JOIN access_subject ON access_subject.version_id = licence_holder.version_id WHERE licence_holder.holder_index = ?';

/** Memory of reads as their holders find it again. */
export class ReadsStore {
  /** Newest first. A read counts for a holder whose code was asked for, or who holds a licence that it told of; another holder's own looks never do. */
  async ofHolder(reader: Reader, query: ReadsQuery): Promise<AccessEventRow[]> {
    const { holderIndex, limit } = query;
    const byCode = await this.some(reader, query, { sql: `holder_index = ? AND ground ${query.whose === 'own' ? '=' : '<>'} 'self'`, parameters: [holderIndex] });
    if (query.whose === 'own') return byCode;
    const others = { sql: `ground <> 'self' AND (holder_index IS NULL OR holder_index <> ?) AND id IN (${THROUGH_LICENCES})`, parameters: [holderIndex, holderIndex] };
    const throughLicences = await this.some(reader, query, others);
    return [...byCode, ...throughLicences].sort(newestFirst).slice(0, limit);
  }

  /** One read of a holder, told by now. */
  async oneOfHolder(reader: Reader, id: Uint8Array, { holderIndex, now }: Pick<ReadsQuery, 'holderIndex' | 'now'>): Promise<AccessEventRow | undefined> {
    const own = `holder_index = ? OR (ground <> 'self' AND id IN (${THROUGH_LICENCES}))`;
    const [row] = await reader.find(AccessEventRow, `id = ? AND ${IS_TOLD} AND (${own})`, [id, now, holderIndex, holderIndex]);
    return row;
  }

  /** @param ids at most 500 */
  async byIds(reader: Reader, ids: readonly Uint8Array[]): Promise<AccessEventRow[]> {
    return inParts(ids, (part) => reader.find(AccessEventRow, `id IN (${marks(part)})`, part));
  }

  /** How often the holder looked at the own licences. */
  async ownLooks(reader: Reader, holderIndex: Uint8Array): Promise<number> {
    const [row] = await reader.query("SELECT COUNT(*) AS n FROM access_event WHERE holder_index = ? AND ground = 'self'", [holderIndex]);
    return Number(row?.['n']);
  }

  /** Reads that told of the holder's licences and are gone themselves: somebody deleted them. Their ids, at most fifty. */
  async goneOf(reader: Reader, holderIndex: Uint8Array): Promise<Uint8Array[]> {
    const left = 'SELECT DISTINCT gone.event_id AS id FROM licence_holder JOIN access_subject AS gone ON gone.version_id = licence_holder.version_id LEFT JOIN access_event ON access_event.id = gone.event_id';
    const rows = await reader.query(`${left} WHERE licence_holder.holder_index = ? AND access_event.id IS NULL LIMIT 50`, [holderIndex]);
    return rows.map((row) => new Uint8Array(row['id'] as Uint8Array));
  }

  /** With everything else that is stored of them, in their order. */
  async whole(reader: Reader, events: readonly AccessEventRow[]): Promise<StoredRead[]> {
    const ids = events.map((event) => event.id);
    const subjects = await inParts(ids, (part) => reader.find(AccessSubjectRow, `event_id IN (${marks(part)}) ORDER BY event_id, ordinal`, part));
    const proofs = await inParts(ids, (part) => reader.find(AccessProofRow, `event_id IN (${marks(part)})`, part));
    const delays = await inParts(ids, (part) => reader.find(AccessDelayRow, `event_id IN (${marks(part)})`, part));
    const [subjectsOf, proofsOf, delaysOf] = [byEvent(subjects), byEvent(proofs), byEvent(delays)];
    return events.map((event) => {
      const id = hex(event.id);
      return { event, subjects: subjectsOf.get(id) ?? [], proofs: proofsOf.get(id) ?? [], delays: delaysOf.get(id) ?? [] };
    });
  }

  async versions(reader: Reader, ids: readonly Uint8Array[]): Promise<ToldVersions> {
    const versions = await inParts(ids, (part) => reader.find(LicenceVersionRow, `id IN (${marks(part)})`, part));
    const holders = await inParts(ids, (part) => reader.find(LicenceHolderRow, `version_id IN (${marks(part)}) ORDER BY version_id, ordinal`, part));
    return new Map(versions.map((version) => [hex(version.id), { version, holders: holders.filter(({ versionId }) => hex(versionId) === hex(version.id)) }]));
  }

  private some(reader: Reader, { behind, now, limit }: ReadsQuery, which: { sql: string; parameters: readonly SqlValue[] }): Promise<AccessEventRow[]> {
    const place = behind === undefined ? '' : ' AND at <= ? AND (at < ? OR id < ?)';
    const parameters = [...which.parameters, ...(behind === undefined ? [] : [behind.at, behind.at, behind.id]), now];
    // Only the newest are read whole: sorting all of them with their purposes takes twice as long.
    const newest = `SELECT id FROM (SELECT id FROM access_event WHERE ${which.sql}${place} AND ${IS_TOLD} ORDER BY at DESC, id DESC LIMIT ${limit}) AS newest`;
    return reader.find(AccessEventRow, `id IN (${newest}) ORDER BY at DESC, id DESC`, parameters);
  }
}

function newestFirst(left: AccessEventRow, right: AccessEventRow): number {
  return right.at - left.at || Buffer.compare(right.id, left.id);
}

function byEvent<Row extends { readonly eventId: Uint8Array }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const id = hex(row.eventId);
    found.set(id, [...(found.get(id) ?? []), row]);
  }
  return found;
}

async function inParts<Row>(ids: readonly Uint8Array[], find: (part: readonly Uint8Array[]) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let start = 0; start < ids.length; start += IN_ONE) rows.push(...(await find(ids.slice(start, start + IN_ONE))));
  return rows;
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
