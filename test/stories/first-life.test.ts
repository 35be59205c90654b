import { HOUSING_CLIENT, LINJIANG_CLIENT } from '../../src/cli/city/clients.js';
import { LIN_QING } from '../../src/cli/city/holders.js';
import { LINJIANG_INSPECTION } from '../../src/cli/city/service-items.js';
import { SPECIAL_OPERATIONS_CERTIFICATE as CERTIFICATE } from '../../src/cli/city/special-operations-certificate.js';
import { because, craneCertificate, ISSUER, lookUpOf, PURPOSE, purposeOf, READER } from '../support/orders.js';
import { onWholeServices, PUBLIC_URL, type Answer, type WholeService } from '../support/service.js';
import { checkpointSignedBy, entriesOf, isIncluded, leafHash, provenBy, statusIn, trustedBy, type TrustList } from '../support/stranger.js';
import type { Visitor } from '../support/visitor.js';

/** The next version of the certificate says which crane; that the neighbour's permit needs it, the issuer's sharing rule says too. */
const WITH_MODEL = {
  ...CERTIFICATE,
  fields: [...CERTIFICATE.fields, { name: 'craneModel', label: { zh: '机型', en: 'Crane' }, schema: { type: 'string', maxLength: 20 }, required: false, sensitivity: 'internal' }],
};
const ORDER = craneCertificate({ fields: { ...craneCertificate().fields, craneModel: 'QTZ80' } });
const SHARED_FOR_THE_PERMIT = {
  'face/personName': '林青',
  'face/category': '建筑起重机械司机（塔式起重机）',
  'face/firstIssuedOn': '2021-03-04',
  'face/assessedBy': '演示市塔机操作考核站',
  'face/trainingHours': 32,
  'holder/0/name': '林青',
  'holder/0/codeType': '111',
  'holder/0/code': '110101199001011237',
};

interface Issued {
  readonly identifier: string;
  readonly sealedLicence: string;
  readonly printedCode: string;
  readonly sealedDigest: string;
  readonly status: { readonly uri: string; readonly idx: number };
}

