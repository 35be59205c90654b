import fc from 'fast-check';
import { fromBase64url, toBase64url } from '../../src/primitives/encodings/base64url.js';
import type { JsonObject, JsonValue } from '../../src/primitives/canonical-json.js';
import { sha256 } from '../../src/primitives/digest.js';
import { digestOf, disclosure } from '../../src/licence/sealed/disclosure.js';
import type { SealedLicenceClaims } from '../../src/licence/sealed/sealed-claims.js';
import { disclosedFields, parseSealedLicence, readSealedLicence, select, unsignedSealedLicence } from '../../src/licence/sealed/sealed-licence.js';
import { isSignedByExample, signExample } from '../support/codes.js';
import { exampleDisclosures, sealedLicence, SEALED_CLAIMS, SEALED_FIELDS, SEALED_HEADER } from '../support/sealed.js';

const text = sealedLicence();
const [token = '', ...disclosures] = text.split('~').slice(0, -1);
const [header = '', payload = '', signature = ''] = token.split('.');

function unreadable(changed: string): string {
  const reading = readSealedLicence(changed, sha256);
  return reading.readable ? 'read' : reading.detail;
}

const jsonText = (part: string): string => Buffer.from(part, 'base64url').toString();
const part = (json: string): string => Buffer.from(json).toString('base64url');

/** The example with another header or payload, signed again. */
function variant({ headerText = jsonText(header), payloadText = jsonText(payload) }: { headerText?: string; payloadText?: string }): string {
  const signed = `${part(headerText)}.${part(payloadText)}`;
  return [`${signed}.${toBase64url(signExample(new TextEncoder().encode(signed)))}`, ...disclosures, ''].join('~');
}

const withHeader = (change: JsonObject): string => variant({ headerText: JSON.stringify({ ...(JSON.parse(jsonText(header)) as JsonObject), ...change }) });
const withPayload = (change: Record<string, JsonValue | undefined>): string =>
  variant({ payloadText: JSON.stringify({ ...(JSON.parse(jsonText(payload)) as JsonObject), ...change }) });

/** A good signature over digests of disclosures that are not as `disclosure` makes them. */
function withDisclosures(...texts: readonly string[]): string {
  const changed = withPayload({ _sd: texts.map((each) => digestOf(each, sha256)) });
  return [changed.split('~')[0], ...texts, ''].join('~');
}

const salt = 'AAAAAAAAAAAAAAAAAAAAAA';

