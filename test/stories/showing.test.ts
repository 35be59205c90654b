import type { IssuedLicence } from '../../src/licence/licence-view.js';
import { ExamineDynamicCode } from '../../src/presentation/code/examine-dynamic-code.js';
import { readDynamicCode } from '../../src/presentation/code/dynamic-code.js';
import { inflate } from '../../src/primitives/deflate.js';
import { because, craneCertificate, ISSUER } from '../support/orders.js';
import { onWholeServices, PUBLIC_URL, type WholeService } from '../support/service.js';
import type { Page, Visitor } from '../support/visitor.js';

interface Told {
  readonly source: string;
  readonly from: number;
  readonly until: number;
  readonly now: number;
}

onWholeServices('a phone that shows a licence', (running) => {
  let service: WholeService;
  let licence: IssuedLicence;
  let phone: Visitor;

  const ask = (what: string, by = phone): Promise<Page> => by.go(`/phone/licences/${licence.identifier}/${what}`, { headers: { accept: 'application/json' } });
  const told = async <Body>(what: string): Promise<Body> => {
    const page = await ask(what);
    expect([page.status, page.headers.get('cache-control'), page.headers.get('content-type')]).toEqual([200, 'no-store', expect.stringContaining('application/json')]);
    return JSON.parse(page.text) as Body;
  };
  const move = (verb: string): Promise<unknown> => service.call({ by: ISSUER, path: `/v1/licences/${licence.identifier}/${verb}`, key: `${verb}-shown`, body: because('违章') });
  const outcome = async (text: string): Promise<string> =>
    service.app.get(ExamineDynamicCode).run(text).then(({ ground }) => ground, (refusal: unknown) => (refusal as { code: string }).code);
  /** A wallet that fetches one code draws it itself, so here is its text. */
  const codeText = async (): Promise<string> => (await told<{ codes: { text: string }[] }>('codes-ahead?count=1')).codes[0]?.text ?? '';

  beforeAll(async () => {
    service = running();
    licence = (await service.call({ by: ISSUER, path: '/v1/licences', key: 'shown', body: craneCertificate({ number: '演A052026000188' }) })).body as IssuedLicence;
    phone = service.visitor();
    await phone.signIn('lin-qing');
  });

  it('gets its first code with the page, and the next one from the server, each good for a minute', async () => {
    const page = await phone.go(`/phone/licences/${licence.identifier}`);
    const first = /id="show"[^>]*data-from="(\d+)" data-until="(\d+)" data-now="(\d+)"/.exec(page.text)?.slice(1).map(Number) ?? [];
    expect([page.status, (first[1] ?? 0) - (first[0] ?? 0)]).toEqual([200, 60_000]);
    const next = await told<Told>('code');
    expect([next.until - next.from, next.now >= next.from, next.source.startsWith('data:image/svg+xml;base64,')]).toEqual([60_000, true, true]);
    expect(page.text).not.toContain(next.source);
    expect(await told('standing')).toMatchObject({ word: 'inForce', mood: 'good', label: '有效' });
  });

  it('has two codes, and when the clock has gone on only the newer one proves that its holder is there', async () => {
    const old = await codeText();
    service.clock.advance(31_000);
    const next = await codeText();
    expect([await outcome(old), await outcome(next)]).toEqual(['holderPresent', 'holderPresent']);
    service.clock.advance(30_000);
    expect([await outcome(old), await outcome(next)]).toEqual(['PRESENCE_CODE_EXPIRED', 'holderPresent']);
  });

  it('fetches codes ahead for the way without a network', async () => {
    const { codes, now } = await told<{ codes: { text: string; from: number; until: number }[]; now: number }>('codes-ahead');
    expect([codes.length, (codes[19]?.until ?? 0) - now > 600_000]).toEqual([20, true]);
    for (const { text, from } of codes) {
      const reading = await readDynamicCode(text, inflate);
      expect(reading.readable && (reading.code.claims.nbf ?? reading.code.claims.iat) * 1000).toBe(from);
      expect(text.startsWith(`${PUBLIC_URL}/v/#`)).toBe(true);
    }
    for (const count of ['0', '21', 'x', '1.5']) expect((await ask(`codes-ahead?count=${count}`)).status).toBe(422);
  });

  it('is answered for its holder alone', async () => {
    const other = service.visitor();
    await other.signIn('su-xiaohe');
    const officer = service.visitor();
    await officer.signIn('officer-he', '/');
    for (const what of ['code', 'codes-ahead', 'standing']) {
      expect(await ask(what, other)).toMatchObject({ status: 404, text: expect.stringContaining('LICENCE_UNKNOWN') as string });
      expect(await ask(what, officer)).toMatchObject({ status: 403, text: expect.stringContaining('PERSON_WRONG') as string });
      expect(await ask(what, service.visitor())).toMatchObject({ status: 401, text: expect.stringContaining('SIGN_IN_NEEDED') as string });
    }
  });

  it('learns within one question that the licence is suspended, gets no code, and goes on once it is resumed', async () => {
    const text = await codeText();
    await move('suspend');
    expect(await told('standing')).toMatchObject({ word: 'suspended', label: '暂扣中', advice: expect.stringContaining('不能出示') as string });
    for (const what of ['code', 'codes-ahead']) expect(await ask(what)).toMatchObject({ status: 409, text: expect.stringContaining('LICENCE_NOT_SHOWABLE') as string });
    expect(await outcome(text)).toBe('LICENCE_NOT_SHOWABLE');
    expect((await phone.go(`/phone/licences/${licence.identifier}`)).text).not.toMatch(/id="show"|data:image/);
    await move('resume');
    expect(await told<Told>('code')).toMatchObject({ source: expect.any(String) as string });
    expect(await outcome(text)).toBe('holderPresent');
  });

  it('leaves records of its own looks, and no code, holder or name in any address', async () => {
    service.clock.advance(180_000);
    await told('standing');
    const rows = await service.database.reader.query("SELECT act, COUNT(*) AS number FROM access_event WHERE act LIKE 'presentation/%' AND reader_kind = 'holder' GROUP BY act");
    expect(rows.map((row) => String(row['act'])).sort()).toEqual(['presentation/fetch-codes', 'presentation/read-standing', 'presentation/show-code', 'presentation/show-own']);
    expect([...phone.addresses].filter((address) => /110101199001011237|%E6%9E%97|\/v\/#/.test(address))).toEqual([]);
    expect(service.faults()).toEqual([]);
  });
});
