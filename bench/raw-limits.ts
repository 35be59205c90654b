import { generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { createPool } from 'mysql2/promise';

/** Bytes of a measured row beside its key: about what a row of the register has. */
const ROW_BYTES = 300;
const GROUP = 64;
const CONNECTIONS = 16;
const TABLE = 'CREATE TABLE IF NOT EXISTS raw (id BINARY(16) PRIMARY KEY, content VARBINARY(400) NOT NULL)';
const INSERT = 'INSERT INTO raw (id, content) VALUES (?, ?)';

/** Durable writing by the bare driver, per second. */
export interface DurableRows {
  /** One row, one commit, one after another. */
  readonly alone: number;
  /** Rows of many callers: SQLite, 64 to a commit; MariaDB, one to a commit on 16 connections, grouped by the server. */
  readonly together: number;
  /** What `together` counts: SQLite's callers share a commit and are bound by their rows, MariaDB's have one each. */
  readonly counts: 'rows' | 'commits';
}

/** The better of two measurements: a limit is what the machine can do, whatever else it did meanwhile. */
export function better(one: DurableRows, other: DurableRows): DurableRows {
  return { ...one, alone: Math.max(one.alone, other.alone), together: Math.max(one.together, other.together) };
}

/** P-256 with SHA-256 over 1 KB on one thread, per second. */
export function p256PerSecond(seconds: number): { sign: number; verify: number } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const bytes = randomBytes(1024);
  const signature = sign('sha256', bytes, privateKey);
  return {
    sign: perSecond(seconds, () => (sign('sha256', bytes, privateKey), 1)),
    verify: perSecond(seconds, () => (verify('sha256', bytes, publicKey, signature), 1)),
  };
}

/** As the service opens SQLite: WAL, FULL, pages of 8 KB. @param folder on the disc that is measured */
export function sqliteRows(folder: string, seconds: number): DurableRows {
  const place = mkdtempSync(join(folder, 'raw-'));
  const database = new Sqlite(join(place, 'raw.sqlite'));
  for (const setting of ['page_size = 8192', 'journal_mode = WAL', 'synchronous = FULL']) database.pragma(setting);
  database.exec(TABLE);
  const insert = database.prepare(INSERT);
  const group = database.transaction(() => {
    for (let row = 0; row < GROUP; row++) insert.run(randomBytes(16), randomBytes(ROW_BYTES));
  });
  const rows: DurableRows = {
    counts: 'rows',
    alone: perSecond(seconds, () => insert.run(randomBytes(16), randomBytes(ROW_BYTES)).changes),
    together: perSecond(seconds, () => (group.immediate(), GROUP)),
  };
  database.close();
  rmSync(place, { recursive: true });
  return rows;
}

/** @param url of a database where a table may be made and dropped */
export async function mariadbRows(url: string, seconds: number): Promise<DurableRows> {
  const pool = createPool({ uri: url, connectionLimit: CONNECTIONS });
  await pool.query(TABLE);
  const by = async (callers: number): Promise<number> => {
    const end = performance.now() + seconds * 1000;
    let rows = 0;
    const caller = async (): Promise<void> => {
      for (; performance.now() < end; rows++) await pool.execute(INSERT, [randomBytes(16), randomBytes(ROW_BYTES)]);
    };
    await Promise.all(Array.from({ length: callers }, caller));
    return rows / seconds;
  };
  await by(CONNECTIONS);
  const rows: DurableRows = { counts: 'commits', alone: await by(1), together: await by(CONNECTIONS) };
  await pool.query('DROP TABLE raw');
  await pool.end();
  return rows;
}

function perSecond(seconds: number, act: () => number): number {
  const begin = performance.now();
  const end = begin + seconds * 1000;
  let count = 0;
  let now = begin;
  for (; now < end; now = performance.now()) count += act();
  return (count * 1000) / (now - begin);
}