describe('a sealed licence', () => {
  it('is read back with every field, and its signature holds over what was read', () => {
    const sealed = parseSealedLicence(text, sha256);
    expect(sealed.claims).toEqual(SEALED_CLAIMS);
    expect([...disclosedFields(sealed)]).toEqual(SEALED_FIELDS);
    expect(sealed.jws.header).toEqual({ ...SEALED_HEADER, typ: 'dc+sd-jwt' });
    expect(isSignedByExample(sealed.jws.toBeSigned, sealed.jws.signature)).toBe(true);
  });

  it('says no field in its payload', () => {
    expect(jsonText(payload)).not.toMatch(/面馆|91990101/);
    expect(Object.keys(JSON.parse(jsonText(payload)) as JsonObject)).toEqual([
      '_sd', '_sd_alg', 'exp', 'iat', 'identifier', 'iss', 'nbf', 'status', 'trust_level', 'vct',
    ]);
  });

  it('signs its digests in sorted order, so that the order of the fields tells nothing', () => {
    const { _sd } = JSON.parse(jsonText(payload)) as { _sd: string[] };
    expect(_sd).toHaveLength(6);
    expect(_sd).toEqual([..._sd].sort());
    expect(jsonText(sealedLicence(SEALED_CLAIMS, exampleDisclosures().reverse()).split('.')[1] ?? '')).toBe(jsonText(payload));
  });

  it('shows a department three fields with the signature still good', () => {
    const shown = select(parseSealedLicence(text, sha256), new Set(['face/operator', 'holder/0/name', 'face/premises', 'face/absent']));
    const sealed = parseSealedLicence(shown, sha256);
    expect(Object.fromEntries(disclosedFields(sealed))).toEqual({
      'face/operator': '云溪市老街面馆有限公司',
      'face/premises': '云溪市东湖区书院路12号',
      'holder/0/name': '云溪市老街面馆有限公司',
    });
    expect(isSignedByExample(sealed.jws.toBeSigned, sealed.jws.signature)).toBe(true);
    expect(shown.startsWith(`${token}~`)).toBe(true);
  });

  it('shows nothing where nothing is chosen', () => {
    expect(select(parseSealedLicence(text, sha256), new Set())).toBe(`${token}~`);
  });

  it('has the same payload to the byte under a second suite', () => {
    const build = (alg: 'ES256' | 'SM2-SM3') => unsignedSealedLicence({ alg, kid: alg }, SEALED_CLAIMS, { disclosures, hash: sha256 });
    expect(build('SM2-SM3').payload).toEqual(build('ES256').payload);
    expect(build('SM2-SM3').toBeSigned).not.toEqual(build('ES256').toBeSigned);
  });

  it('carries a template digest and lacks an expiry where the licence has none', () => {
    const { exp, ...forEver } = SEALED_CLAIMS;
    const claims = { ...forEver, templateDigest: sha256('template') };
    expect(exp).toBe(1_953_072_000);
    expect(parseSealedLicence(sealedLicence(claims), sha256).claims).toEqual(claims);
  });

  it('accepts decoy digests and digests in another order', () => {
    const list = (JSON.parse(jsonText(payload)) as { _sd: string[] })._sd;
    expect(unreadable(withPayload({ _sd: [toBase64url(sha256('decoy')), ...list.reverse()] }))).toBe('read');
  });

  it('gives back any fields that went in', () => {
    const name = fc.oneof(fc.stringMatching(/^face\/[a-z]{1,9}$/), fc.stringMatching(/^holder\/[0-9]\/[a-z]{1,5}$/));
    const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string()));
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(name, value), { maxLength: 12, selector: ([each]) => each }), (fields) => {
        const sealed = parseSealedLicence(sealedLicence(SEALED_CLAIMS, exampleDisclosures(fields)), sha256);
        expect([...disclosedFields(sealed)]).toEqual(fields);
      }),
      { numRuns: 20, seed: 9901 },
    );
  });
});

