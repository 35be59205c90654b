import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { deflate, inflate } from '../../src/primitives/deflate.js';
import { hex } from '../../src/primitives/digest.js';
import { HOUSING_CLIENT, TRAFFIC_CLIENT } from '../../src/cli/city/clients.js';
import { asHolder, LIN_QING, ZHOU_MINGYUAN } from '../../src/cli/city/holders.js';
import { SPECIAL_OPERATIONS_CERTIFICATE as CERTIFICATE } from '../../src/cli/city/special-operations-certificate.js';
import { carrierText, pack } from '../../src/licence/code/code-carrier.js';
import { assembleCode } from '../../src/licence/code/cose-sign1.js';
import { readPrintedCode, unsignedPrintedCode, type PrintedCode } from '../../src/licence/code/printed-code.js';
import { printedCodeText } from '../support/codes.js';
import { because, craneCertificate, ISSUER, lookUpOf, PURPOSE, purposeOf, READER } from '../support/orders.js';
import { onWholeService, type Answer, type Call, type WholeService } from '../support/service.js';

const TRAFFIC = TRAFFIC_CLIENT.clientId;
const LICENCES = '/v1/licences';
const LOOK_UPS = '/v1/recognition/look-ups';
const VERIFICATIONS = '/v1/recognition/verifications';
const ORDER = craneCertificate({ number: '演A052026000099' });
const LOOK_UP = lookUpOf(LIN_QING, CERTIFICATE.code);

/** Tables that move by themselves (the ledger's places, sign-in state), and serials, which may have gaps. */
const RESTLESS = new Set(['ledger_outbox', 'ledger_leaf', 'ledger_tile', 'ledger_checkpoint', 'oidc_state', 'session', 'series']);
/** What a read adds. */
const OF_READS = new Set(['access_event', 'access_subject', 'act']);

/** A digest of every table that somebody's call can change; the acts on the register alone, without the reads. */
async function register(service: WholeService): Promise<Record<string, string>> {
  const { reader } = service.database;
  const tables = (await reader.query("SELECT name FROM sqlite_master WHERE type = 'table'")).map(({ name }) => String(name));
  const digests: Record<string, string> = { 'acts on the register': String((await reader.query("SELECT COUNT(*) AS n FROM act WHERE log = 'acts'"))[0]?.['n']) };
  for (const table of tables.filter((each) => !RESTLESS.has(each))) {
    digests[table] = createHash('sha256').update(JSON.stringify(await reader.query(`SELECT * FROM ${table}`))).digest('hex');
  }
  return digests;
}

const issue = (body: unknown): Call => ({ by: ISSUER, path: LICENCES, key: 'bad-input', body });
const withFields = (change: object): Call => issue({ ...ORDER, fields: { ...ORDER.fields, ...change } });
const lookUp = (change: object): Call => ({ by: READER, path: LOOK_UPS, body: { ...LOOK_UP, ...change } });
const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

type Refused = readonly [sentence: string, call: Call, status: number, code: string, pointer: string | undefined];

