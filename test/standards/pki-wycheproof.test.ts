import { rawOfDer } from '../../src/pki/asn1/ecdsa-signature.js';
import { suiteNamed, suiteOfPublicKey, verifyX509Signature } from '../../src/pki/vault/suite.js';
import { needsVectors, vectorJson } from '../support/vectors.js';

interface Vectors {
  readonly numberOfTests: number;
  readonly testGroups: readonly {
    readonly publicKeyDer: string;
    readonly tests: readonly { readonly tcId: number; readonly comment: string; readonly msg: string; readonly sig: string; readonly result: 'valid' | 'invalid' }[];
  }[];
}

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));

/** The vectors that we judge otherwise than wycheproof does, and how many we judged. */
function misjudged(file: string, suiteName: 'ES256' | 'ES384' | 'EdDSA', form: 'raw' | 'x509') {
  const suite = suiteNamed(suiteName);
  const { testGroups } = vectorJson<Vectors>(`wycheproof/${file}`);
  let judged = 0;
  const wrong: string[] = [];
  for (const { publicKeyDer, tests } of testGroups) {
    const spki = bytes(publicKeyDer);
    expect(suiteOfPublicKey(spki)?.name).toBe(suiteName);
    const key = suite.publicKey(spki);
    for (const { tcId, comment, msg, sig, result } of tests) {
      const signed = { bytes: bytes(msg), signature: bytes(sig) };
      const good = form === 'raw' ? suite.verify(key, signed.bytes, signed.signature) : verifyX509Signature(suite, key, signed);
      judged++;
      if (good !== (result === 'valid')) wrong.push(`${tcId} ${comment}: ${result}`);
    }
  }
  return { judged, wrong };
}

needsVectors('wycheproof')('wycheproof', () => {
  test.each([
    ['ecdsa_secp256r1_sha256_p1363_test.json', 'ES256', 'raw', 262],
    ['ecdsa_secp256r1_sha256_test.json', 'ES256', 'x509', 484],
    ['ecdsa_secp384r1_sha384_test.json', 'ES384', 'x509', 504],
    ['ed25519_test.json', 'EdDSA', 'raw', 151],
  ] as const)('%s: every signature is judged as the vectors say', (file, suite, form, cases) => {
    expect(misjudged(file, suite, form)).toEqual({ judged: cases, wrong: [] });
  });

  test('a signature that is not the one DER form is refused before the curve is asked', () => {
    const { testGroups } = vectorJson<Vectors>('wycheproof/ecdsa_secp256r1_sha256_test.json');
    const encoded = testGroups.flatMap(({ tests }) => tests).filter(({ comment }) => /indefinite|long form|leading|trailing|appending/i.test(comment));
    expect(encoded.length).toBeGreaterThan(10);
    expect(encoded.filter(({ sig, result }) => result === 'invalid' && rawOfDer(bytes(sig), 64) !== undefined)).toEqual([]);
  });
});