describe('a sealed licence is unreadable', () => {
  const detail = (why: string): string => `The token cannot be read: ${why}.`;
  const json = (code: string): string => detail(`one of its parts is not fit JSON (${code})`);

  it.each([
    ['that is empty', '', detail('it does not end in ~ after its last disclosure')],
    ['without the last ~', text.slice(0, -1), detail('it does not end in ~ after its last disclosure')],
    ['with a key binding', `${text}${token}`, detail('it does not end in ~ after its last disclosure')],
    ['with an empty disclosure', `${text}~`, json('BODY_NOT_JSON')],
    ['of two parts', `${header}.${payload}~`, detail('it has not three parts')],
    ['of four parts', `${token}.AA~`, detail('it has not three parts')],
    ['without a signature', `${header}.${payload}.~`, detail('it has not three parts')],
    ['with a signature of another length', `${header}.${payload}.AAAA~`, detail('its signature has not the length of its algorithm')],
    ['with padding', `${token}==~`, detail('one of its parts is not canonical base64url')],
    ['with bits beyond the last byte of its signature', `${header}.${payload}.${signature.slice(0, -1)}${signature.endsWith('B') ? 'C' : 'B'}~`, detail('one of its parts is not canonical base64url')],
    ['that is too long', 'A'.repeat(1_048_577), detail('it is too long')],
    ['with too many disclosures', `${token}~${'A~'.repeat(501)}`, detail('it has too many disclosures')],
    ['that discloses a field twice', `${text}${disclosures[0]}~`, detail('it discloses a name twice')],
    ['with a field that the issuer did not sign', `${text}${disclosure(new Uint8Array(16), 'face/extra', 'x')}~`, detail('it discloses what the issuer did not sign')],
    ['with a field under another salt', `${token}~${disclosure(new Uint8Array(16), 'face/operator', '云溪市老街面馆有限公司')}~`, detail('it discloses what the issuer did not sign')],
    ['with a disclosure that is too long', `${token}~${'A'.repeat(65_537)}~`, detail('a disclosure is too long')],
  ])('%s', (_, changed, expected) => {
    expect(unreadable(changed)).toBe(expected);
  });

  it.each([
    ['alg none', withHeader({ alg: 'none' }), detail('its algorithm is not one of ours')],
    ['a MAC', withHeader({ alg: 'HS256' }), detail('its algorithm is not one of ours')],
    ['crit', withHeader({ crit: ['exp'] }), detail('its header has a parameter that is not understood')],
    ['a key of its own', withHeader({ jwk: {} }), detail('its header has a parameter that is not understood')],
    ['the typ of a status list', withHeader({ typ: 'statuslist+jwt' }), detail('it is a token of another kind')],
    ['a kid that is a number', withHeader({ kid: 7 }), detail('its header has no kid or typ')],
    ['an empty x5c', withHeader({ x5c: [] }), detail('its x5c has not one to four certificates')],
    ['base64url in x5c', withHeader({ x5c: ['_-8'] }), detail('a certificate in its x5c is not base64')],
    ['alg twice', variant({ headerText: '{"alg":"ES256","alg":"ES256","kid":"k","typ":"dc+sd-jwt"}' }), json('BODY_DUPLICATE_KEY')],
    ['a list for a header', variant({ headerText: '[]' }), detail('an object is missing')],
  ])('whose header has %s', (_, changed, expected) => {
    expect(unreadable(changed)).toBe(expected);
  });

  const list = (JSON.parse(jsonText(payload)) as { _sd: string[] })._sd;
  it.each([
    ['a claim twice', variant({ payloadText: jsonText(payload).replace('"iat"', '"iss":"11990000MA9900001J","iat"') }), json('BODY_DUPLICATE_KEY')],
    ['a digest twice', withPayload({ _sd: [...list, list[0] ?? ''] }), detail('it has a digest twice')],
    ['a digest of 31 bytes', withPayload({ _sd: [toBase64url(new Uint8Array(31))] }), detail('a digest has not 32 bytes')],
    ['a digest that is a number', withPayload({ _sd: [1] }), detail('a digest has not 32 bytes')],
    ['digests by SHA-512', withPayload({ _sd_alg: 'sha-512' }), detail('its _sd_alg is not sha-256')],
    ['no word on its digests', withPayload({ _sd_alg: undefined }), detail('its _sd_alg is not sha-256')],
    ['no digests', withPayload({ _sd: undefined }), detail('it has no bearable list of digests')],
    ['the array form of a digest', withPayload({ '...': list[0] }), detail('it has a claim that is not understood')],
    ['a field in clear', withPayload({ 'face/operator': 'x' }), detail('it has a claim that is not understood')],
    ['digests inside a claim', withPayload({ status: { status_list: { idx: 1, uri: 'https://a.example/1', _sd: [] } } }), detail('its status is told in a way that is not understood')],
    ['trust level B', withPayload({ trust_level: 'B' }), detail('its trust level is not A')],
    ['another authority', withPayload({ iss: '11990000MA9900001J' }), detail('its identifier is of another authority')],
    ['a wrong check character', withPayload({ identifier: SEALED_CLAIMS.identifier.replace(/I$/, 'J') }), 'This is not a licence identifier.'],
    ['an expiry before its effect', withPayload({ exp: 1_795_305_600 }), detail('it expires before it is effective')],
    ['an iat with a fraction', withPayload({ iat: 1.5 }), detail('a claim is not a whole number from 0 up')],
    ['no nbf', withPayload({ nbf: undefined }), detail('a claim is not a whole number from 0 up')],
    ['a vct in clear', withPayload({ vct: 'http://zk.example.gov.cn/' }), detail('a claim is not an https address')],
    ['no status', withPayload({ status: undefined }), detail('an object is missing')],
    ['a template digest of 3 bytes', withPayload({ template_digest: 'AAAA' }), detail('its template digest has not 32 bytes')],
  ])('whose payload has %s', (_, changed, expected) => {
    expect(unreadable(changed)).toBe(expected);
  });

  it.each([
    ['names a claim of the token', part(`["${salt}","iss","x"]`), detail('a disclosure names neither a face field nor a holder fact')],
    ['is named _sd', part(`["${salt}","_sd",[]]`), detail('a disclosure names neither a face field nor a holder fact')],
    ['is named ...', part(`["${salt}","...","x"]`), detail('a disclosure names neither a face field nor a holder fact')],
    ['names a face field of no name', part(`["${salt}","face/","x"]`), detail('a disclosure names neither a face field nor a holder fact')],
    ['names holder 01', part(`["${salt}","holder/01/name","x"]`), detail('a disclosure names neither a face field nor a holder fact')],
    ['is of an array element', part(`["${salt}","x"]`), detail('a disclosure has not salt, name and value')],
    ['has a fourth part', part(`["${salt}","face/a","x",1]`), detail('a disclosure has not salt, name and value')],
    ['has a salt of 15 bytes', part('["AAAAAAAAAAAAAAAAAAAA","face/a","x"]'), detail('the salt of a disclosure has not 16 bytes')],
    ['hides digests in its value', part(`["${salt}","face/a",{"b":[{"_sd":[]}]}]`), detail('a disclosure hides other disclosures')],
    ['hides an array element in its value', part(`["${salt}","face/a",[{"...":"x"}]]`), detail('a disclosure hides other disclosures')],
    ['is a bomb', part(`["${salt}","face/a",${'['.repeat(2_000)}${']'.repeat(2_000)}]`), json('BODY_TOO_DEEP')],
    ['is not UTF-8', toBase64url(Uint8Array.of(0x5b, 0xff, 0x5d)), json('BODY_NOT_UTF8')],
  ])('with a signed disclosure that %s', (_, changed, expected) => {
    expect(unreadable(withDisclosures(changed))).toBe(expected);
  });

  it('with two signed disclosures of one name', () => {
    const [one, other] = [part(`["${salt}","face/a","x"]`), part(`["${salt}","face/a","y"]`)];
    expect(unreadable(withDisclosures(one, other))).toBe(detail('it discloses a name twice'));
  });

  it('or its signature is bad, once any one character of the token is changed', () => {
    let bad = 0;
    for (let place = 0; place < token.length; place += 5) {
      const changed = `${token.slice(0, place)}${token[place] === 'A' ? 'E' : 'A'}${token.slice(place + 1)}~`;
      const reading = readSealedLicence(changed, sha256);
      if (!reading.readable) continue;
      bad += 1;
      expect(isSignedByExample(reading.sealed.jws.toBeSigned, reading.sealed.jws.signature)).toBe(false);
    }
    expect(bad).toBeGreaterThan(10);
  });
});

