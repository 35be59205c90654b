import { freshDatabase } from '../support/mariadb.js';
import { needs } from '../support/tools.js';
import { Visitor } from '../support/visitor.js';
import { SignInClient, inProcessFetch } from '../../src/access/sign-in/sign-in-client.js';
import { sessionId } from '../../src/access/sign-in/session.js';
import { SweepAccess } from '../../src/access/sweep.js';
import { ClientKey, onMariadb, onSqlite, PUBLIC_URL, SmallService, type Place } from './small-service.js';

function suite(place: Place): void {
  let service: SmallService;
  let browser: Visitor;

  beforeAll(async () => {
    service = await SmallService.start(place);
    await service.settle(new ClientKey('market-office'));
  });

  beforeEach(() => {
    browser = new Visitor(service.origin);
  });

  afterAll(async () => {
    await service.stop();
    expect(service.faults).toEqual([]);
  });

  it('a holder who opens the phone page signs in and comes back to it', async () => {
    expect((await browser.go('/phone?tab=codes')).status).toBe(303);
    expect(browser.location).toBe('/sign-in?return=%2Fphone%3Ftab%3Dcodes');
    expect((await browser.signIn('wang-fang', '/phone?tab=codes')).status).toBe(303);
    expect(browser.location).toBe('/phone?tab=codes');
    const page = await browser.go('/phone?tab=codes');
    expect(JSON.parse(page.text)).toEqual({ kind: 'holder', actor: expect.stringMatching(/^holder:[0-9a-f]{32}$/) as unknown });
  });

  it('an officer signs in to the console, and is kept from the holders’ page', async () => {
    await browser.signIn('clerk-li', '/console');
    expect(JSON.parse((await browser.go('/console')).text)).toEqual({ kind: 'officer', name: '李科员' });
    expect(await browser.go('/phone')).toMatchObject({ status: 403, text: '<p>PERSON_WRONG</p>' });
  });

  it('the way to the provider carries PKCE, state and nonce and stays on the browser’s own origin', async () => {
    await browser.go('/sign-in');
    const address = new URL(browser.location);
    expect(address.origin).toBe(service.origin);
    const query = Object.fromEntries(address.searchParams);
    expect(query).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', scope: 'openid', redirect_uri: `${service.origin}/sign-in/callback` });
    expect([query['state'], query['nonce'], query['code_challenge']].map((word) => word?.length)).toEqual([43, 43, 43]);
  });

  it('the session cookie is out of reach of scripts and other sites’ forms', async () => {
    const cookies = (await browser.signIn('wang-fang')).headers.getSetCookie();
    expect(cookies.find((line) => line.startsWith('zhengku-session='))).toMatch(/^zhengku-session=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=900; HttpOnly; SameSite=Lax$/);
    expect(cookies.find((line) => line.startsWith('zhengku-sign-in='))).toMatch(/Max-Age=0/);
  });

  it('no table holds the cookie’s secret, the holder code or the person’s name', async () => {
    await browser.signIn('wang-fang');
    const secret = browser.jar.get('zhengku-session') ?? '';
    const tables = ['session', 'person', 'oidc_state', 'act'];
    const dump = (await Promise.all(tables.map((table) => service.database.reader.query(`SELECT * FROM ${table}`)))).flat(2);
    const text = dump.map((row) => Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value))).join('|')).join('\n');
    expect(text).toContain('wang-fang');
    for (const word of [secret, '110101199001011237', '王芳', '李科员']) expect(text).not.toContain(word);
  });

  it.each(['https://elsewhere.test/', '//elsewhere.test', '/\\elsewhere.test', '/\t/elsewhere.test', 'javascript:alert(1)', 'phone', '/a\r\nSet-Cookie: x=1', '/' + 'a'.repeat(512)])(
    'after signing in nobody is led to %j',
    async (target) => {
      expect(await browser.go(`/sign-in?return=${encodeURIComponent(target)}`)).toMatchObject({ status: 400, text: '<p>RETURN_NOT_LOCAL</p>' });
    },
  );

  it('a callback that this browser did not begin is refused', async () => {
    const callback = await browser.choose('wang-fang');
    expect(await new Visitor(service.origin).go(callback)).toMatchObject({ status: 401, text: '<p>SIGN_IN_EXPIRED</p>' });
  });

  it('a callback with another state, code or issuer is refused', async () => {
    for (const [name, value] of [['state', 'x'.repeat(43)], ['code', 'x'.repeat(43)], ['iss', 'https://elsewhere.test']] as const) {
      const other = new Visitor(service.origin);
      const callback = new URL(await other.choose('wang-fang'));
      callback.searchParams.set(name, value);
      expect(await other.go(callback.href)).toMatchObject({ status: 401, text: '<p>SIGN_IN_REFUSED</p>' });
      expect(other.jar.has('zhengku-session')).toBe(false);
    }
  });

  it('a code of one browser does not sign in another (login fixation)', async () => {
    const stranger = new Visitor(service.origin);
    const theirs = new URL(await stranger.choose('clerk-li'));
    const own = new URL(await browser.choose('wang-fang'));
    own.searchParams.set('code', theirs.searchParams.get('code') ?? '');
    expect(await browser.go(own.href)).toMatchObject({ status: 401, text: '<p>SIGN_IN_REFUSED</p>' });
  });

  it('a code is good once', async () => {
    const callback = await browser.choose('wang-fang');
    const attempt = browser.jar.get('zhengku-sign-in') ?? '';
    await browser.go(callback);
    expect(browser.location).toBe('/phone');
    browser.jar.set('zhengku-sign-in', attempt);
    expect(await browser.go(callback)).toMatchObject({ status: 401, text: '<p>SIGN_IN_REFUSED</p>' });
  });

  it('of four that race with one code at most one is signed in', async () => {
    const callback = await browser.choose('wang-fang');
    const racers = [1, 2, 3, 4].map(() => {
      const racer = new Visitor(service.origin);
      for (const [name, value] of browser.jar) racer.jar.set(name, value);
      return racer;
    });
    const answers = await Promise.all(racers.map((racer) => racer.go(callback)));
    expect(answers.map(({ status }) => status).filter((status) => status === 303).length).toBeLessThanOrEqual(1);
  });

  it('an altered or an old attempt is refused', async () => {
    const callback = await browser.choose('wang-fang');
    const attempt = browser.jar.get('zhengku-sign-in') ?? '';
    browser.jar.set('zhengku-sign-in', `${Buffer.from('{"returnTo":"https://elsewhere.test"}').toString('base64url')}.${attempt.split('.')[1]}`);
    expect(await browser.go(callback)).toMatchObject({ status: 401, text: '<p>SIGN_IN_EXPIRED</p>' });
    browser.jar.set('zhengku-sign-in', attempt);
    service.clock.advance(600_000);
    expect(await browser.go(callback)).toMatchObject({ status: 401, text: '<p>SIGN_IN_EXPIRED</p>' });
  });

  it('a sign-in that is bound to nobody is told so and gets no session', async () => {
    expect(await browser.signIn('nobody')).toMatchObject({ status: 403, text: '<p>SIGN_IN_UNKNOWN</p>' });
    expect(browser.jar.has('zhengku-session')).toBe(false);
  });

  it('somebody who is not in the city cannot be chosen, and another site’s page cannot choose', async () => {
    await browser.go('/sign-in');
    await browser.go(browser.location);
    const chooser = new URL(browser.location, service.origin).pathname;
    expect(await browser.post(chooser, { subject: 'mayor' })).toMatchObject({ status: 422, text: expect.stringContaining('SIGN_IN_CHOICE_UNKNOWN') as unknown });
    expect(await browser.post(chooser, { subject: 'clerk-li' }, { 'sec-fetch-site': 'cross-site' })).toMatchObject({ status: 403, text: expect.stringContaining('FORM_FROM_ELSEWHERE') as unknown });
    expect(await new Visitor(service.origin).go(chooser)).toMatchObject({ status: 401, text: '<p>SIGN_IN_EXPIRED</p>' });
  });

  it('signing in again gives a new session and ends the old one', async () => {
    await browser.signIn('wang-fang');
    const old = browser.jar.get('zhengku-session') ?? '';
    await browser.signIn('wang-fang');
    expect(browser.jar.get('zhengku-session')).not.toBe(old);
    browser.jar.set('zhengku-session', old);
    expect((await browser.go('/phone')).status).toBe(303);
  });

  it('signing out ends the session; another site’s form does not', async () => {
    await browser.signIn('wang-fang');
    const secret = browser.jar.get('zhengku-session') ?? '';
    expect((await browser.post('/sign-out', {}, { origin: 'https://elsewhere.test' })).status).toBe(403);
    expect((await browser.post('/sign-out', {}, {})).status).toBe(403);
    expect((await browser.go('/phone')).status).toBe(200);
    expect((await browser.post('/sign-out', {}, { origin: service.origin })).status).toBe(303);
    expect(browser.jar.has('zhengku-session')).toBe(false);
    browser.jar.set('zhengku-session', secret);
    expect((await browser.go('/phone')).status).toBe(303);
  });

  it('a session ends with its time, and the sweep forgets it', async () => {
    await browser.signIn('wang-fang');
    service.clock.advance(900_000);
    expect((await browser.go('/phone')).status).toBe(303);
    expect(await service.get(SweepAccess).run()).toBeGreaterThan(0);
    expect(await service.database.reader.query('SELECT id FROM session')).toEqual([]);
  });

  it.each([
    ['another holder', "holder_index = x'00112233445566778899aabbccddeeff'"],
    ['another generation of the index key', 'index_key = index_key + 1'],
    ['another code type', "code_type = '414'"],
    ['an officer', "officer = (SELECT MIN(id) FROM officer)"],
    ['another kind', "kind = 'officer'"],
    ['a longer life', 'expires_at = expires_at + 1'],
    ['another proof', "mac = x'00'"],
  ])('a session that was given %s in the database is no session any more', async (_what, change) => {
    await browser.signIn('wang-fang');
    expect((await browser.go('/phone')).status).toBe(200);
    expect(await service.database.units.run((unit) => unit.change(`UPDATE session SET ${change}`))).toBeGreaterThan(0);
    expect((await browser.go('/phone')).status).toBe(303);
  });

  it('a session that was given another browser’s name is no session any more', async () => {
    const own = new Visitor(service.origin);
    await own.signIn('clerk-li');
    await service.database.units.run((unit) => unit.change('DELETE FROM session'));
    await browser.signIn('wang-fang');
    const secret = own.jar.get('zhengku-session') ?? '';
    await service.database.units.run((unit) => unit.change('UPDATE session SET id = ?', [sessionId(secret)]));
    expect((await own.go('/phone')).status).toBe(303);
  });

  it('a program without a session is told so and not sent to a page', async () => {
    expect(await service.ask('/phone')).toMatchObject({ status: 401, body: { code: 'SIGN_IN_NEEDED' } });
  });

  it('a page’s session is no access to the API', async () => {
    await browser.signIn('clerk-li');
    expect(await browser.go('/v1/licences', { headers: { accept: 'application/json' } })).toMatchObject({ status: 401 });
  });
}

