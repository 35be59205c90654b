import type { RowType } from '../../database/row-mapping.js';
import { encodeCbor, type CborValue } from '../../primitives/cbor/cbor.js';
import { sha256 } from '../../primitives/digest.js';
import { rowDigest, type BoundRow } from '../record/act.js';
import { touchedRows } from '../record/act-flaw.js';
import type { ActRow } from '../record/act-row.js';
import { keyText, type AuditFinding } from './audit-finding.js';
import { isSameBytes, type AuditStore } from './audit-store.js';
import { rowImage } from '../record/row-image.js';

/** A row as the last act that touched it left it. */
interface LastImage {
  readonly table: string;
  readonly key: string;
  readonly salt: Uint8Array;
  readonly digest: Uint8Array;
}

/**
 * Acts for which one pass keeps the images of the rows that they touched: some 300 bytes for each row, 150 MB. A store with more acts is
 * audited in several passes, each over the rows whose keys fall into it.
 */
const ACTS_PER_PASS = 500_000;

/** Compares every row of the protected tables with what the last act on it recorded. */
export class AuditRows {
  /** @param tables every table whose rows acts touch */
  constructor(
    private readonly store: AuditStore,
    private readonly tables: readonly RowType<object>[],
  ) {}

  async run(): Promise<AuditFinding[]> {
    const passes = Math.max(1, Math.ceil((await this.store.countActs()) / ACTS_PER_PASS));
    const watched = new Set(this.tables.map((type) => this.store.mappings.of(type).table));
    const findings: AuditFinding[] = [];
    const unwatched = new Set<string>();
    for (let pass = 0; pass < passes; pass++) {
      const images = await this.lastImages((name) => placeOf(name, passes) === pass);
      for (const type of this.tables) findings.push(...(await this.compare(type, images, (name) => placeOf(name, passes) === pass)));
      for (const { table, key } of images.values()) {
        if (watched.has(table)) findings.push({ table, key, kind: 'deleted', detail: 'an act recorded this row, and it is gone' });
        else unwatched.add(table);
      }
    }
    for (const table of unwatched) findings.push({ table, key: '*', kind: 'unwatched', detail: 'acts touch this table, and the audit does not look at it' });
    return findings;
  }

  private async lastImages(isOfPass: (name: string) => boolean): Promise<Map<string, LastImage>> {
    const images = new Map<string, LastImage>();
    for await (const act of this.store.actsInOrder()) {
      for (const row of touchedRows(act.event) ?? []) {
        const name = nameOf(row.table, row.key);
        if (isOfPass(name)) images.set(name, imageOf(act, row));
      }
    }
    return images;
  }

  /** Takes each row that it finds out of the images. */
  private async compare(type: RowType<object>, images: Map<string, LastImage>, isOfPass: (name: string) => boolean): Promise<AuditFinding[]> {
    const findings: AuditFinding[] = [];
    const mapping = this.store.mappings.of(type);
    for await (const row of this.store.rows(type)) {
      const image = rowImage(mapping, row);
      const name = nameOf(image.table, image.key);
      if (!isOfPass(name)) continue;
      const recorded = images.get(name);
      images.delete(name);
      const at = { table: image.table, key: keyText(image.key) };
      if (recorded === undefined) findings.push({ ...at, kind: 'inserted', detail: 'no act recorded this row' });
      else if (!isSameBytes(rowDigest(recorded.salt, image), recorded.digest)) {
        findings.push({ ...at, kind: 'edited', detail: 'the row is not as the last act on it recorded it' });
      }
    }
    return findings;
  }
}

function imageOf(act: ActRow, { table, key, digest }: BoundRow): LastImage {
  return { table, key: keyText(key), salt: act.salt, digest };
}

/** One short name for a table's key, however long the key: half a SHA-256. */
function nameOf(table: string, key: readonly CborValue[]): string {
  return Buffer.from(sha256(encodeCbor([table, key])).subarray(0, 16)).toString('latin1');
}

function placeOf(name: string, passes: number): number {
  return (name.charCodeAt(0) * 256 + name.charCodeAt(1)) % passes;
}