describe('a licence cannot be sealed', () => {
  const build = (claims: Partial<SealedLicenceClaims>, texts: readonly string[] = disclosures) =>
    unsignedSealedLicence(SEALED_HEADER, { ...SEALED_CLAIMS, ...claims }, { disclosures: texts, hash: sha256 });

  it('with two fields of one name', () => {
    expect(() => build({}, [disclosure(new Uint8Array(16), 'face/a', 1), disclosure(fromBase64url(`${salt.slice(0, -1)}Q`), 'face/a', 1)])).toThrow('each of another name');
  });

  it('under the identifier of another authority', () => {
    expect(() => build({ iss: '11990000MA9900001J' })).toThrow('its identifier is of another authority');
  });

  it('with an expiry before its effect', () => {
    expect(() => build({ exp: 1 })).toThrow('it expires before it is effective');
  });

  it.each<[string, () => unknown, string]>([
    ['a salt of 12 bytes', () => disclosure(new Uint8Array(12), 'face/a', 1), 'the salt of a disclosure has 16 bytes'],
    ['a field named as a claim', () => disclosure(new Uint8Array(16), 'exp', 1), 'no disclosure can be named exp'],
    ['a value with _sd', () => disclosure(new Uint8Array(16), 'face/a', { _sd: [] }), 'members named _sd or ... are reserved'],
    ['half a character', () => disclosure(new Uint8Array(16), 'face/a', '\ud842'), 'JSON text has no lone surrogates'],
    ['a value of 64 KiB', () => disclosure(new Uint8Array(16), 'face/a', 'x'.repeat(65_536)), 'a disclosure has more than 65536 characters'],
  ])('with a disclosure of %s', (_, attempt, why) => {
    expect(attempt).toThrow(why);
  });
});
