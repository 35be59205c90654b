import { RecordAccess } from '../../src/access/event/record-access.js';
import { SetQuota } from '../../src/access/quota/set-quota.js';
import { Database } from '../../src/database/database.js';
import type { RowType } from '../../src/database/row-mapping.js';
import { DataKeys } from '../../src/holder/data-key.js';
import { ActRow } from '../../src/ledger/record/act-row.js';
import { CheckpointRow, LeafRow, TileRow } from '../../src/ledger/tree-row.js';
import { SeededRandom } from '../../src/primitives/random.js';
import { RaiseAlarm } from '../../src/supervision/alarm/raise-alarm.js';
import { auditorOf } from '../../src/cli/audit.js';
import { LIN_QING, SU_XIAOHE } from '../../src/cli/city/holders.js';
import { COMPANY_MOVE } from '../../src/cli/city/service-items.js';
import { PROTECTED_ROWS } from '../../src/cli/rows.js';
import { sizeOf } from '../sizes.js';
import { accessOrder, because, craneCertificate, ISSUER, lookUpOf, PURPOSE, READER } from '../support/orders.js';
import { changeOf, expectedFindings, plant, rowsOf, WAYS } from '../support/planted-change.js';
import { onWholeServices, type WholeService } from '../support/service.js';
import { newMark } from '../support/visitor.js';

const LEDGER_ROWS: readonly RowType<object>[] = [ActRow, LeafRow, TileRow, CheckpointRow];
const TARGETS = [...PROTECTED_ROWS, ...LEDGER_ROWS];
/** An act, its place and its waiting are one fact: where one of them was touched, any of them may be named. */
const ACT_TABLES = ['act', 'ledger_leaf', 'ledger_outbox'];

/** So that no protected table is empty: a licence that was moved, a look-up, a holder who objects and entrusts, a quota, an alarm, access that was asked for. */
async function live(service: WholeService): Promise<void> {
  const order = craneCertificate();
  const { identifier } = (await service.call({ by: ISSUER, path: '/v1/licences', key: 'issue', body: order })).body;
  await service.call({ by: ISSUER, path: `/v1/licences/${identifier}/suspend`, key: 'suspend', body: because('违章') });
  for (let number = 0; number < 3; number++) await service.call({ by: READER, path: '/v1/recognition/look-ups', body: lookUpOf(LIN_QING, order.licenceType) });
  await service.app.get(SetQuota).run({ clientId: READER, holdersPerDay: 9_000 }, 'service');
  await service.app.get(RaiseAlarm).run({ kind: 'quota', reader: `client:${ISSUER}`, counts: { asked: 0, foundNothing: 0, refused: 20, failedFacts: 0 } });
  const applied = await service.call({ by: READER, path: '/v1/access-applications', key: 'apply', body: accessOrder() });
  await service.call({ by: ISSUER, path: `/v1/access-applications/${applied.body.id}/grant`, key: 'grant', body: { answer: '同意' } });
  const told = await service.call({ by: READER, path: '/v1/recognition/look-ups', body: lookUpOf(LIN_QING, order.licenceType) });
  await service.call({ by: READER, path: '/v1/recognition/consents', key: 'consent', body: { holder: LIN_QING.code, licenceTypes: [order.licenceType], purpose: PURPOSE } });
  await service.app.get(RecordAccess).run({
    act: 'recognition/look-up',
    reader: { kind: 'client', id: `client:${READER}`, departmentCode: PURPOSE.department },
    ground: 'holderPresent',
    purpose: { cause: '协助核查' },
    holderIndex: service.app.get(DataKeys).indexOf(LIN_QING.code),
    subjects: [],
    proof: { kind: 'consent', reference: new Uint8Array(16) },
    delay: { until: service.clock.now() + 60_000, document: '演公（刑）调证字〔2026〕0017号' },
  });
  const visitor = service.visitor();
  await visitor.signIn('lin-qing');
  await visitor.go('/phone');
  await visitor.post(`/phone/reads/${told.body.event}/objection`, { once: newMark(), text: '为什么查询？', behind: '', read: told.body.event as string });
  const once = /name="once" value="([0-9a-f]{32})"/.exec((await visitor.go('/phone/entrustments')).text)?.[1] ?? '';
  const lastDay = new Date(service.clock.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const entrusted = { [`type.${order.licenceType}`]: 'on', [`item.${COMPANY_MOVE.code}`]: 'on' };
  await visitor.post('/phone/entrustments', { once, name: SU_XIAOHE.names.zh, ...SU_XIAOHE.code, relation: 'handler', types: 'some', items: 'some', ...entrusted, uses: '2', lastDay, note: '' });
}

onWholeServices('changes behind the ledger’s back', (running) => {
  it('are all found by the auditor, in whatever table and way', async () => {
    const service = running();
    await live(service);
    await service.rest();
    const database = service.app.get(Database);
    const auditor = auditorOf(service.app);
    expect(await auditor.run()).toEqual([]);
    const random = new SeededRandom('planted changes');
    const missed: object[] = [];
    for (let number = 0; number < sizeOf('planted-changes'); number++) {
      const type = TARGETS[number % TARGETS.length] as RowType<object>;
      const way = WAYS[Math.floor(number / TARGETS.length) % WAYS.length] ?? 'edit';
      const mapping = database.mappings.of(type);
      const rows = await rowsOf(database, type);
      expect({ table: mapping.table, isEmpty: rows.length === 0 }).toEqual({ table: mapping.table, isEmpty: false });
      const change = changeOf(random, way, mapping, rows);
      await plant(database, type, change);
      const findings = (await auditor.run()).map(({ table, key, kind }) => ({ table, key, kind }));
      const expected = LEDGER_ROWS.includes(type) ? [] : expectedFindings(mapping, change);
      const mayName = ACT_TABLES.includes(mapping.table) ? ACT_TABLES : [mapping.table];
      const isFound = findings.some(({ table }) => mayName.includes(table)) && expected.every((each) => findings.some((finding) => JSON.stringify(finding) === JSON.stringify(each)));
      const isExact = LEDGER_ROWS.includes(type) || findings.length === expected.length;
      if (!isFound || !isExact) missed.push({ number, table: mapping.table, way, findings, expected });
      await plant(database, type, { removed: change.added, added: change.removed });
    }
    expect(missed).toEqual([]);
    expect(await auditor.run()).toEqual([]);
  }, 120_000);
});
