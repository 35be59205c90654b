import { alarms } from '../../src/cli/access/alarms.js';
import { CITY } from '../../src/cli/city/city.js';
import { LINJIANG_CLIENT, MARKET_CLIENT } from '../../src/cli/city/clients.js';
import { LIN_QING, QINGHE_CATERING, SU_XIAOHE, ZHANG_JIAN } from '../../src/cli/city/holders.js';
import { systemRandom } from '../../src/primitives/random.js';
import { AlarmStore } from '../../src/supervision/alarm/alarm-store.js';
import { WatchReads } from '../../src/supervision/alarm/watch-reads.js';
import { madeUpHolder } from '../support/made-up-holders.js';
import { purposeOf } from '../support/orders.js';
import { onWholeServices, type Answer, type WholeService } from '../support/service.js';

onWholeServices('somebody who walks through holder codes', (running) => {
  let service: WholeService;
  beforeAll(() => {
    service = running();
  });

  const lookUp = (by: typeof MARKET_CLIENT, holder: object): Promise<Answer> =>
    service.call({ by: by.clientId, path: '/v1/recognition/look-ups', body: { holder, ground: 'duty', purpose: purposeOf(by) } });

  const told = async (): Promise<string[]> => {
    const lines: string[] = [];
    await alarms(service.config, { clock: service.clock, random: systemRandom, write: (line) => lines.push(line), city: CITY, origins: [] });
    return lines.filter((line) => !line.startsWith('{'));
  };

  it('is reported within a minute; somebody who works is not', async () => {
    for (let number = 0; number < 60; number++) expect((await lookUp(LINJIANG_CLIENT, madeUpHolder(number))).status).toBe(200);
    for (let time = 0; time < 15; time++) for (const { code } of [LIN_QING, SU_XIAOHE, ZHANG_JIAN, QINGHE_CATERING]) await lookUp(MARKET_CLIENT, code);
    for (let number = 0; number < 12; number++) await lookUp(MARKET_CLIENT, madeUpHolder(500 + number));
    service.clock.advance(50_000);
    await service.app.get(WatchReads).run();
    expect(await told()).toEqual([expect.stringMatching(/^\S+Z {2}enumeration {2}client:linjiang-approval {2}查询 asked ([56]\d) {2}无果 nothing \1 {2}/)]);
    const lines = service.logged.filter((line) => line.includes('"alarm"'));
    expect(lines).toHaveLength(1);
    for (let number = 0; number < 60; number++) expect(lines[0]).not.toContain(madeUpHolder(number).code);
  });

  it('is not reported again within the hour', async () => {
    await lookUp(LINJIANG_CLIENT, madeUpHolder(60));
    service.clock.advance(10_000);
    await service.app.get(WatchReads).run();
    expect(await told()).toHaveLength(1);
  });

  it('is reported by the service’s own watch, unasked, within a minute of the first code', async () => {
    const began = service.clock.now();
    const reader = `client:${MARKET_CLIENT.clientId}`;
    for (let number = 1_000; number < 1_050; number++) expect((await lookUp(MARKET_CLIENT, madeUpHolder(number))).status).toBe(200);
    const [alarm] = await eventually(async () => (await new AlarmStore().latest(service.database.reader, 10)).filter((each) => each.reader === reader));
    expect(alarm).toMatchObject({ kind: 'enumeration', refused: 0, failedFacts: 0 });
    expect((alarm?.raisedAt ?? Infinity) - began).toBeLessThan(60_000);
    expect(await told()).toContainEqual(expect.stringContaining(`  enumeration  ${reader}  `));
  });
});

/** @returns what there is once there is something; nothing where that takes more than twenty seconds */
async function eventually<Found>(look: () => Promise<readonly Found[]>): Promise<readonly Found[]> {
  for (let time = 0; time < 100; time++) {
    const found = await look();
    if (found.length > 0) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return [];
}
