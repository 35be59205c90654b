import { generateKeyPairSync } from 'node:crypto';
import { readDer } from '../../src/pki/asn1/der.js';
import { validatePath, type PathFlawCode } from '../../src/pki/certificates/path.js';
import {
  basicConstraints, bytes, ECDSA_SHA384, extension, extKeyUsage, forged, keyUsage, KEYS, name, pair,
  authorityKeyIdentifier, subjectKeyIdentifier, type Change, type ForgedPlace,
} from './forge.js';

const AT = Date.UTC(2026, 10, 22, 8);
const root = forged('root');
const issuingCa = forged('issuingCa');
const signer = forged('signer');

const SIGNING_PERIOD = bytes(`3022800f${Buffer.from('20260101000000Z').toString('hex')}810f${Buffer.from('20261231235959Z').toString('hex')}`);

/** The verdict on a chain that is good but for one certificate. */
function judge(place: ForgedPlace, change: Change, at = AT) {
  const chain = { root, issuingCa, signer, [place]: forged(place, change) };
  return validatePath([chain.signer, chain.issuingCa, chain.root], [chain.root], at);
}

describe('a chain of root, issuing CA and signer', () => {
  test('is good, with the root presented or found, and says who signs until when', () => {
    for (const presented of [[signer, issuingCa, root], [signer, issuingCa]]) {
      const verdict = validatePath(presented, [root], AT);
      expect(verdict).toMatchObject({
        ok: true,
        signer: {
          kid: expect.stringMatching(/^[0-9a-f]{16}$/),
          subject: { commonName: 'signer' },
          notBefore: Date.UTC(2026, 0, 1),
          notAfter: Date.UTC(2036, 11, 31, 23, 59, 59),
          signUntil: Date.UTC(2026, 11, 31, 23, 59, 59),
        },
      });
    }
  });

  test('is good within its validity to the last second, and not a moment outside', () => {
    const judgedAt = (at: number) => validatePath([signer, issuingCa], [root], at);
    expect(judgedAt(Date.UTC(2026, 0, 1)).ok).toBe(true);
    expect(judgedAt(Date.UTC(2026, 0, 1) - 1)).toMatchObject({ code: 'NOT_YET_VALID', place: 'root' });
    expect(judgedAt(Date.UTC(2036, 11, 31, 23, 59, 59, 999)).ok).toBe(true);
    expect(judgedAt(Date.UTC(2037, 0, 1))).toMatchObject({ code: 'EXPIRED', place: 'root' });
  });

  test('is good with P-384 keys above a P-256 signer', () => {
    const high = pair('P-384');
    const signed = { signWith: high.privateKey, hash: 'sha384', inner: ECDSA_SHA384, outer: ECDSA_SHA384 } as const;
    const highRoot = forged('root', { spki: high.spki, ...signed });
    const highIssuer = forged('issuingCa', { spki: high.spki, ...signed });
    expect(validatePath([forged('signer', signed), highIssuer], [highRoot], AT).ok).toBe(true);
  });

  test('a trusted root that cannot be read does not hide the one that can', () => {
    expect(validatePath([signer, issuingCa], [bytes('3000'), root], AT).ok).toBe(true);
  });
});

describe('a chain of another shape is refused', () => {
  const otherRoot = forged('root', { spki: KEYS.signer.spki, signWith: KEYS.signer.privateKey });
  test.each<[string, Uint8Array[], Uint8Array[], PathFlawCode]>([
    ['nothing', [], [root], 'CHAIN_LENGTH'],
    ['a signer alone', [signer], [root], 'CHAIN_LENGTH'],
    ['four certificates', [signer, issuingCa, issuingCa, root], [root], 'CHAIN_LENGTH'],
    ['a signer right under the root', [signer, root], [root], 'ROOT_NOT_TRUSTED'],
    ['the order turned round', [root, issuingCa, signer], [root], 'ROOT_NOT_TRUSTED'],
    ['the issuing CA as signer', [issuingCa, root, root], [root], 'PATH_LENGTH'],
    ['no trusted root', [signer, issuingCa, root], [], 'ROOT_NOT_TRUSTED'],
    ['a root that is not among the trusted ones', [signer, issuingCa, root], [otherRoot], 'ROOT_NOT_TRUSTED'],
    ['a trusted root of the same name and key identifier with another key', [signer, issuingCa], [otherRoot], 'SIGNATURE_BAD'],
  ])('%s', (_what, presented, roots, code) => {
    expect(validatePath(presented, roots, AT)).toMatchObject({ ok: false, code });
  });
});

