import { createSecretKey, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../../src/database/column.js';
import type { Database } from '../../src/database/database.js';
import type { RowType } from '../../src/database/row-mapping.js';
import { ascii, id, text, whole, type Table } from '../../src/database/table.js';
import type { LogName } from '../../src/ledger/record/act.js';
import { ActRow, OutboxRow } from '../../src/ledger/record/act-row.js';
import { ActStore } from '../../src/ledger/record/act-store.js';
import { ed25519OfSpki, type CheckpointSigner, type CheckpointSigners } from '../../src/ledger/checkpoint-signer.js';
import { AuditActs } from '../../src/ledger/audit/audit-acts.js';
import { AuditLeaves } from '../../src/ledger/audit/audit-leaves.js';
import { AuditRows } from '../../src/ledger/audit/audit-rows.js';
import { AuditStore } from '../../src/ledger/audit/audit-store.js';
import { AuditTree } from '../../src/ledger/audit/audit-tree.js';
import { AuditLedger } from '../../src/ledger/audit/audit.js';
import { HeadStore } from '../../src/ledger/head-store.js';
import { OutboxSeal } from '../../src/ledger/record/outbox-seal.js';
import { PublishLedger } from '../../src/ledger/publish.js';
import { RecordAct, touched, type RecordedAct } from '../../src/ledger/record/record-act.js';
import { SequenceActs } from '../../src/ledger/sequence.js';
import { noteKey } from '../../src/ledger/tree/signed-note.js';
import { CheckpointRow, LeafRow, TileRow } from '../../src/ledger/tree-row.js';
import { TreeStore } from '../../src/ledger/tree-store.js';
import { SeededRandom, type Random } from '../../src/primitives/random.js';
import { makeTable, type Databases } from '../support/databases.js';

/** The seal of every ledger of the tests. */
export const SEAL = new OutboxSeal(createSecretKey(Buffer.alloc(32, 7)));

/** A market stall: a table that the ledger protects, known to tests only. */
@Entity('stall')
export class StallRow {
  @Bytes('id', 'primary') id!: Uint8Array;
  @Text('goods') goods!: string;
  @Whole('rent') rent!: number;
  @Text('remark', 'nullable') remark!: string | null;
}

/** One with a key of two columns. */
@Entity('stall_day')
export class StallDayRow {
  @Text('stall', 'primary') stall!: string;
  @Whole('day', 'primary') day!: number;
  @Text('weather') weather!: string;
}

const STALL: Table = { name: 'stall', columns: { id: id(), goods: text(40), rent: whole(), remark: { ...text(40), nullable: true } }, primaryKey: ['id'] };
const STALL_DAY: Table = { name: 'stall_day', columns: { stall: ascii(32), day: whole(), weather: text(20) }, primaryKey: ['stall', 'day'] };

export const LEDGER_ROWS = [ActRow, OutboxRow, LeafRow, TileRow, CheckpointRow, StallRow, StallDayRow];
export const AT = Date.UTC(2026, 10, 22, 8);

export function signerFor(origin: string): CheckpointSigner {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = noteKey(origin, ed25519OfSpki(publicKey.export({ format: 'der', type: 'spki' })));
  return { key, sign: (bytes) => Promise.resolve(new Uint8Array(sign(null, bytes, privateKey))) };
}

const folders: string[] = [];

/** A folder that is gone after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhengku-ledger-'));
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A ledger over a new database, with a market of stalls to act on. */
export class TestLedger {
  readonly trees = new TreeStore();
  readonly random: Random;
  private readonly record: RecordAct;
  private stalls = 0;

  constructor(
    readonly database: Database,
    seed: string,
    readonly signers: CheckpointSigners = { acts: signerFor('zhengku.example/ledger/acts'), reads: signerFor('zhengku.example/ledger/reads') },
    readonly folder = newFolder(),
  ) {
    this.random = new SeededRandom(seed);
    this.record = new RecordAct(new ActStore(), SEAL, this.random);
  }

  static async open(databases: Databases, seed: string): Promise<TestLedger> {
    const database = await databases.open(LEDGER_ROWS);
    await makeTable(database, STALL);
    await makeTable(database, STALL_DAY);
    return new TestLedger(database, seed);
  }

  /** A publisher with what a test puts in the place of one of its parts. */
  publisher(parts: { heads?: HeadStore; signers?: CheckpointSigners; trees?: TreeStore } = {}): PublishLedger {
    const { units } = this.database;
    const trees = parts.trees ?? this.trees;
    const heads = parts.heads ?? this.heads();
    return new PublishLedger(units, trees, new SequenceActs(units, trees, SEAL), heads, parts.signers ?? this.signers);
  }

  heads(folder = this.folder): HeadStore {
    return new HeadStore(folder, this.signers);
  }

  auditor(tables: readonly RowType<object>[] = [StallRow, StallDayRow]): AuditLedger {
    const store = new AuditStore(this.database.reader, this.database.mappings);
    const trees = new AuditTree(store, new AuditLeaves(store), this.heads(), this.signers);
    return new AuditLedger(new AuditActs(store, SEAL), trees, new AuditRows(store, tables));
  }

  /** Opens a stall, with a day of its own. */
  openStall(log: LogName = 'acts'): Promise<RecordedAct> {
    const number = this.stalls++;
    const stall = Object.assign(new StallRow(), { id: this.random.bytes(16), goods: `茶叶 ${number}`, rent: number, remark: number % 2 === 0 ? null : '晴' });
    const day = Object.assign(new StallDayRow(), { stall: `stall-${number}`, day: number * 7, weather: `多云 ${number}` });
    return this.database.units.run(async (unit) => {
      if (log === 'acts') {
        await unit.insert(StallRow, [stall]);
        await unit.insert(StallDayRow, [day]);
      }
      const rows = log === 'acts' ? [...touched(StallRow, stall), ...touched(StallDayRow, day)] : [];
      return this.record.run(unit, { log, name: log === 'acts' ? 'market/open-stall' : 'market/look', at: AT, actor: 'test', subject: stall.id, facts: new Map([['number', number]]) }, rows);
    });
  }

  /** Changes a stall's rent, at the same moment as all else. */
  changeRent(stall: StallRow, rent: number): Promise<RecordedAct> {
    return this.database.units.run(async (unit) => {
      await unit.change('UPDATE stall SET rent = ? WHERE id = ?', [rent, stall.id]);
      const changed = Object.assign(new StallRow(), { ...stall, rent });
      return this.record.run(unit, { log: 'acts', name: 'market/change-rent', at: AT, actor: 'test', subject: stall.id, facts: new Map() }, touched(StallRow, changed));
    });
  }

  async openStalls(count: number): Promise<RecordedAct[]> {
    return Promise.all(Array.from({ length: count }, () => this.openStall()));
  }

  async stallRows(): Promise<StallRow[]> {
    return this.database.reader.find(StallRow, '1 = 1 ORDER BY goods');
  }

  /** How many rows a table of a log has. */
  async count(table: string, log: LogName = 'acts'): Promise<number> {
    const [row] = await this.database.reader.query(`SELECT COUNT(*) AS n FROM ${table} WHERE log = ?`, [log]);
    return Number(row?.['n']);
  }
}
