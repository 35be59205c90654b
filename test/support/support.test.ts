import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { freshDatabase } from './mariadb.js';
import { isRunning, startMariaDb } from './mariadbd.js';
import { needs, whereIs } from './tools.js';
import { needsVectors, vectorBytes, vectorJson } from './vectors.js';

async function ask(url: string, sql: string): Promise<RowDataPacket[]> {
  const connection = await createConnection(url);
  const [rows] = await connection.query<RowDataPacket[]>(sql);
  await connection.end();
  return rows;
}

needs('mariadbd', 'mariadb-install-db')('a private MariaDB', () => {
  it('commits durably and speaks the whole of Unicode', async () => {
    const rows = await ask(
      await freshDatabase(),
      `SELECT @@innodb_flush_log_at_trx_commit AS durable, @@character_set_server AS charset, '𠮷' AS rare`,
    );
    expect(rows).toEqual([{ durable: 1, charset: 'utf8mb4', rare: '𠮷' }]);
  });

  it('hands out a new empty database at each call', async () => {
    const first = await freshDatabase();
    await ask(first, 'CREATE TABLE licence (id INT)');
    const second = await freshDatabase();
    expect(second).not.toBe(first);
    expect(await ask(first, 'SHOW TABLES')).toHaveLength(1);
    expect(await ask(second, 'SHOW TABLES')).toHaveLength(0);
  });

  it('is gone once stopped', async () => {
    const server = await startMariaDb();
    const url = await server.freshDatabase();
    expect(isRunning(server.pid)).toBe(true);
    await server.stop();
    expect(isRunning(server.pid)).toBe(false);
    await expect(createConnection(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('programs of the machine', () => {
  it('are found by name, and absent ones are not', () => {
    expect(whereIs('sh')).toMatch(/\/sh$/);
    expect(whereIs('no-such-program-of-zhengku')).toBeUndefined();
  });
});

needsVectors('jcs/input/arrays.json')('the public vectors', () => {
  it('are read as JSON and as bytes', () => {
    expect(vectorJson<unknown>('jcs/input/arrays.json')).toEqual([56, { d: true, '10': null, '1': [] }]);
    expect(vectorBytes('jcs/input/arrays.json').length).toBeGreaterThan(10);
  });
});