describe('a signer is refused', () => {
  const ed25519 = new Uint8Array(generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }));
  const offCurve = new Uint8Array(KEYS.signer.spki);
  offCurve[90]! ^= 1;
  const unknown = extension('1.2.3.4', bytes('0500'), 'critical');
  test.each<[string, Change, PathFlawCode]>([
    ['of version 1', { version: 0 }, 'NOT_A_CERTIFICATE'],
    ['with a negative serial number', { serial: bytes('8001') }, 'NOT_A_CERTIFICATE'],
    ['with the serial number 0', { serial: bytes('00') }, 'NOT_A_CERTIFICATE'],
    ['with a serial number of 21 bytes', { serial: bytes(`01${'22'.repeat(20)}`) }, 'NOT_A_CERTIFICATE'],
    ['with a time that no calendar has', { notAfter: '360231000000Z' }, 'NOT_DER'],
    ['with a time without seconds', { notAfter: '3612312359Z00' }, 'NOT_DER'],
    ['with a GeneralizedTime before 2050', { notAfter: '20361231235959Z' }, 'NOT_A_CERTIFICATE'],
    ['that has an extension twice', { with: { twin: subjectKeyIdentifier('aa03') } }, 'DUPLICATE_EXTENSION'],
    ['longer than 8 KB', { with: { long: extension('1.2.3.4', new Uint8Array(8192)) } }, 'TOO_LARGE'],
    ['with a critical extension that we do not know', { with: { unknown } }, 'UNKNOWN_CRITICAL_EXTENSION'],
    ['with a critical signing period, which others would not know', { with: { signingPeriod: extension('2.5.29.16', SIGNING_PERIOD, 'critical') } }, 'UNKNOWN_CRITICAL_EXTENSION'],
    ['whose extension writes out critical FALSE', { with: { odd: bytes('300f 0603551d1f 010100 0405 3003020101') } }, 'NOT_A_CERTIFICATE'],
    ['with an Ed25519 key', { spki: ed25519 }, 'KEY_NOT_ALLOWED'],
    ['with a P-521 key', { spki: pair('P-521').spki }, 'KEY_NOT_ALLOWED'],
    ['with a point that is not on the curve', { spki: offCurve }, 'KEY_NOT_ALLOWED'],
    ['whose two signature algorithms disagree', { inner: ECDSA_SHA384 }, 'ALGORITHMS_DISAGREE'],
    ['signed in ECDSA with SHA-512', { inner: bytes('300a06082a8648ce3d040304'), outer: bytes('300a06082a8648ce3d040304') }, 'ALGORITHM_NOT_ALLOWED'],
    ['whose algorithm has NULL parameters', { inner: bytes('300c06082a8648ce3d0403020500'), outer: bytes('300c06082a8648ce3d0403020500') }, 'ALGORITHM_NOT_ALLOWED'],
    ['signed in another suite than the key of its issuer', { inner: ECDSA_SHA384, outer: ECDSA_SHA384, hash: 'sha384' }, 'SIGNATURE_BAD'],
    ['that is a CA', { with: { basicConstraints: basicConstraints('30030101ff') } }, 'IS_A_CA'],
    ['with a path length', { with: { basicConstraints: basicConstraints('3003020100') } }, 'PATH_LENGTH'],
    ['whose basicConstraints writes out its default', { with: { basicConstraints: basicConstraints('3003010100') } }, 'NOT_A_CERTIFICATE'],
    ['without key usage', { with: { keyUsage: undefined } }, 'KEY_USAGE'],
    ['with digitalSignature alone', { with: { keyUsage: keyUsage('03020780') } }, 'KEY_USAGE'],
    ['with keyCertSign beside', { with: { keyUsage: keyUsage('030202c4') } }, 'KEY_USAGE'],
    ['with a key usage that is not critical', { with: { keyUsage: keyUsage('030206c0', 'not critical') } }, 'KEY_USAGE'],
    ['whose key usage ends with zero bits', { with: { keyUsage: keyUsage('030205c0') } }, 'NOT_A_CERTIFICATE'],
    ['without extended key usage', { with: { extKeyUsage: undefined } }, 'EXTENDED_KEY_USAGE'],
    ['for TLS', { with: { extKeyUsage: extKeyUsage('1.3.6.1.5.5.7.3.1') } }, 'EXTENDED_KEY_USAGE'],
    ['for any purpose', { with: { extKeyUsage: extKeyUsage('2.5.29.37.0') } }, 'EXTENDED_KEY_USAGE'],
    ['that does not say until when it signs', { with: { signingPeriod: undefined } }, 'SIGNING_PERIOD'],
    ['that says only from when it signs', { with: { signingPeriod: extension('2.5.29.16', bytes(`3011800f${Buffer.from('20260101000000Z').toString('hex')}`)) } }, 'NOT_A_CERTIFICATE'],
    ['whose issuer is spelled otherwise', { issuer: name('IssuingCa') }, 'NAMES_DO_NOT_CHAIN'],
    ['without authorityKeyIdentifier', { with: { aki: undefined } }, 'KEY_IDENTIFIERS_DO_NOT_MATCH'],
    ['with the authorityKeyIdentifier of another key', { with: { aki: authorityKeyIdentifier('aa01') } }, 'KEY_IDENTIFIERS_DO_NOT_MATCH'],
    ['without subjectKeyIdentifier', { with: { ski: undefined } }, 'KEY_IDENTIFIERS_DO_NOT_MATCH'],
    ['that begins tomorrow', { notBefore: '261123000000Z' }, 'NOT_YET_VALID'],
    ['that ended yesterday', { notAfter: '261121000000Z' }, 'EXPIRED'],
    ['signed by the root', { signWith: KEYS.root.privateKey }, 'SIGNATURE_BAD'],
    ['signed by itself', { signWith: KEYS.signer.privateKey }, 'SIGNATURE_BAD'],
  ])('%s', (_what, change, code) => {
    expect(judge('signer', change)).toMatchObject({ ok: false, code, place: 'signer' });
  });
});