describe('signing in on SQLite', () => suite(onSqlite));
needs('mariadbd')('signing in on MariaDB', () => suite(onMariadb(freshDatabase)));

describe('signing in elsewhere', () => {
  it('without a provider there is no sign-in, and the page says why', async () => {
    const service = await SmallService.start(onSqlite, { people: undefined });
    expect(await new Visitor(service.origin).go('/sign-in')).toMatchObject({ status: 404, text: '<p>SIGN_IN_NOT_CONFIGURED</p>' });
    const direct = await fetch(`${service.origin}/oidc/auth?client_id=zhengku-web&response_type=code&scope=openid`);
    expect([direct.status, await direct.text()]).toEqual([400, 'invalid_client: client is invalid']);
    await service.stop();
  });

  it('a provider that does not answer is called down, not wrong', async () => {
    const service = await SmallService.start(onSqlite, { people: undefined, outside: { issuer: 'https://127.0.0.1:9/', clientId: 'zhengku', clientSecret: 'a secret of sixteen' } });
    expect(await new Visitor(service.origin).go('/sign-in')).toMatchObject({ status: 503, text: '<p>SIGN_IN_PROVIDER_DOWN</p>' });
    await service.stop();
  });

  it('an outside provider tells who somebody is, at its own address', async () => {
    const provider = await SmallService.start(onSqlite);
    const browser = new Visitor(provider.origin);
    const fetchFromIt = inProcessFetch(() => provider.server);
    const client = new SignInClient({ issuer: `${PUBLIC_URL}/oidc`, clientId: 'zhengku-web', clientSecret: undefined, place: 'outside', fetch: fetchFromIt });
    const attempt = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43), returnTo: '/', expiresAt: 0 };
    const address = await client.authorizationUrl(attempt, new URL('/sign-in/callback', provider.origin));
    expect(address.origin).toBe(PUBLIC_URL);
    await browser.go(address.pathname + address.search);
    const chooser = new URL(browser.location, provider.origin).pathname;
    await browser.go(chooser);
    await browser.post(chooser, { subject: 'wang-fang' });
    await browser.go(browser.location);
    expect(await client.finish(attempt, new URL(browser.location))).toEqual({ issuer: 'https://licences.test/oidc', subject: 'wang-fang' });
    await provider.stop();
  });

  it('under https cookies are Secure and bound to the host', async () => {
    const service = await SmallService.start(onSqlite, { ownOrigins: () => [] });
    const answer = await fetch(`${service.origin}/sign-in`, { redirect: 'manual', headers: { host: 'elsewhere.test', 'x-forwarded-host': 'elsewhere.test' } });
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-zhengku-sign-in=[^;]+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/);
    const location = answer.headers.get('location') ?? '';
    expect(location).toMatch(/^https:\/\/licences\.test\/oidc\/auth\?/);
    const provider = await fetch(location.replace('https://licences.test', service.origin), { redirect: 'manual', headers: { 'x-forwarded-proto': 'http' } });
    const cookies = provider.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/; secure; httponly/i);
    await service.stop();
  });
});
