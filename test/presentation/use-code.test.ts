import { createSecretKey } from 'node:crypto';
import type { ClientCaller } from '../../src/access/caller.js';
import type { HolderSession } from '../../src/access/sign-in/session.js';
import { LINJIANG_CLIENT, MARKET_CLIENT, TRAFFIC_CLIENT } from '../../src/cli/city/clients.js';
import { LINJIANG_APPROVAL } from '../../src/cli/city/departments.js';
import { LIN_QING, SU_XIAOHE } from '../../src/cli/city/holders.js';
import { HAULAGE_DRIVER, SCHOOL_PLACE } from '../../src/cli/city/service-items.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import type { CreditCode } from '../../src/holder/credit-code.js';
import { OwnLicences } from '../../src/presentation/own-licences.js';
import type { Proof } from '../../src/presentation/proof.js';
import { ExamineUseCode } from '../../src/presentation/use-code/examine-use-code.js';
import { FindUseCode } from '../../src/presentation/use-code/find-use-code.js';
import { MakeUseCodeForDepartment } from '../../src/presentation/use-code/make-use-code-for-department.js';
import { MakeUseCode } from '../../src/presentation/use-code/make-use-code.js';
import { MarkedDraw } from '../../src/presentation/use-code/marked-draw.js';
import { SweepUseCodes } from '../../src/presentation/use-code/sweep-use-codes.js';
import { MOST_TRIES, parseUseCode, useCodeDigest, useCodeText, WrongTries } from '../../src/presentation/use-code/use-code.js';
import { hex } from '../../src/primitives/digest.js';
import { systemRandom } from '../../src/primitives/random.js';
import { foundIn } from '../support/needles.js';
import { onWholeServices, type WholeService } from '../support/service.js';
import { callerOf, newCall, outcomeOf, sessionOf, useAtOnce } from './callers.js';

const HOUR_MS = 3_600_000;