describe('an issuing CA is refused', () => {
  test.each<[string, Change, PathFlawCode]>([
    ['without basicConstraints', { with: { basicConstraints: undefined } }, 'NOT_A_CA'],
    ['whose basicConstraints says no', { with: { basicConstraints: basicConstraints('3000') } }, 'NOT_A_CA'],
    ['whose basicConstraints is not critical', { with: { basicConstraints: basicConstraints('30060101ff020100', 'not critical') } }, 'NOT_A_CA'],
    ['without a path length', { with: { basicConstraints: basicConstraints('30030101ff') } }, 'PATH_LENGTH'],
    ['that may have CAs under it', { with: { basicConstraints: basicConstraints('30060101ff020101') } }, 'PATH_LENGTH'],
    ['without keyCertSign', { with: { keyUsage: keyUsage('03020102') } }, 'KEY_USAGE'],
    ['that signs documents too', { with: { keyUsage: keyUsage('03020186') } }, 'KEY_USAGE'],
    ['with a purpose of its own', { with: { extKeyUsage: extKeyUsage('1.3.6.1.5.5.7.3.36') } }, 'EXTENDED_KEY_USAGE'],
    ['with critical name constraints, which we do not read', { with: { nc: extension('2.5.29.30', bytes('3000'), 'critical') } }, 'UNKNOWN_CRITICAL_EXTENSION'],
    ['whose issuer is another', { issuer: name('Root') }, 'NAMES_DO_NOT_CHAIN'],
    ['whose key identifier is not what the signer names', { with: { ski: subjectKeyIdentifier('bb02') } }, 'KEY_IDENTIFIERS_DO_NOT_MATCH'],
    ['that ended yesterday', { notAfter: '261121000000Z' }, 'EXPIRED'],
    ['signed by another key', { signWith: KEYS.signer.privateKey }, 'SIGNATURE_BAD'],
    ['with an authorityKeyIdentifier without key identifier', { with: { aki: extension('2.5.29.35', bytes('3000')) } }, 'NOT_A_CERTIFICATE'],
  ])('%s', (_what, change, code) => {
    expect(judge('issuingCa', change)).toMatchObject({ ok: false, code });
  });
});

