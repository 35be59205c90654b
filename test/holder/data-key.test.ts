import { createSecretKey } from 'node:crypto';
import { DataKeyMissing, DataKeys } from '../../src/holder/data-key.js';
import { DataKeyRow } from '../../src/holder/data-key-row.js';
import { DataKeyStore } from '../../src/holder/data-key-store.js';
import { parseHolderCode } from '../../src/holder/holder-code.js';
import { FrozenClock } from '../../src/primitives/clock.js';
import { hex } from '../../src/primitives/digest.js';
import { systemRandom } from '../../src/primitives/random.js';
import { onBothDatabases } from '../support/databases.js';

const HOLDER = parseHolderCode('111', '110101199001011237');
const keysOf = (): DataKeys => {
  const regionKeys = {
    indexKeys: [{ generation: 1, key: createSecretKey(Buffer.alloc(32, 1)) }],
    keyEncryptionKeys: new Map([['kek-1', createSecretKey(Buffer.alloc(32, 2))]]),
    wrapWith: 'kek-1',
  } as const;
  return new DataKeys(new DataKeyStore(), regionKeys, systemRandom, new FrozenClock(0));
};

onBothDatabases('a holder’s data key', (databases) => {
  it('is made once, however many ask at the same time', async () => {
    const database = await databases.open([DataKeyRow]);
    const asked = await Promise.all(Array.from({ length: 20 }, () => database.units.run((unit) => keysOf().ensure(unit, HOLDER))));
    expect(new Set(asked.map(({ key }) => hex(key.id))).size).toBe(1);
    expect(asked.filter(({ made }) => made !== undefined)).toHaveLength(1);
    expect(await database.reader.query('SELECT 1 FROM data_key')).toHaveLength(1);
  });

  it('opens again from what is stored, and is stored wrapped', async () => {
    const database = await databases.open([DataKeyRow]);
    const { key } = await database.units.run((unit) => keysOf().ensure(unit, HOLDER));
    const again = await keysOf().byId(database.reader, key.id);
    expect(again.key.equals(key.key)).toBe(true);
    const [row] = await database.reader.find(DataKeyRow, '1 = 1');
    expect(Buffer.from(row?.wrapped ?? []).includes(key.key.export())).toBe(false);
  });

  it('that is gone erases: nothing opens any more', async () => {
    const database = await databases.open([DataKeyRow]);
    const { key } = await database.units.run((unit) => keysOf().ensure(unit, HOLDER));
    await database.units.run((unit) => unit.change('DELETE FROM data_key WHERE id = ?', [key.id]));
    await expect(keysOf().byId(database.reader, key.id)).rejects.toThrow(DataKeyMissing);
  });
});