const REFUSED: readonly Refused[] = [
  ['an identity number with another check character', lookUp({ holder: { codeType: '111', code: '110101199001011238' } }), 422, 'HOLDER_CODE_CHECK', undefined],
  ['a credit code with another check character', lookUp({ holder: { codeType: '001', code: '91990101MA9900028N' } }), 422, 'HOLDER_CODE_CHECK', undefined],
  ['an order for a holder with another check character', issue({ ...ORDER, holders: [{ ...asHolder(LIN_QING), code: '110101199001011238' }] }), 422, 'HOLDER_CODE_CHECK', '/holders/0'],
  ['a licence type code whose authority has another check character', issue({ ...ORDER, licenceType: '11990101MA9900116D001' }), 422, 'REQUEST_INVALID', '/licenceType'],
  ['a face field that the type does not have', withFields({ nickname: '小林' }), 422, 'LICENCE_ORDER_INVALID', '/fields/nickname'],
  ['a member that the call does not have', issue({ ...ORDER, isUrgent: true }), 422, 'REQUEST_INVALID', '/isUrgent'],
  ['a member in a purpose that it does not have', lookUp({ purpose: { ...PURPOSE, isUrgent: true } }), 422, 'REQUEST_INVALID', '/purpose/isUrgent'],
  ['a look-up without a purpose', lookUp({ purpose: undefined }), 422, 'REQUEST_INVALID', '/purpose'],
  ['a look-up whose purpose names no case', lookUp({ purpose: { ...PURPOSE, caseNumber: undefined } }), 422, 'REQUEST_INVALID', '/purpose/caseNumber'],
  ['a look-up for a service item that it does not name', lookUp({ purpose: { ...PURPOSE, serviceItemCode: undefined } }), 422, 'REQUEST_INVALID', '/purpose/serviceItemCode'],
  ['a look-up in another department’s name', lookUp({ purpose: purposeOf(HOUSING_CLIENT) }), 422, 'PURPOSE_DEPARTMENT_OTHER', '/purpose/department'],
  ['a verification without a purpose', { by: READER, path: VERIFICATIONS, body: { evidence: { identifier: '1.2.156.3005.2' } } }, 422, 'REQUEST_INVALID', '/purpose'],
  ['text that is not in NFC', withFields({ assessedBy: 'e\u0301cole' }), 422, 'LICENCE_ORDER_INVALID', '/fields/assessedBy'],
  ['a control character', withFields({ assessedBy: '考核站\u0007' }), 422, 'LICENCE_ORDER_INVALID', '/fields/assessedBy'],
  ['a line break in a name', issue({ ...ORDER, holders: [{ ...asHolder(LIN_QING), name: '林\n青' }] }), 422, 'REQUEST_INVALID', '/holders/0/name'],
  ['text that turns its direction', issue({ ...ORDER, number: '演A\u202e05' }), 422, 'REQUEST_INVALID', '/number'],
  ['half of a surrogate pair', issue(JSON.stringify(ORDER).replace('林青', '林\\ud842')), 400, 'BODY_NOT_UTF8', '/holders/0/name'],
  ['a holder code as a number', lookUp({ holder: { codeType: '111', code: 110101900101123 } }), 422, 'REQUEST_INVALID', '/holder/code'],
  ['a name as a number', withFields({ personName: 7 }), 422, 'LICENCE_ORDER_INVALID', '/fields/personName'],
  ['training hours as text', withFields({ trainingHours: '32' }), 422, 'LICENCE_ORDER_INVALID', '/fields/trainingHours'],
  ['an 18-digit number, which a double does not hold', { by: READER, path: LOOK_UPS, body: JSON.stringify(LOOK_UP).replace('"110101199001011237"', '110101199001011237') }, 400, 'BODY_NUMBER_TOO_LARGE', '/holder/code'],
  ['a body 17 deep', issue(nested(17)), 400, 'BODY_TOO_DEEP', undefined],
  ['a body 200,000 deep', issue(nested(200_000)), 400, 'BODY_TOO_DEEP', undefined],
  ['a body of 5,000 members', issue(Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`m${index}`, 1]))), 400, 'BODY_TOO_MANY_KEYS', undefined],
  ['a body of more than 1 MiB', issue(`"${'a'.repeat(1_100_000)}"`), 413, 'BODY_TOO_LARGE', undefined],
  ['a member named twice', issue('{"licenceType":"a","licenceType":"b"}'), 400, 'BODY_DUPLICATE_KEY', '/licenceType'],
  ['a member that every object has', issue('{"__proto__":{}}'), 400, 'BODY_DUPLICATE_KEY', undefined],
  ['bytes that are not UTF-8', issue(Uint8Array.of(0x22, 0xd5, 0xc5, 0x22)), 400, 'BODY_NOT_UTF8', undefined],
  ['half a body', issue('{"licenceType":'), 400, 'BODY_NOT_JSON', undefined],
  ['the same key with another body', { ...issue(craneCertificate({ number: '演A052026000100' })), key: 'good-issue' }, 422, 'IDEMPOTENCY_KEY_REUSED', undefined],
  ['an issue without an Idempotency-Key', { by: ISSUER, path: LICENCES, body: ORDER }, 400, 'IDEMPOTENCY_KEY_MISSING', undefined],
  ['an Idempotency-Key of other letters', { ...issue(ORDER), key: 'a b' }, 400, 'IDEMPOTENCY_KEY_WRONG', undefined],
  ['a number that another licence has', issue(craneCertificate()), 409, 'LICENCE_NUMBER_TAKEN', '/number'],
  ['an end after the type’s longest validity', issue({ ...ORDER, validUntil: '2099-01-01' }), 422, 'LICENCE_ORDER_INVALID', '/validUntil'],
  ['a day that no calendar has', issue({ ...ORDER, validFrom: '2026-02-30' }), 422, 'REQUEST_INVALID', '/validFrom'],
  ['a company as holder of a person’s licence', issue({ ...ORDER, holders: [{ name: '青禾', codeType: '001', code: '91990101MA9900028M' }] }), 422, 'LICENCE_ORDER_INVALID', '/holders/0/codeType'],
  ['another department’s licence type', { ...issue(ORDER), by: TRAFFIC }, 403, 'RIGHT_MISSING', undefined],
  ['an issue by a department that only reads', { ...issue(ORDER), by: READER }, 403, 'RIGHT_MISSING', undefined],
  ['a licence type of another authority', { by: TRAFFIC, path: '/v1/licence-types', key: 'foreign-type', body: CERTIFICATE }, 403, 'RIGHT_MISSING', undefined],
  ['a call without a token', { path: LICENCES, key: 'bad-input', body: ORDER }, 401, 'TOKEN_MISSING', undefined],
];

