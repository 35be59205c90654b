import { generateKeyPairSync } from 'node:crypto';
import { derOfRaw, rawOfDer } from '../../src/pki/asn1/ecdsa-signature.js';
import { suiteNamed, suiteOfPublicKey, SUITE_NAMES } from '../../src/pki/vault/suite.js';

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const P256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const spki = new Uint8Array(P256.publicKey.export({ format: 'der', type: 'spki' }));

describe('suites', () => {
  test('carry the numbers of JOSE, COSE and X.509', () => {
    expect(SUITE_NAMES.map(suiteNamed).map(({ name, cose, signatureBytes, x509 }) => [name, cose, signatureBytes, x509])).toEqual([
      ['ES256', -7, 64, '1.2.840.10045.4.3.2'],
      ['ES384', -35, 96, '1.2.840.10045.4.3.3'],
      ['EdDSA', -8, 64, '1.3.101.112'],
    ]);
  });

  test('an unknown suite is refused by name', () => {
    expect(() => suiteNamed('RS256')).toThrow('SUITE_UNKNOWN');
    expect(() => suiteNamed('none')).toThrow('SUITE_UNKNOWN');
  });

  test('a signature of another length, or checked with a key of another suite, is not good', () => {
    const suite = suiteNamed('ES256');
    const message = Buffer.from('message');
    const signature = suite.sign(P256.privateKey, message);
    expect(suite.verify(P256.publicKey, message, signature)).toBe(true);
    expect(suite.verify(P256.publicKey, message, signature.subarray(0, 63))).toBe(false);
    expect(suite.verify(P256.publicKey, message, new Uint8Array([...signature, 0]))).toBe(false);
    expect(suiteNamed('EdDSA').verify(P256.publicKey, message, signature)).toBe(false);
    expect(() => suiteNamed('ES384').sign(P256.privateKey, message)).toThrow(TypeError);
  });

  test('the suite of a public key is read from its DER', () => {
    expect(suiteOfPublicKey(spki)?.name).toBe('ES256');
    const ed25519 = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' });
    expect(suiteOfPublicKey(ed25519)?.name).toBe('EdDSA');
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'der', type: 'spki' });
    expect(suiteOfPublicKey(rsa)).toBeUndefined();
  });

  test.each([
    ['a compressed point', Buffer.concat([bytes('3039301306072a8648ce3d020106082a8648ce3d030107032200'), bytes('02'), spki.subarray(27, 59)])],
    ['a byte too many', Buffer.concat([spki, bytes('00')])],
    ['a point that is not on the curve', Buffer.concat([spki.subarray(0, 90), Buffer.of(spki[90]! ^ 1)])],
  ])('%s is not a public key', (_what, der) => {
    expect(() => suiteNamed('ES256').publicKey(der)).toThrow('KEY_MALFORMED');
  });
});

describe('ECDSA signatures in DER', () => {
  test('small numbers are padded, large ones lose their sign byte', () => {
    const raw = new Uint8Array(64);
    raw[31] = 0x80;
    raw[63] = 1;
    expect(Buffer.from(derOfRaw(raw)).toString('hex')).toBe('300702020080020101');
    expect(rawOfDer(bytes('300702020080020101'), 64)).toEqual(raw);
  });

  test.each([
    ['a negative number', '3006020180020101'],
    ['a number with a needless zero', '300702020001020101'],
    ['an empty number', '30050200020101'],
    ['a long length form', '308106020101020101'],
    ['an indefinite length', '30800201010201010000'],
    ['bytes after the end', '300602010102010100'],
    ['a third number', '3009020101020101020101'],
    ['one number only', '3003020101'],
    ['a length past the end', '3006020101020201'],
    ['a number longer than the curve', `3026020101022101${'11'.repeat(32)}`],
    ['nothing', ''],
  ])('%s is refused', (_what, hex) => {
    expect(rawOfDer(bytes(hex), 64)).toBeUndefined();
  });
});