describe('the text of a use code', () => {
  it('is twelve characters of Crockford’s base 32 in groups of four', () => {
    expect(useCodeText(Uint8Array.from({ length: 12 }, (_, index) => index))).toBe('0123-4567-89AB');
    expect(useCodeText(new Uint8Array(12).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ');
    expect(useCodeText(systemRandom.bytes(12))).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  });

  it('is read however it is typed, and nothing else is', () => {
    for (const typed of ['0123-4567-89AB', '0123456789ab', ' o123 4567 89aB ', 'OI23-4567-89AB', 'ol23-4567-89AB']) expect(parseUseCode(typed)).toBe('0123456789AB');
    for (const typed of ['', '0123-4567-89A', '0123-4567-89ABC', '0123-4567-89AU', '０１２３-4567-89AB', '0'.repeat(65)]) expect(parseUseCode(typed)).toBeUndefined();
  });

  it('is kept as a digest under its own tag', () => {
    expect(hex(useCodeDigest('0123456789AB'))).toBe('5aabaae3be4ea470ee9d7d176ed06278d1e65272e9b1e1d34b8934e99633b6fc');
  });
});

describe('wrong tries', () => {
  it('are counted for each department within an hour', () => {
    const tries = new WrongTries();
    for (let count = 0; count < MOST_TRIES; count++) {
      expect(tries.spentUntil('a', 5)).toBeUndefined();
      tries.add('a', 5);
    }
    expect([tries.spentUntil('a', 6), tries.spentUntil('b', 6), tries.spentUntil('a', HOUR_MS + 5)]).toEqual([HOUR_MS + 5, undefined, undefined]);
    tries.add('a', HOUR_MS + 5);
    expect(tries.spentUntil('a', HOUR_MS + 6)).toBeUndefined();
  });
});

onWholeServices('use codes', (running) => {
  let service: WholeService;
  let caller: ClientCaller;
  let holder: HolderSession;
  let identifier: string;
  let versionId: Uint8Array;

  beforeAll(async () => {
    service = running();
    caller = await callerOf(service, LINJIANG_CLIENT.clientId);
    holder = sessionOf(service, LIN_QING);
    const own = (await service.app.get(OwnLicences).list(holder)).find(({ version }) => version.typeCode === DRIVING_LICENCE.code);
    if (own === undefined) throw new Error('Lin Qing drives');
    ({ identifier, id: versionId } = own.version);
  });

  const make = (session = holder, serviceItem: string = HAULAGE_DRIVER.code): Promise<{ readonly id: string; readonly code: string }> =>
    service.app.get(MakeUseCode).run(session, { identifier, department: LINJIANG_APPROVAL.code, serviceItem }, newCall('holder'));
  const examine = (code: string, by = caller, serviceItem: string = HAULAGE_DRIVER.code): Promise<Proof> => service.app.get(ExamineUseCode).run(code, { caller: by, serviceItem });

  it('one that a holder makes opens that licence once, for that department and item', async () => {
    const { code, id } = await make();
    expect(((await service.app.get(FindUseCode).run(holder, code))?.expiresAt ?? Infinity) - service.clock.now()).toBeLessThanOrEqual(600_000);
    const market = await callerOf(service, MARKET_CLIENT.clientId);
    expect(await outcomeOf(examine(code, market))).toBe('USE_CODE_NOT_GOOD');
    expect(await outcomeOf(examine(code, caller, SCHOOL_PLACE.code))).toBe('USE_CODE_NOT_GOOD');
    const proof = await examine(code.toLowerCase());
    expect(proof).toMatchObject({ kind: 'use-code', ground: 'holderPresent', strength: 'strong', versionId, holderIndexes: [holder.holderIndex] });
    expect(hex(proof.reference)).toBe(id);
    expect(await useAtOnce(service, [proof])).toEqual({ good: 1, refused: [] });
    expect(await outcomeOf(examine(code))).toBe('USE_CODE_NOT_GOOD');
  });

  it('used by ten at once it opens once', async () => {
    const { code } = await make();
    const proofs = await Promise.all(Array.from({ length: 10 }, () => examine(code)));
    expect(await useAtOnce(service, proofs)).toEqual({ good: 1, refused: Array(9).fill('USE_CODE_NOT_GOOD') });
  });

  it('made twice for the same purpose the later one alone is good', async () => {
    const [first, second] = [await make(), await make()];
    expect([await outcomeOf(examine(first.code)), await outcomeOf(examine(second.code))]).toEqual(['USE_CODE_NOT_GOOD', 'done']);
    expect(await service.app.get(FindUseCode).run(holder, first.code)).toBeUndefined();
    expect(await service.app.get(FindUseCode).run(holder, second.code)).toMatchObject({ standing: 'good', department: LINJIANG_APPROVAL.code });
    expect(await service.app.get(FindUseCode).run(sessionOf(service, SU_XIAOHE), second.code)).toBeUndefined();
  });

  it('made by a call that is repeated, also at once, it is one, and told again; no mark tells it', async () => {
    const acts = async (): Promise<number> => (await service.database.reader.query("SELECT id FROM act WHERE name = 'presentation/make-use-code'")).length;
    const [before, call] = [await acts(), newCall('holder')];
    const again = (): Promise<{ readonly id: string; readonly code: string }> => service.app.get(MakeUseCode).run(holder, { identifier, department: LINJIANG_APPROVAL.code, serviceItem: HAULAGE_DRIVER.code }, call);
    const made = [await again(), ...(await Promise.all([again(), again(), again()]))];
    expect(new Set(made.map(({ id, code }) => `${id} ${code}`)).size).toBe(1);
    expect((await acts()) - before).toBe(1);
    expect(await outcomeOf(examine(made[0]?.code ?? ''))).toBe('done');
    const draws = [createSecretKey(Buffer.alloc(32, 1)), createSecretKey(Buffer.alloc(32, 2))].map((key) => new MarkedDraw(key).of(call));
    expect([draws[0]?.length, hex(draws[0] ?? new Uint8Array()) === hex(draws[1] ?? new Uint8Array())]).toEqual([12, false]);
  });

  it('is made by a holder of the licence only', async () => {
    expect(await outcomeOf(make(sessionOf(service, SU_XIAOHE)))).toBe('LICENCE_UNKNOWN');
  });

  it('made by a department on its duty it opens no more than duty, on a proof what the proof opens', async () => {
    const forDepartment = service.app.get(MakeUseCodeForDepartment);
    const order = { versionId, serviceItem: HAULAGE_DRIVER.code, purpose: { cause: '核对' }, lifetimeSeconds: 60 };
    const onDuty = await forDepartment.run(order, caller);
    expect(await examine(onDuty.code)).toMatchObject({ ground: 'duty', strength: 'weak', versionId });
    const { code } = await make();
    const proof = await examine(code);
    const onProof = await forDepartment.run({ ...order, proof }, caller);
    expect(await examine(onProof.code)).toMatchObject({ ground: 'holderPresent', strength: 'strong', versionId });
    expect(await outcomeOf(forDepartment.run({ ...order, proof }, caller))).toBe('USE_CODE_NOT_GOOD');
    const other = { ...proof, versionId: new Uint8Array(16) };
    expect(await outcomeOf(forDepartment.run({ ...order, proof: other }, caller))).toBe('LICENCE_UNKNOWN');
    const traffic = await callerOf(service, TRAFFIC_CLIENT.clientId);
    expect(await outcomeOf(forDepartment.run(order, traffic))).toBe('RIGHT_MISSING');
  });

  it('is over after its time, and forgotten some time later', async () => {
    const { code } = await make();
    const proof = await examine(code);
    service.clock.advance(600_000);
    expect(await outcomeOf(examine(code))).toBe('USE_CODE_NOT_GOOD');
    expect(await useAtOnce(service, [proof])).toEqual({ good: 0, refused: ['USE_CODE_NOT_GOOD'] });
    expect(await service.app.get(FindUseCode).run(holder, code)).toMatchObject({ standing: 'over' });
    service.clock.advance(600_000);
    await service.app.get(SweepUseCodes).run();
    expect(await service.app.get(FindUseCode).run(holder, code)).toBeUndefined();
  });

  it('lies nowhere in the clear, and its making is an act', async () => {
    const { code, id } = await make();
    const rows = await service.database.reader.query('SELECT * FROM use_code');
    const cells = rows.flatMap((row) => Object.values(row)).map((cell) => (cell instanceof Uint8Array ? Buffer.from(cell) : Buffer.from(String(cell))).toString('latin1'));
    expect(foundIn(cells.join('\n'), [code, code.replaceAll('-', '')])).toEqual([]);
    const acts = await service.database.reader.query("SELECT event FROM act WHERE name = 'presentation/make-use-code' AND subject = ?", [Buffer.from(id, 'hex')]);
    expect(acts).toHaveLength(1);
  });

  it('a department that tries twenty wrong codes within the hour is shut out, and no other', async () => {
    service.clock.advance(HOUR_MS);
    const traffic = await callerOf(service, TRAFFIC_CLIENT.clientId);
    const outcomes: string[] = [];
    for (let count = 0; count <= MOST_TRIES; count++) outcomes.push(await outcomeOf(examine(useCodeText(systemRandom.bytes(12)), traffic)));
    expect(outcomes).toEqual([...Array<string>(MOST_TRIES).fill('USE_CODE_NOT_GOOD'), 'USE_CODE_TRIES']);
    expect(await outcomeOf(examine((await make()).code))).toBe('done');
    expect(traffic.client.department as CreditCode).not.toBe(caller.client.department);
  });
});