onWholeService('bad input', (running) => {
  let service: WholeService;
  let identifier: string;
  let printedCode: string;
  let sealedLicence: string;

  beforeAll(async () => {
    service = running();
    const { body } = await service.call({ by: ISSUER, path: LICENCES, key: 'good-issue', body: craneCertificate() });
    ({ identifier, printedCode, sealedLicence } = body);
  });

  async function refused(call: Call, status: number, code: string): Promise<Answer> {
    if (call.token === undefined && call.by !== undefined) await service.token(call.by);
    const before = await register(service);
    const answer = await service.call(call);
    expect([answer.status, answer.body?.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await register(service)).toEqual(before);
    return answer;
  }

  /** A false licence is an answer: the read is recorded, the register stays as it was. */
  async function judged(evidence: object): Promise<{ verdict: string; codes: (string | undefined)[] }> {
    const unread = async (): Promise<object> => Object.fromEntries(Object.entries(await register(service)).filter(([table]) => !OF_READS.has(table)));
    const before = await unread();
    const answer = await service.call({ by: READER, path: VERIFICATIONS, body: { evidence, purpose: PURPOSE } });
    expect(answer.status).toBe(200);
    expect(await unread()).toEqual(before);
    const findings = answer.body.findings as { outcome: string; code?: string }[];
    return { verdict: answer.body.verdict, codes: findings.filter(({ outcome }) => outcome !== 'passed').map((finding) => finding.code) };
  }

  it.each(REFUSED)('%s is refused and changes nothing', async (_sentence, call, status, code, pointer) => {
    const { body } = await refused(call, status, code);
    if (pointer !== undefined) expect((body.errors as { pointer: string }[]).map((flaw) => flaw.pointer)).toContainEqual(expect.stringMatching(new RegExp(`^${pointer}(/|$)`)));
  });

  it('another department can neither move nor read nor print a licence, nor learn that it exists', async () => {
    for (const verb of ['suspend', 'resume', 'revoke']) await refused({ by: TRAFFIC, path: `${LICENCES}/${identifier}/${verb}`, key: `foreign-${verb}`, body: because('越权') }, 404, 'LICENCE_UNKNOWN');
    const unknown = await refused({ by: TRAFFIC, method: 'GET', path: `${LICENCES}/${identifier}` }, 404, 'LICENCE_UNKNOWN');
    await refused({ by: TRAFFIC, path: `${LICENCES}/${identifier}/printed-code`, body: { format: 'svg', purpose: purposeOf(TRAFFIC_CLIENT) } }, 404, 'LICENCE_UNKNOWN');
    const none = await refused({ by: TRAFFIC, method: 'GET', path: `${LICENCES}/${identifier.slice(0, -5)}999.0` }, 404, 'LICENCE_UNKNOWN');
    expect(unknown.text).toBe(none.text);
  });

  it('a move without its reason is refused', async () => {
    await refused({ by: ISSUER, path: `${LICENCES}/${identifier}/revoke`, key: 'no-reason', body: { legalBasis: '第六十二条' } }, 422, 'REQUEST_INVALID');
  });

  it('a token that another signed, that says another algorithm, or that is cut short is no token', async () => {
    const [head = '', body = '', signature = ''] = (await service.token(ISSUER)).split('.');
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const foreign = sign('sha256', Buffer.from(`${head}.${body}`), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as { exp: number };
    const longer = Buffer.from(JSON.stringify({ ...claims, exp: claims.exp + 3600 })).toString('base64url');
    for (const token of [`${head}.${body}.${foreign}`, `${none}.${body}.`, `${head}.${longer}.${signature}`, `${head}.${body}`, `${head}.${body}.${signature.slice(0, -2)}`, 'x']) {
      await refused({ token, path: LICENCES, key: 'bad-input', body: ORDER }, 401, 'TOKEN_INVALID');
    }
  });

  it('a printed code with one digit changed is never valid', async () => {
    const start = printedCode.indexOf('#') + 1;
    const { length } = printedCode;
    for (let place = start; place < length; place += Math.floor((length - start) / 12)) {
      const digit = (Number(printedCode[place]) + 1) % 10;
      const { verdict, codes } = await judged({ printedCode: `${printedCode.slice(0, place)}${digit}${printedCode.slice(place + 1)}` });
      expect({ place, verdict }).toEqual({ place, verdict: 'invalid' });
      expect(['UNREADABLE', 'SIGNATURE_BAD', 'KEY_UNKNOWN']).toContain(codes[0]);
    }
  });

  it('a printed code from another root is of an unknown key; one that borrows our key’s name has a bad signature', async () => {
    expect(await judged({ printedCode: printedCodeText() })).toEqual({ verdict: 'invalid', codes: ['KEY_UNKNOWN'] });
    const reading = await readPrintedCode(printedCode, inflate);
    const { header, claims } = (reading as { code: PrintedCode }).code;
    const unsigned = unsignedPrintedCode({ alg: -7, kid: header.kid }, claims);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const forged = assembleCode(unsigned, new Uint8Array(sign('sha256', unsigned.toBeSigned, { key: privateKey, dsaEncoding: 'ieee-p1363' })));
    expect(hex(header.kid)).toHaveLength(16);
    expect(await judged({ printedCode: carrierText('licence.demo.gov.example', pack(forged, deflate)) })).toEqual({ verdict: 'invalid', codes: ['SIGNATURE_BAD'] });
  });

  it('a sealed licence with another value, with another’s disclosure, or cut short is not readable or not signed', async () => {
    const [token = '', first = '', ...rest] = sealedLicence.split('~');
    const [head = '', claims = '', signature = ''] = token.split('.');
    const other = Buffer.from(JSON.stringify(['AAAAAAAAAAAAAAAAAAAAAA', 'face/personName', '周明远'])).toString('base64url');
    const renamed = Buffer.from(Buffer.from(claims, 'base64url').toString().replace('"trust_level":"A"', '"trust_level":"B"')).toString('base64url');
    const later = Buffer.from(Buffer.from(claims, 'base64url').toString().replace(/"exp":\d+/, '"exp":4000000000')).toString('base64url');
    for (const text of [[token, other, ...rest], [token, first, first, ...rest], [`${head}.${renamed}.${signature}`, first, ...rest]]) {
      expect(await judged({ sealedLicence: text.join('~') })).toEqual({ verdict: 'invalid', codes: ['UNREADABLE'] });
    }
    expect(await judged({ sealedLicence: [`${head}.${later}.${signature}`, first, ...rest].join('~') })).toEqual({ verdict: 'invalid', codes: ['SIGNATURE_BAD'] });
    expect(await judged({ sealedLicence: sealedLicence.slice(0, 700) })).toEqual({ verdict: 'invalid', codes: ['UNREADABLE'] });
  });

  it('an identifier with another check character is of no licence', async () => {
    const last = identifier.endsWith('A') ? 'B' : 'A';
    expect(await judged({ identifier: identifier.slice(0, -1) + last })).toEqual({ verdict: 'invalid', codes: ['NOT_FOUND'] });
  });

  it('a look-up for somebody who has no such licence answers with none', async () => {
    const { status, body } = await service.call({ by: READER, path: LOOK_UPS, body: lookUpOf(ZHOU_MINGYUAN, '11990101MA99001322001') });
    expect([status, body.licences.length]).toEqual([200, 1]);
    const none = await service.call({ by: READER, path: LOOK_UPS, body: lookUpOf({ ...ZHOU_MINGYUAN, code: { codeType: '111', code: '110101199001011077' } } as never, CERTIFICATE.code) });
    expect([none.status, none.body.licences]).toEqual([200, []]);
  });

  it('a second revoke is refused', async () => {
    expect((await service.call({ by: ISSUER, path: `${LICENCES}/${identifier}/revoke`, key: 'revoke-1', body: because('作废') })).status).toBe(201);
    await refused({ by: ISSUER, path: `${LICENCES}/${identifier}/revoke`, key: 'revoke-2', body: because('作废') }, 409, 'LICENCE_STATE_CONFLICT');
  });

  it('an expired token is told to be expired', async () => {
    const token = await service.token(ISSUER);
    service.clock.advance(600_000);
    await refused({ token, path: LICENCES, key: 'bad-input', body: ORDER }, 401, 'TOKEN_EXPIRED');
  });

  it('none of it was a fault', () => {
    expect(service.faults()).toEqual([]);
  });
});