onWholeServices('the first life of a licence', (running) => {
  let service: WholeService;
  let issued: Issued;
  let issuedAnswer: Answer;
  let trustList: TrustList;
  let phone: Visitor;

  const verify = async (evidence: object): Promise<Answer> => service.call({ by: READER, path: '/v1/recognition/verifications', body: { evidence, purpose: PURPOSE } });
  const verifyEach = async (): Promise<Answer[]> =>
    Promise.all([{ identifier: issued.identifier }, { sealedLicence: issued.sealedLicence }, { printedCode: issued.printedCode }].map(verify));
  const lookUp = (): Promise<Answer> => service.call({ by: READER, path: '/v1/recognition/look-ups', body: lookUpOf(LIN_QING, CERTIFICATE.code) });
  const move = (verb: string, key = `move-${verb}`): Promise<Answer> => service.call({ by: ISSUER, path: `/v1/licences/${issued.identifier}/${verb}`, key, body: because('塔机作业违章，依法处理') });
  const status = async (): Promise<number> => {
    const { pathname } = new URL(issued.status.uri);
    return statusIn((await service.get(pathname)).text, trustList, issued.status);
  };
  const licencePage = async (): Promise<string> => (await phone.go(`/phone/licences/${issued.identifier}`)).text;

  beforeAll(() => {
    service = running();
  });

  it('the defining authority publishes the licence type in a new version', async () => {
    const answer = await service.call({ by: ISSUER, path: '/v1/licence-types', key: 'publish-2', body: WITH_MODEL });
    expect(answer).toMatchObject({ status: 201, body: { code: CERTIFICATE.code, version: 2 } });
    expect((await service.get(`/v1/licence-types/${CERTIFICATE.code}`)).body).toMatchObject({ version: 2, names: { zh: '建筑施工特种作业操作资格证' } });
  });

  it('the issuing department issues a licence of it', async () => {
    issuedAnswer = await service.call({ by: ISSUER, path: '/v1/licences', key: 'issue-1', body: ORDER });
    expect(issuedAnswer).toMatchObject({ status: 201, body: { licenceType: { code: CERTIFICATE.code, version: 2 } } });
    issued = issuedAnswer.body as Issued;
    expect(issued.identifier).toMatch(/^1\.2\.156\.3005\.2\.11990101MA9900116C001\.11990101MA9900116C\.\d{11}\.001\.[0-9A-Z]$/);
    expect(issued.printedCode).toMatch(/^https:\/\/licence\.demo\.gov\.example\/v\/#[1-9]\d+$/);
    expect(issued.status.uri).toBe(`${PUBLIC_URL}/status-lists/1`);
  });

  it('the same call again gives the same answer; another under the same key is refused', async () => {
    const again = await service.call({ by: ISSUER, path: '/v1/licences', key: 'issue-1', body: ORDER });
    expect([again.status, again.text]).toEqual([201, issuedAnswer.text]);
    const other = await service.call({ by: ISSUER, path: '/v1/licences', key: 'issue-1', body: { ...ORDER, number: '演A052026000078' } });
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  it('a stranger with the trust list proves every field of it', async () => {
    const page = (await service.get('/v')).text;
    const [anchor] = JSON.parse((/data-trust-list-keys="([^"]+)"/.exec(page)?.[1] ?? '').replaceAll('&quot;', '"')) as [Parameters<typeof trustedBy>[1]];
    trustList = trustedBy((await service.get('/trust-list')).text, anchor);
    const { claims, facts, undisclosed } = provenBy(issued.sealedLicence, trustList);
    expect(claims).toMatchObject({ iss: '11990101MA9900116C', identifier: issued.identifier, trust_level: 'A', status: { status_list: issued.status } });
    expect(facts).toEqual({ ...SHARED_FOR_THE_PERMIT, 'face/sex': '男', 'face/bornOn': '1990-01-01', 'face/craneModel': 'QTZ80', 'face/licenceNumber': '演A052026000077', 'holder/0/role': 'operative' });
    expect(undisclosed).toBe(0);
  });

  it('another city’s department looks it up by the holder’s code and gets what its purpose allows, provable, and nothing else', async () => {
    const answer = await lookUp();
    expect(answer).toMatchObject({ status: 200, body: { licences: [{ identifier: issued.identifier, standing: 'inForce', facts: SHARED_FOR_THE_PERMIT }] } });
    const { facts, undisclosed } = provenBy(answer.body.licences[0].sealedLicence as string, trustList);
    expect(facts).toEqual(SHARED_FOR_THE_PERMIT);
    expect(undisclosed).toBe(5);
    for (const kept of ['QTZ80', '1990-01-01', '演A052026000077']) expect(answer.text).not.toContain(kept);
  });

  it('for business that entitles it to no more, it gets the name and the category alone', async () => {
    const purpose = purposeOf(LINJIANG_CLIENT, {}, LINJIANG_INSPECTION);
    const { body } = await service.call({ by: READER, path: '/v1/recognition/look-ups', body: lookUpOf(LIN_QING, CERTIFICATE.code, purpose) });
    expect(Object.keys(provenBy(body.licences[0].sealedLicence as string, trustList).facts).sort()).toEqual(['face/category', 'face/personName']);
  });

  it('identifier, sealed licence and printed code are each verified as valid', async () => {
    for (const answer of await verifyEach()) {
      expect(answer).toMatchObject({ status: 200, body: { verdict: 'valid', licence: { identifier: issued.identifier } } });
      expect(answer.body.findings.every(({ outcome }: { outcome: string }) => outcome === 'passed')).toBe(true);
    }
  });

  it('the ledger proves to a stranger that the issue is in it', async () => {
    const key = (await service.get('/ledger/acts/key')).text;
    const entry = await entryWith(service, Buffer.from(issued.sealedDigest, 'hex'));
    const proof = (await service.get(`/ledger/acts/proofs/${leafHash(entry).toString('hex')}`)).body as { index: number; size: number; hashes: string[]; tlogProof: string };
    const note = proof.tlogProof.slice(proof.tlogProof.indexOf('\n\n') + 2);
    const { size, root } = checkpointSignedBy(note, key);
    expect(size).toBe(proof.size);
    expect(isIncluded(entry, proof, proof.hashes, root)).toBe(true);
    expect(isIncluded(Buffer.concat([entry, Buffer.of(0)]), proof, proof.hashes, root)).toBe(false);
    expect(isIncluded(entry, { ...proof, index: proof.index - 1 }, proof.hashes, root)).toBe(false);
  });

  it('the holder signs in and opens it on the phone, with a code', async () => {
    phone = service.visitor();
    expect((await phone.go('/phone')).status).toBe(303);
    await phone.signIn('lin-qing', '/phone');
    const list = await phone.go('/phone');
    expect(list).toMatchObject({ status: 200, text: expect.stringContaining(`/phone/licences/${issued.identifier}`) as string });
    expect(list.text).toContain('建筑施工特种作业操作资格证');
    const page = await licencePage();
    expect(page).toContain('建筑施工特种作业操作资格证');
    expect(page).toContain('QTZ80');
    expect(codeOn(page)).toMatch(/^<svg /);
  });

  it('another holder does not find it', async () => {
    const other = service.visitor();
    await other.signIn('su-xiaohe');
    expect((await other.go('/phone')).text).not.toContain(issued.identifier);
    expect(await other.go(`/phone/licences/${issued.identifier}`)).toMatchObject({ status: 404, text: expect.not.stringContaining('QTZ80') as string });
  });

  it('the status list has it as valid', async () => {
    expect(await status()).toBe(0);
  });

  it('suspended, it is said to be so at every door, and resumed it is good again', async () => {
    expect(await move('suspend')).toMatchObject({ status: 201, body: { state: 'suspended', revision: 2 } });
    for (const answer of await verifyEach()) expect(failuresOf(answer)).toEqual(['SUSPENDED']);
    expect(await status()).toBe(2);
    expect(codeOn(await licencePage())).toBeUndefined();
    expect(await move('resume')).toMatchObject({ status: 201, body: { state: 'inForce', revision: 3 } });
    for (const answer of await verifyEach()) expect(answer.body.verdict).toBe('valid');
    expect(await status()).toBe(0);
    expect(codeOn(await licencePage())).toMatch(/^<svg /);
  });

  it('revoked, every door says so', async () => {
    expect(await move('revoke')).toMatchObject({ status: 201, body: { state: 'revoked', revision: 4 } });
    for (const answer of await verifyEach()) {
      expect(answer.body.verdict).toBe('invalid');
      expect(failuresOf(answer)).toEqual(['REVOKED']);
    }
    expect((await lookUp()).body.licences).toMatchObject([{ identifier: issued.identifier, standing: 'revoked' }]);
    expect((await service.get(`/v1/licences/${issued.identifier}`, ISSUER)).body).toMatchObject({ standing: 'revoked' });
    expect(await status()).toBe(1);
    const page = await licencePage();
    expect(page).toContain('已吊销');
    expect(codeOn(page)).toBeUndefined();
  });

  it('revoking it again under its key is answered as the first time, under another key refused', async () => {
    expect(await move('revoke')).toMatchObject({ status: 201, body: { state: 'revoked', revision: 4 } });
    expect(await move('revoke', 'revoke-2')).toMatchObject({ status: 409, body: { code: 'LICENCE_STATE_CONFLICT' } });
    for (const verb of ['suspend', 'resume']) expect(await move(verb, `${verb}-2`)).toMatchObject({ status: 409, body: { code: 'LICENCE_STATE_CONFLICT' } });
  });

  it('its number is free for another licence, which does not bring the first one back', async () => {
    const next = await service.call({ by: ISSUER, path: '/v1/licences', key: 'issue-2', body: ORDER });
    expect(next.status).toBe(201);
    expect((await lookUp()).body.licences.map(({ standing }: { standing: string }) => standing)).toEqual(['inForce', 'revoked']);
  });

  it('the issuing department draws the printed code, and the read is recorded with its purpose', async () => {
    const answer = await service.call({ by: ISSUER, path: `/v1/licences/${issued.identifier}/printed-code`, body: { format: 'svg', purpose: purposeOf(HOUSING_CLIENT) } });
    expect([answer.status, answer.headers.get('content-type'), answer.text.startsWith('<svg ')]).toEqual([201, 'image/svg+xml', true]);
    const [last] = await service.database.reader.query("SELECT purpose FROM access_event WHERE act = 'licence/draw-printed-code'");
    expect(JSON.parse(String(last?.['purpose']))).toMatchObject({ department: '11990101MA9900116C', cause: '办理安全生产许可证' });
  });

  it('nothing of all this was a fault', () => {
    expect(service.faults()).toEqual([]);
  });
});

function failuresOf({ body }: Answer): string[] {
  return (body.findings as { outcome: string; code?: string }[]).filter(({ outcome }) => outcome !== 'passed').map(({ code }) => code ?? '');
}

/** The picture of the code that a phone's page shows. */
function codeOn(page: string): string | undefined {
  const encoded = /src="data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)"/.exec(page)?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8');
}

/** The ledger's entry that holds these bytes; waits for the checkpoint that covers it. */
async function entryWith(service: WholeService, bytes: Buffer): Promise<Buffer> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const size = Number((await service.get('/ledger/acts/checkpoint')).text.split('\n')[1]);
    for (let tile = 0; tile * 256 < size; tile++) {
      const width = Math.min(256, size - tile * 256);
      const path = `/ledger/acts/tile/entries/${String(tile).padStart(3, '0')}${width < 256 ? `.p/${width}` : ''}`;
      const answer = await fetch(service.origin + path);
      const entry = entriesOf(Buffer.from(await answer.arrayBuffer())).find((each) => each.includes(bytes));
      if (entry !== undefined) return entry;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the ledger has no entry with these bytes');
}
