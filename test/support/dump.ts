import type { WholeService } from './service.js';

/** Every table with every column of every row, bytes as Latin-1 text. */
export async function dump(service: WholeService): Promise<Map<string, string>> {
  const { reader, dialect } = service.database;
  const names = dialect === 'sqlite' ? "SELECT name FROM sqlite_master WHERE type = 'table'" : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()';
  const tables = new Map<string, string>();
  for (const { name } of await reader.query(names)) {
    const rows = await reader.query(`SELECT * FROM ${String(name)}`);
    const cells = rows.flatMap((row) => Object.values(row));
    tables.set(String(name), cells.map((cell) => (cell instanceof Uint8Array ? Buffer.from(cell).toString('latin1') : Buffer.from(String(cell)).toString('latin1'))).join('\n'));
  }
  return tables;
}
