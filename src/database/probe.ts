import type { Reader } from './reader.js';
import type { UnitOfWork } from './unit-of-work.js';

/** Whether both doors of the database answer. @throws whatever the one that does not answer throws */
export async function probeDatabase(reader: Reader, units: UnitOfWork): Promise<void> {
  await reader.query('SELECT 1 AS one');
  await units.run((unit) => unit.query('SELECT 1 AS one'));
}
