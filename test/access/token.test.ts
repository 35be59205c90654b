import { createHmac } from 'node:crypto';
import { freshDatabase } from '../support/mariadb.js';
import { needs } from '../support/tools.js';
import { SwitchClient } from '../../src/access/switch-client.js';
import { ClientKey, jws, newTokenKey, onMariadb, onSqlite, PUBLIC_URL, SmallService, type Place } from './small-service.js';

const seconds = (): number => Math.floor(Date.now() / 1000);

function suite(place: Place): void {
  const client = new ClientKey('market-office');
  let service: SmallService;
  let token: string;

  beforeAll(async () => {
    service = await SmallService.start(place);
    await service.settle(client);
    token = (await service.token(client)).body['access_token'] as string;
  });

  afterAll(async () => {
    await service.stop();
    expect(service.faults).toEqual([]);
  });

  const issue = (bearer: string | undefined, headers: Record<string, string> = { 'idempotency-key': 'k-1' }) =>
    service.ask('/v1/licences', bearer, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: '{"a":1}' });

  it('a client that signs its assertion gets a token with which it may issue', async () => {
    const answer = await service.token(client);
    expect(answer).toMatchObject({ status: 200, body: { token_type: 'Bearer', scope: 'licences:issue', expires_in: 300 } });
    expect(await issue(answer.body['access_token'] as string)).toMatchObject({ status: 201, body: { department: '11990101MA990001XX', key: 'k-1' } });
  });

  it('an assertion may also name the token endpoint under which the client reached it', async () => {
    expect(await service.token(client, { aud: `${service.origin}/oidc/token` })).toMatchObject({ status: 200 });
  });

  it('an assertion signed by another key gets no token', async () => {
    const forged = new ClientKey('market-office');
    expect(await service.token(forged, { jti: 'forged' })).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });

  it('an assertion used twice gets one token', async () => {
    const assertion = client.assertion({ aud: `${PUBLIC_URL}/oidc`, exp: seconds() + 60 });
    expect((await service.askToken(assertion, 'licences:issue')).status).toBe(200);
    expect(await service.askToken(assertion, 'licences:issue')).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });

  it('of eight callers that race with one assertion one gets a token', async () => {
    const assertion = client.assertion({ aud: `${PUBLIC_URL}/oidc`, exp: seconds() + 60 });
    const answers = await Promise.all(Array.from({ length: 8 }, () => service.askToken(assertion, 'licences:issue')));
    expect(answers.map(({ status }) => status).sort((left, right) => left - right)).toEqual([200, 401, 401, 401, 401, 401, 401, 401]);
  });

  it.each([
    ['has expired', { exp: seconds() - 60 }],
    ['is for another service', { aud: 'https://elsewhere.test/oidc' }],
    ['names another issuer', { iss: 'tax-office' }],
    ['is good for a day', { exp: seconds() + 86_400 }],
    ['has no jti', { jti: undefined }],
  ])('an assertion that %s gets no token', async (_what, claims) => {
    expect(await service.token(client, claims)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });

  it('a client that is not in the register gets no token', async () => {
    expect(await service.token(new ClientKey('tax-office'))).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });

  it('a token is not given for a right that was not granted, nor for another resource', async () => {
    expect(await service.token(client, {}, 'licences:read')).toMatchObject({ status: 400, body: { error: 'invalid_scope' } });
    const assertion = client.assertion({ aud: `${PUBLIC_URL}/oidc`, exp: seconds() + 60 });
    const body = new URLSearchParams({ grant_type: 'client_credentials', resource: 'https://elsewhere.test/v1', client_assertion: assertion, client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' });
    const answer = await fetch(`${service.origin}/oidc/token`, { method: 'POST', body });
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: 'invalid_target' }]);
  });

  it('a client secret in place of an assertion gets no token', async () => {
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'market-office', client_secret: 'guess' });
    expect((await fetch(`${service.origin}/oidc/token`, { method: 'POST', body })).status).toBe(401);
  });

  it('a token without the right is refused at the door', async () => {
    expect(await service.ask('/v1/licences', token)).toMatchObject({ status: 403, body: { code: 'RIGHT_MISSING' } });
    const bare = (await service.token(client, {}, '')).body['access_token'] as string;
    expect(await issue(bare)).toMatchObject({ status: 403, body: { code: 'RIGHT_MISSING' } });
  });

  it('a request without a token, and a route that says nothing of who may enter, are refused', async () => {
    expect(await issue(undefined)).toMatchObject({ status: 401, body: { code: 'TOKEN_MISSING' } });
    expect(await service.ask('/v1/unmarked', token)).toMatchObject({ status: 403, body: { code: 'ROUTE_SHUT' } });
  });

  it.each<[string, () => string]>([
    ['is not a JWT', () => 'abc'],
    ['had its last character spelled otherwise', () => token.slice(0, -1) + otherSpelling(token.slice(-1))],
    ['was altered', () => altered(token, { scope: 'licences:read' })],
    ['is signed by another key under our key id', () => forged({}, {}, newTokenKey('x').privateKey)],
    ['names an unknown key', () => forged({ kid: 'token-key-2' }, {})],
    ['is for another audience', () => forged({}, { aud: 'https://elsewhere.test/v1' })],
    ['is of another issuer', () => forged({}, { iss: 'https://elsewhere.test/oidc' })],
    ['is an ID token by its type', () => forged({ typ: 'JWT' }, {})],
    ['carries a critical extension', () => forged({ crit: ['b64'], b64: false }, {})],
    ['is of a person', () => forged({}, { sub: 'wang-fang' })],
    ['is not good yet', () => forged({}, { nbf: seconds() + 60 })],
    ['never expires', () => forged({}, { exp: undefined })],
    ['claims alg none', () => unsigned({ alg: 'none', typ: 'at+jwt', kid: 'token-key-1' })],
    ['uses our public key as an HMAC secret', () => hmac()],
    ['is of a client that is not in the register', () => forged({}, { sub: 'tax-office', client_id: 'tax-office' })],
  ])('a token that %s is refused', async (_what, make) => {
    expect(await issue(make())).toMatchObject({ status: 401, body: { code: 'TOKEN_INVALID' } });
  });

  it('the token from which the false ones are made is good', async () => {
    expect((await issue(forged({}, {}))).status).toBe(201);
  });

  it('a token in the query or as Basic credentials is no token', async () => {
    expect(await service.ask(`/v1/licences?access_token=${token}`)).toMatchObject({ status: 401, body: { code: 'TOKEN_MISSING' } });
    expect(await service.ask('/v1/licences', undefined, { headers: { authorization: `Basic ${token}` } })).toMatchObject({ status: 401, body: { code: 'TOKEN_INVALID' } });
  });

  it('an expired token is told so, whether it was seen before or not', async () => {
    expect(await issue(forged({}, { exp: seconds() - 1 }))).toMatchObject({ status: 401, body: { code: 'TOKEN_EXPIRED' } });
    const seen = forged({}, { exp: seconds() + 100 });
    expect((await issue(seen)).status).toBe(201);
    service.clock.advance(101_000);
    expect(await issue(seen)).toMatchObject({ status: 401, body: { code: 'TOKEN_EXPIRED' } });
  });

  it.each([
    [{}, 'IDEMPOTENCY_KEY_MISSING'],
    [{ 'idempotency-key': 'a key with blanks' }, 'IDEMPOTENCY_KEY_WRONG'],
    [{ 'idempotency-key': 'k'.repeat(65) }, 'IDEMPOTENCY_KEY_WRONG'],
  ] as const)('a mutating call is refused with %j: %s', async (headers, code) => {
    expect(await issue(forged({}, { exp: seconds() + 1000 }), { ...headers })).toMatchObject({ status: 400, body: { code } });
  });

  it('five seconds after a client was disabled its tokens are refused, and it gets no more', async () => {
    const good = forged({}, { exp: seconds() + 1000 });
    expect((await issue(good)).status).toBe(201);
    await service.get(SwitchClient).run('market-office', 'disabled', 'service');
    service.clock.advance(5_001);
    expect(await issue(good)).toMatchObject({ status: 401, body: { code: 'TOKEN_INVALID' } });
    expect(await service.token(client, { exp: seconds() + 200 })).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    await service.get(SwitchClient).run('market-office', 'enabled', 'service');
    service.clock.advance(5_001);
    expect((await issue(good)).status).toBe(201);
  });

  it('the provider keeps no access token and no name', async () => {
    const rows = await service.database.reader.query('SELECT model, payload FROM oidc_state');
    expect(new Set(rows.map((row) => row['model']))).toEqual(new Set(['ReplayDetection']));
    expect(JSON.stringify(rows)).not.toContain(token.split('.')[2]);
  });

  function claimsOf(changes: object): object {
    const good = { iss: `${PUBLIC_URL}/oidc`, aud: `${PUBLIC_URL}/v1`, sub: 'market-office', client_id: 'market-office', exp: seconds() + 250, scope: 'licences:issue' };
    return { ...good, ...changes };
  }

  function forged(header: object, claims: object, key = service.tokenKey.privateKey): string {
    return jws({ alg: 'ES256', typ: 'at+jwt', kid: 'token-key-1', ...header }, claimsOf(claims), key);
  }

  function unsigned(header: object): string {
    const parts = [header, claimsOf({})].map((each) => Buffer.from(JSON.stringify(each)).toString('base64url'));
    return `${parts.join('.')}.AA`;
  }

  function hmac(): string {
    const body = unsigned({ alg: 'HS256', typ: 'at+jwt', kid: 'token-key-1' }).slice(0, -3);
    const secret = service.tokenKey.publicKey.export({ format: 'pem', type: 'spki' });
    return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
  }
}

function altered(token: string, changes: object): string {
  const [head, body, signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(body ?? '', 'base64url').toString()) as object;
  return `${head}.${Buffer.from(JSON.stringify({ ...claims, ...changes })).toString('base64url')}.${signature}`;
}

/** The last character of 64 bytes in base64url carries four bits that decode to nothing. */
function otherSpelling(character: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet[alphabet.indexOf(character) ^ 1] ?? '';
}

describe('a department’s token on SQLite', () => suite(onSqlite));
needs('mariadbd')('a department’s token on MariaDB', () => suite(onMariadb(freshDatabase)));
