import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { LIN_QING } from '../../src/cli/city/holders.js';
import { HAULAGE_DRIVER } from '../../src/cli/city/service-items.js';
import { DataKeys } from '../../src/holder/data-key.js';
import { LicenceStore } from '../../src/licence/register/licence-store.js';
import { PresentLicence } from '../../src/presentation/code/present-licence.js';
import { sessionOf } from '../presentation/callers.js';
import { attributesOf, Clerk, wordsOf, type Beginning } from '../support/clerk.js';
import { onWholeServices, type WholeService } from '../support/service.js';
import type { Page } from '../support/visitor.js';

onWholeServices('a case that cannot be kept', (running) => {
  let service: WholeService;
  let clerk: Clerk;
  let identifier: string;
  let cases = 800;

  const beginning = (brought: string): Beginning => ({ item: HAULAGE_DRIVER.code, caseNumber: `LJ-2026-${String(++cases).padStart(6, '0')}`, brought });
  const code = async (): Promise<string> => (await service.app.get(PresentLicence).run(sessionOf(service, LIN_QING), identifier)).text;
  const seen = (page: Page): number => attributesOf(page, 'id').filter((id) => /^seen-\d+$/.test(id)).length;
  const looks = async (): Promise<number> => (await service.database.reader.query("SELECT id FROM access_event WHERE act IN ('recognition/look-up', 'recognition/item-check')")).length;
  const change = (sql: string): Promise<unknown> => service.database.units.run((unit) => unit.query(sql));

  beforeAll(async () => {
    service = running();
    clerk = new Clerk(service.visitor());
    await clerk.visitor.signIn('officer-tang', '/counter');
    const [version] = await service.app.get(LicenceStore).ofHolder(service.database.reader, { holderIndexes: service.app.get(DataKeys).indexesOf(LIN_QING.code), typeCodes: [DRIVING_LICENCE.code], limit: 1 });
    identifier = version?.identifier ?? '';
  }, 60_000);

  /** The database takes no such row: what comes before it in the transaction is undone, as by a crash. */
  async function whileRefused(verb: 'INSERT' | 'UPDATE', act: () => Promise<void>): Promise<void> {
    const make = service.database.dialect === 'sqlite' ? "BEGIN SELECT RAISE(ABORT, 'planted here'); END" : "FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'planted here'";
    await change(`CREATE TRIGGER refuse BEFORE ${verb} ON counter_case ${make}`);
    try {
      await act();
    } finally {
      await change('DROP TRIGGER refuse');
    }
  }

  it('uses up no code that was to open it: the same code opens it afterwards', async () => {
    const typed = { ...beginning(await code()), key: 'ab'.repeat(16) };
    const before = await looks();
    await whileRefused('INSERT', async () => {
      expect((await clerk.begin(typed)).page.status).toBe(500);
    });
    expect(await looks()).toBe(before);
    const { page, address } = await clerk.begin(typed);
    expect([page.status, address]).toEqual([303, `/counter/cases/${typed.key}`]);
    const opened = await clerk.visitor.go(address);
    expect([seen(opened), attributesOf(opened, 'data-outcome')]).toEqual([1, ['notAcceptable']]);
    const { page: again } = await clerk.begin(beginning(typed.brought));
    expect([again.status, wordsOf(again).includes('CODE_USED_ALREADY')]).toEqual([409, true]);
  });

  it('uses up no code that was to open a look in it, and records nothing that nobody was told', async () => {
    const { address } = await clerk.begin(beginning(LIN_QING.code.code));
    const [shown, before] = [await code(), await looks()];
    await whileRefused('UPDATE', async () => {
      expect([(await clerk.scan(address, shown)).status, (await clerk.step(address, 'check')).status]).toEqual([500, 500]);
    });
    expect(await looks()).toBe(before);
    expect(seen(await clerk.scan(address, shown))).toBe(1);
    expect(await looks()).toBe(before + 1);
  });
});
