import type { KeyObject } from 'node:crypto';
import type { Instant } from '../../../primitives/clock.js';
import { parseBoundedJson } from '../../../primitives/bounded-json.js';
import { canonicalJson } from '../../../primitives/canonical-json.js';
import { hex } from '../../../primitives/digest.js';
import type { Random } from '../../../primitives/random.js';
import type { Reader } from '../../../database/reader.js';
import type { Unit } from '../../../database/unit-of-work.js';
import { decipher, encipher, type CellPlace } from '../../../holder/envelope.js';
import { contentJson, type CaseContent, type OpenCase } from './counter-case.js';
import { CounterCaseRow } from './counter-case-row.js';

/** Whose case it is. */
export interface CaseOwner {
  /** `officer.id`. */
  readonly officer: Uint8Array;
  readonly department: string;
}

/** A place in a list of open cases: it goes on behind the case of this time and id. */
export interface CasePlace {
  readonly at: Instant;
  readonly id: Uint8Array;
}

/** Which of an officer's open cases. */
export interface CaseQuery {
  readonly now: Instant;
  readonly behind?: CasePlace | undefined;
  readonly limit: number;
}

/** One page of open cases; `next` where there are older ones. */
export interface CasePage {
  readonly cases: readonly OpenCase[];
  readonly next: CasePlace | undefined;
}

const OF_OWNER = 'officer = ? AND department = ? AND expires_at > ?';
const BOUNDS = { depth: 32, keys: 400_000, items: 400_000 };

/** Memory of open cases. Content is deciphered here and nowhere else. */
export class CounterCaseStore {
  /** @param key 32 bytes of the vault, for this alone */
  constructor(
    private readonly key: KeyObject,
    private readonly random: Random,
  ) {}

  async add(unit: Unit, opened: OpenCase, owner: CaseOwner, expiresAt: Instant): Promise<void> {
    const { id, openedAt, revision } = opened;
    await unit.insert(CounterCaseRow, [Object.assign(new CounterCaseRow(), { id, ...owner, openedAt, expiresAt, content: this.sealed(id, opened), revision })]);
  }

  /** Undefined also for another officer's. */
  async find(reader: Reader, id: Uint8Array, owner: CaseOwner, now: Instant): Promise<OpenCase | undefined> {
    const [row] = await reader.find(CounterCaseRow, `${OF_OWNER} AND id = ?`, [owner.officer, owner.department, now, id]);
    return row && this.opened(row);
  }

  /** As `find`, to be changed in this unit. On MariaDB others who want to change the case wait until it ends. */
  async hold(unit: Unit, id: Uint8Array, owner: CaseOwner, now: Instant): Promise<OpenCase | undefined> {
    const lock = unit.dialect === 'mariadb' ? ' FOR UPDATE' : '';
    const [row] = await unit.find(CounterCaseRow, `${OF_OWNER} AND id = ?${lock}`, [owner.officer, owner.department, now, id]);
    return row && this.opened(row);
  }

  /** One page of the officer's open cases, newest first: no other is deciphered. */
  async ofOfficer(reader: Reader, owner: CaseOwner, { now, behind, limit }: CaseQuery): Promise<CasePage> {
    const place = behind === undefined ? '' : ' AND opened_at <= ? AND (opened_at < ? OR id < ?)';
    const parameters = [owner.officer, owner.department, now, ...(behind === undefined ? [] : [behind.at, behind.at, behind.id])];
    const rows = await reader.find(CounterCaseRow, `${OF_OWNER}${place} ORDER BY opened_at DESC, id DESC LIMIT ${limit + 1}`, parameters);
    const cases = rows.slice(0, limit).map((row) => this.opened(row));
    const last = rows.length > limit ? cases.at(-1) : undefined;
    return { cases, next: last && { at: last.openedAt, id: last.id } };
  }

  /** @returns whether the case was still at the revision that it was read at */
  async change(unit: Unit, before: OpenCase, content: CaseContent): Promise<boolean> {
    const sql = 'UPDATE counter_case SET content = ?, revision = ? WHERE id = ? AND revision = ?';
    return (await unit.change(sql, [this.sealed(before.id, content), before.revision + 1, before.id, before.revision])) === 1;
  }

  async drop(unit: Unit, id: Uint8Array): Promise<void> {
    await unit.change('DELETE FROM counter_case WHERE id = ?', [id]);
  }

  async dropExpired(unit: Unit, now: Instant): Promise<number> {
    return unit.change('DELETE FROM counter_case WHERE expires_at <= ?', [now]);
  }

  private sealed(id: Uint8Array, content: CaseContent): Uint8Array {
    return encipher(this.key, placeOf(id), this.random.bytes(12), new TextEncoder().encode(canonicalJson(contentJson(content))));
  }

  private opened({ id, openedAt, revision, content }: CounterCaseRow): OpenCase {
    const kept = parseBoundedJson(decipher(this.key, placeOf(id), content), BOUNDS) as unknown as CaseContent;
    return { ...kept, id, openedAt, revision };
  }
}

function placeOf(id: Uint8Array): CellPlace {
  return { table: 'counter_case', column: 'content', row: hex(id) };
}
