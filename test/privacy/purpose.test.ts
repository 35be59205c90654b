import { RIGHTS } from '../../src/access/register/right.js';
import { LINJIANG_APPROVAL } from '../../src/cli/city/departments.js';
import { documentedCalls, type DocumentedCall } from '../support/documented-calls.js';
import { DoorCity } from '../support/doors/door-city.js';
import { recordedReads } from '../support/doors/ask-doors.js';
import { interfaceDoors } from '../support/doors/interface-doors.js';
import { sharingDoors } from '../support/doors/sharing-doors.js';
import { extraClient } from '../support/extra-client.js';
import { purposeFor } from '../support/sharing.js';
import { onWholeService, type Answer, type WholeService } from '../support/service.js';

const FREE_TEXT = '工作需要';
/** The members of a purpose, and the elements that are called so at the border. */
const MEMBERS = ['callingSystem', 'caseNumber', 'category', 'department', 'operator', 'serviceItemCode', 'serviceItemName'];
const ELEMENTS = ['callingSystem', 'caseNumber', 'operatorName', 'serviceItemCode', 'serviceItemName', 'usingDepartmentCode'];

onWholeService('nothing is told without a purpose, whatever rights one has', (running) => {
  let service: WholeService;
  let token: string;
  let calls: DocumentedCall[];

  const saying = (part: string): DocumentedCall[] => calls.filter(({ schema }) => schema?.properties?.[part] !== undefined);
  const ask = async ({ path, parameters, example }: DocumentedCall, change: object): Promise<Answer> => {
    const key = parameters.some(({ name }) => name === 'Idempotency-Key') ? { key: 'purpose' } : {};
    return service.call({ token, path: path.replace(/\{\w+\}/g, '1'), body: { ...(example as object), ...change }, ...key });
  };
  const pointers = ({ body }: Answer): string[] => ((body.errors ?? []) as { pointer: string }[]).map(({ pointer }) => pointer).sort();

  beforeAll(async () => {
    service = running();
    calls = (await documentedCalls(service)).filter(({ method }) => method !== 'GET');
    token = await extraClient(service, { clientId: 'linjiang-everything', department: LINJIANG_APPROVAL.code, grants: RIGHTS.map((right) => ({ right, typeCode: '*' })) });
  });

  it('at every call that tells of licences', async () => {
    const city = await DoorCity.open(service);
    const telling = new Set([...interfaceDoors(city), ...sharingDoors(city)].map(({ door }) => door));
    const asking = new Set([...saying('purpose'), ...saying('head')].map(({ name }) => name));
    expect(telling.size).toBeGreaterThan(8);
    expect([...telling].filter((door) => !asking.has(door))).toEqual([]);
  });

  it('none: the purpose is what is missed, and nothing else is told', async () => {
    const before = await recordedReads(service);
    for (const call of saying('purpose')) {
      const answer = await ask(call, { purpose: undefined });
      expect([call.name, answer.status, answer.body.code, pointers(answer)]).toEqual([call.name, 422, 'REQUEST_INVALID', ['/purpose']]);
    }
    for (const call of saying('head')) {
      const answer = await ask(call, { head: undefined });
      expect([call.name, answer.status, answer.body.code, pointers(answer)]).toEqual([call.name, 422, 'REQUEST_INVALID', [...ELEMENTS, 'cause'].map((name) => `/head/${name}`).sort()]);
    }
    expect(await recordedReads(service)).toBe(before);
  });

  it('free text alone: what it says stands for none of the five elements', async () => {
    const before = await recordedReads(service);
    for (const call of saying('purpose')) {
      const [text, cause] = [await ask(call, { purpose: FREE_TEXT }), await ask(call, { purpose: { cause: FREE_TEXT } })];
      expect([call.name, text.status, pointers(text)]).toEqual([call.name, 422, ['/purpose']]);
      expect([call.name, cause.status, pointers(cause)]).toEqual([call.name, 422, MEMBERS.map((name) => `/purpose/${name}`)]);
    }
    for (const call of saying('head')) {
      const [text, cause] = [await ask(call, { head: FREE_TEXT }), await ask(call, { head: { cause: FREE_TEXT } })];
      expect([call.name, text.status, pointers(text)]).toEqual([call.name, 422, ['/head']]);
      expect([call.name, cause.status, pointers(cause)]).toEqual([call.name, 422, ELEMENTS.map((name) => `/head/${name}`).sort()]);
    }
    expect(await recordedReads(service)).toBe(before);
  });

  it('one that leaves a single element out, or leaves it blank', async () => {
    const before = await recordedReads(service);
    const purpose = purposeFor();
    for (const call of saying('purpose')) {
      for (const name of [...MEMBERS, 'cause']) {
        for (const blank of [undefined, '', '   ']) {
          const answer = await ask(call, { purpose: { ...purpose, [name]: blank } });
          expect([call.name, name, blank, answer.status, pointers(answer)]).toEqual([call.name, name, blank, 422, [`/purpose/${name}`]]);
        }
      }
    }
    expect(await recordedReads(service)).toBe(before);
  });

  it('while with one the same calls get as far as what they ask for', async () => {
    for (const call of [...saying('purpose'), ...saying('head')]) {
      expect([call.name, pointers(await ask(call, {})).filter((pointer) => /^\/(purpose|head)/.test(pointer))]).toEqual([call.name, []]);
    }
  });
});
