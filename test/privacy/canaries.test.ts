import { sizeOf } from '../sizes.js';
import { foundIn } from '../support/needles.js';
import { lookUpOf, PURPOSE, READER } from '../support/orders.js';
import { onWholeService, type Call, type WholeService } from '../support/service.js';
import { parseHolderCode } from '../../src/holder/holder-code.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { FOOD_BUSINESS_PERMIT } from '../../src/cli/city/food-business-permit.js';

/** Ways for a holder code to reach a door: where it belongs, and where a slip, a fault or an attacker would put it. */
const WAYS: readonly ((code: string) => Call)[] = [
  (code) => ({ by: READER, path: '/v1/recognition/look-ups', body: lookUpOf({ names: { zh: '', en: '' }, code: parseHolderCode('111', code) }, DRIVING_LICENCE.code) }),
  (code) => ({ by: READER, path: '/v1/recognition/look-ups', body: { holder: { codeType: '111', code: `${code}9` }, ground: 'duty', purpose: PURPOSE } }),
  (code) => ({ by: READER, path: '/v1/recognition/look-ups', body: { holder: { codeType: code, code }, ground: code, purpose: PURPOSE } }),
  (code) => ({ by: READER, path: '/v1/recognition/look-ups', body: { holder: { codeType: '111', code }, [code]: 1, ground: 'duty', purpose: PURPOSE } }),
  (code) => ({ by: READER, path: '/v1/recognition/look-ups', body: { number: { licenceType: DRIVING_LICENCE.code, number: code }, ground: 'duty', purpose: PURPOSE } }),
  (code) => ({ by: READER, path: '/v1/recognition/look-ups', body: { identifiers: [code], ground: 'duty', purpose: PURPOSE } }),
  (code) => ({ by: READER, path: '/v1/recognition/look-ups', body: `{"holder":{"codeType":"111","code":"${code}"` }),
  (code) => ({ by: READER, path: '/v1/recognition/look-ups', body: { holder: { codeType: '111', code: Number(code.slice(0, 15)) }, ground: 'duty', purpose: PURPOSE } }),
  (code) => ({ by: READER, path: '/v1/recognition/look-ups', body: { holder: { codeType: '111', code }, ground: { holderPresent: { secondFact: { licenceType: DRIVING_LICENCE.code, field: 'fileNumber', value: code } } }, purpose: PURPOSE } }),
  (code) => ({ by: READER, path: '/v1/recognition/verifications', body: { evidence: { facts: { licenceType: DRIVING_LICENCE.code, holder: { codeType: '111', code }, fields: { vehicleClass: 'C1' } } }, purpose: PURPOSE } }),
  (code) => ({ by: READER, path: '/v1/recognition/verifications', body: { evidence: { identifier: code }, purpose: PURPOSE } }),
  (code) => ({ by: READER, path: '/v1/recognition/verifications', body: { evidence: { printedCode: code }, purpose: PURPOSE } }),
  (code) => ({ by: READER, path: '/v1/recognition/verifications', body: { evidence: { sealedLicence: `${code}.${code}.${code}~` }, purpose: PURPOSE } }),
  (code) => ({ by: READER, path: '/v1/recognition/verifications', body: { evidence: { answer: { code, receipt: code } }, purpose: PURPOSE } }),
  (code) => ({ by: 'yanshi-traffic-police', key: `canary-${code}`, path: '/v1/licences', body: { licenceType: FOOD_BUSINESS_PERMIT.code, holders: [{ name: '某人', codeType: '111', code }], fields: {} } }),
  (code) => ({ by: 'yanshi-traffic-police', key: `order-${code.slice(-6)}`, path: '/v1/licences', body: { licenceType: DRIVING_LICENCE.code, number: code, holders: [{ name: '某人', codeType: '111', code }], fields: { fileNumber: code } } }),
  (code) => ({ path: '/v1/recognition/look-ups', token: `${code}.${code}.${code}`, body: { holder: { codeType: '111', code } } }),
];

onWholeService('a thousand made-up holder codes, through every door and error path', (service) => {
  const codes = Array.from({ length: sizeOf('canaries') }, (_, index) => canary(index));

  it('are each good and each another', () => {
    expect(new Set(codes.map((code) => parseHolderCode('111', code).code)).size).toBe(codes.length);
  });

  it('stand in no log line, no address of ours and no error', async () => {
    const told: string[] = [];
    await eachAtOnce(codes, 8, async (code, index) => {
      const call = WAYS[index % WAYS.length]?.(code) ?? { path: '/' };
      const answer = await service().call(call);
      // What went in may come back to the one who sent it only where it is an answer, never in a problem.
      if (answer.status >= 400) told.push(answer.text);
      told.push(JSON.stringify([...answer.headers]));
    });
    expect(told.length).toBeGreaterThanOrEqual(codes.length);
    expect(foundIn(told.join('\n'), codes)).toEqual([]);
    expect(foundIn(service().logged.join('\n'), codes)).toEqual([]);
    expect(service().addresses.filter((address) => codes.some((code) => address.includes(code)))).toEqual([]);
    expect(service().faults()).toEqual([]);
  });

  it('stand in no table in the clear', async () => {
    expect(foundIn(await everythingIn(service()), codes)).toEqual([]);
  });
});

/** A citizen identity number of a region that does not exist (99), with its check character. */
function canary(index: number): string {
  const body = `990101${1950 + (index % 50)}${String(1 + (index % 12)).padStart(2, '0')}${String(1 + (index % 28)).padStart(2, '0')}${String(index % 1000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(body.charAt(place)), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

async function eachAtOnce<T>(items: readonly T[], callers: number, act: (item: T, index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const caller = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) await act(items[index]!, index);
  };
  await Promise.all(Array.from({ length: callers }, caller));
}

/** Every value of every table, as Latin-1 text. */
async function everythingIn(service: WholeService): Promise<string> {
  const { reader } = service.database;
  const tables = await reader.query("SELECT name FROM sqlite_master WHERE type = 'table'");
  const parts: string[] = [];
  for (const { name } of tables) {
    for (const row of await reader.query(`SELECT * FROM ${String(name)}`)) {
      parts.push(...Object.values(row).map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value))));
    }
  }
  return parts.join('\n');
}