describe('a root is refused, though it is trusted', () => {
  test.each<[string, Change, PathFlawCode]>([
    ['that is no CA', { with: { basicConstraints: basicConstraints('3000') } }, 'NOT_A_CA'],
    ['of any path length', { with: { basicConstraints: basicConstraints('30030101ff') } }, 'PATH_LENGTH'],
    ['for one level only', { with: { basicConstraints: basicConstraints('30060101ff020100') } }, 'PATH_LENGTH'],
    ['without keyCertSign', { with: { keyUsage: keyUsage('03020102') } }, 'KEY_USAGE'],
    ['that another issued', { issuer: name('above') }, 'NAMES_DO_NOT_CHAIN'],
    ['that names another key above it', { with: { aki: authorityKeyIdentifier('bb01') } }, 'KEY_IDENTIFIERS_DO_NOT_MATCH'],
    ['that begins tomorrow', { notBefore: '261123000000Z' }, 'NOT_YET_VALID'],
    ['that did not sign itself', { signWith: KEYS.signer.privateKey }, 'SIGNATURE_BAD'],
  ])('%s', (_what, change, code) => {
    expect(judge('root', change)).toMatchObject({ ok: false, code, place: 'root' });
  });
});

describe('bytes are refused before they are parsed', () => {
  const flip = (at: number, to: number) => {
    const copy = new Uint8Array(signer);
    copy[at] = to;
    return copy;
  };
  test.each<[string, Uint8Array, PathFlawCode]>([
    ['nothing', new Uint8Array(0), 'NOT_DER'],
    ['a byte after the end', new Uint8Array([...signer, 0]), 'NOT_DER'],
    ['a byte missing', signer.subarray(0, signer.length - 1), 'NOT_DER'],
    ['an indefinite length', flip(1, 0x80), 'NOT_DER'],
    ['another type', bytes('0500'), 'NOT_A_CERTIFICATE'],
    ['an empty sequence', bytes('3000'), 'NOT_A_CERTIFICATE'],
    ['forty levels', Array.from({ length: 40 }).reduce<Uint8Array>((inside) => new Uint8Array([0x30, inside.length, ...inside]), new Uint8Array(0)), 'NOT_DER'],
    ['two thousand elements', new Uint8Array([0x30, 0x82, 0x0f, 0xa0, ...Array.from({ length: 2000 }, () => [5, 0]).flat()]), 'NOT_DER'],
    ['more than 8 KB', new Uint8Array(8193), 'TOO_LARGE'],
  ])('%s', (_what, der, code) => {
    expect(validatePath([der, issuingCa], [root], AT)).toMatchObject({ ok: false, code, place: 'signer' });
  });

  test('no single changed byte of a signer passes, and none throws', () => {
    const passed: number[] = [];
    for (let at = 0; at < signer.length; at++) {
      if (validatePath([flip(at, signer[at]! ^ 0x41), issuingCa], [root], AT).ok) passed.push(at);
    }
    expect(passed).toEqual([]);
  });
});

describe('strict DER', () => {
  test.each([
    ['a length in more octets than it needs', '30810100'],
    ['a length with a leading zero', '3082000100'],
    ['an INTEGER with a needless zero', '02020001'],
    ['an INTEGER without octets', '0200'],
    ['a BOOLEAN of 01', '010101'],
    ['a BIT STRING with unused bits set', '03020701'],
    ['a BIT STRING of nothing with unused bits', '030101'],
    ['a NULL with content', '050100'],
    ['an OBJECT IDENTIFIER that does not end', '060188'],
    ['an OBJECT IDENTIFIER with a leading 80', '06038001 01'],
    ['a constructed OCTET STRING', '2403040100'],
    ['a primitive SEQUENCE', '1000'],
    ['a SET out of order', '3106020102020101'],
    ['UTF-8 that is not', '0c01ff'],
    ['a PrintableString with an underscore', '13015f'],
    ['a tag of several octets', '1f810100'],
    ['a time with a zone', `1711${Buffer.from('260101000000+0800').toString('hex')}`],
  ])('%s is refused', (_what, hex) => {
    expect(() => readDer(bytes(hex))).toThrow();
  });
});
