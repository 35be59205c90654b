import { createPublicKey, generateKeyPairSync, randomBytes, sign, verify, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import fastify from 'fastify';
import { createPool } from 'mysql2/promise';
import { storeConfig } from './store-config.js';

/*
 * What the machine can do where nothing is checked: Fastify and the bare driver on the same store read the rows that the service reads for the same
 * question, write one row in a commit that is shared, sign one answer, and, where a code is shown, verify one signature.
 */

interface Question {
  readonly holderIndex?: string;
  readonly typeCode?: string;
  readonly identifier?: string;
  readonly signed?: string;
  readonly signature?: string;
  readonly publicKey?: string;
}

/** The bare driver. */
interface Raw {
  read(sql: string, parameters: readonly unknown[]): Promise<readonly Record<string, unknown>[]> | readonly Record<string, unknown>[];
  /** Returns when the row is committed. */
  write(row: Buffer): Promise<void>;
  close(): Promise<void>;
}

const TABLE = 'CREATE TABLE IF NOT EXISTS raw_read (id BINARY(16) PRIMARY KEY, content VARBINARY(400) NOT NULL)';
const INSERT = 'INSERT INTO raw_read (id, content) VALUES (?, ?)';
const OF_HOLDER = 'SELECT v.* FROM licence_holder h JOIN licence_version v ON v.id = h.version_id WHERE h.holder_index = ? AND v.type_code = ?';
const OF_IDENTIFIER = 'SELECT * FROM licence_version WHERE identifier = ?';
const HOLDERS = 'SELECT * FROM licence_holder WHERE version_id = ?';
const BODY = 'SELECT b.*, k.wrapped FROM licence_body b JOIN data_key k ON k.id = b.data_key_id WHERE b.version_id = ?';

const config = storeConfig();
const raw = config.DATABASE_URL === undefined ? sqlite(join(config.dataDir, 'zhengku.sqlite')) : await mariadb(config.DATABASE_URL);
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const publicKeys = new Map<string, KeyObject>();

const server = fastify({ bodyLimit: 1_048_576 });
server.post<{ Body: Question }>('/look-up', async ({ body: { holderIndex = '', typeCode = '' } }) => answer(await raw.read(OF_HOLDER, [Buffer.from(holderIndex, 'hex'), typeCode])));
server.post<{ Body: Question }>('/verify', async ({ body: { identifier = '', signed = '', signature = '', publicKey = '' } }) => {
  const isGood = verify('sha256', Buffer.from(signed, 'base64'), { key: keyOf(publicKey), dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64'));
  if (!isGood) throw new Error('the sample’s signature is not good');
  return answer(await raw.read(OF_IDENTIFIER, [identifier]));
});
const origin = await server.listen({ host: '127.0.0.1', port: 0 });
process.on('disconnect', () => void server.close().then(() => raw.close()).then(() => process.exit(0)));
process.send?.(origin);

async function answer(versions: readonly Record<string, unknown>[]): Promise<object> {
  const [version] = versions;
  if (version === undefined) throw new Error('the store has no such licence');
  const [holders, bodies] = await Promise.all([raw.read(HOLDERS, [version['id']]), raw.read(BODY, [version['id']])]);
  const told = { identifier: version['identifier'], holders: holders.length, sealed: Buffer.from(bodies[0]?.['sealed'] as Uint8Array).toString('base64') };
  const signature = sign('sha256', Buffer.from(JSON.stringify(told)), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64');
  await raw.write(randomBytes(300));
  return { ...told, signature };
}

function keyOf(der: string): KeyObject {
  const known = publicKeys.get(der);
  if (known !== undefined) return known;
  const key = createPublicKey({ key: Buffer.from(der, 'base64'), format: 'der', type: 'spki' });
  publicKeys.set(der, key);
  return key;
}

/** One connection; the rows of one turn of the event loop share a commit. */
function sqlite(file: string): Raw {
  const database = new Sqlite(file);
  for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'cache_size = -65536', 'wal_autocheckpoint = 4000']) database.pragma(setting);
  database.exec(TABLE);
  const statements = new Map<string, Sqlite.Statement<unknown[]>>();
  const prepared = (sql: string): Sqlite.Statement<unknown[]> => {
    const statement = statements.get(sql) ?? database.prepare<unknown[]>(sql);
    statements.set(sql, statement);
    return statement;
  };
  const insert = database.prepare(INSERT);
  const together = database.transaction((rows: readonly Buffer[]) => rows.forEach((row) => insert.run(randomBytes(16), row)));
  let waiting: { readonly row: Buffer; readonly resolve: () => void }[] = [];
  const commit = (): void => {
    const group = waiting;
    waiting = [];
    together.immediate(group.map(({ row }) => row));
    for (const { resolve } of group) resolve();
  };
  return {
    read: (sql, parameters) => prepared(sql).all(...parameters) as Record<string, unknown>[],
    write: (row) =>
      new Promise((resolve) => {
        if (waiting.length === 0) setImmediate(commit);
        waiting.push({ row, resolve });
      }),
    close: () => Promise.resolve(void database.close()),
  };
}

/** The pool of the service, for reading and for writing; the server groups the commits. */
async function mariadb(url: string): Promise<Raw> {
  const pool = createPool({ uri: url, connectionLimit: config.DATABASE_POOL * 2 });
  await pool.query(TABLE);
  return {
    read: async (sql, parameters) => (await pool.query(sql, [...parameters]))[0] as Record<string, unknown>[],
    write: async (row) => void (await pool.query(INSERT, [randomBytes(16), row])),
    close: () => pool.end(),
  };
}
