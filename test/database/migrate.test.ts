import { Database } from '../../src/database/database.js';
import { ROWS } from '../../src/cli/rows.js';
import { onMariadb } from '../support/databases.js';

onMariadb('migrations', (databases) => {
  it('of instances that start at the same time take turns', async () => {
    const plan = { location: await databases.location(), poolSize: 4, deadlineMs: 10_000, acceptsLoss: 'none', rows: ROWS } as const;
    const opened = await Promise.all(Array.from({ length: 4 }, () => Database.open(plan)));
    const [names] = await Promise.all(opened.map(({ reader }) => reader.query('SELECT name FROM migration')));
    expect(new Set(names?.map((row) => row['name'])).size).toBe(names?.length);
    expect(names?.length).toBeGreaterThan(20);
    await Promise.all(opened.map((database) => database.close()));
  });
});
