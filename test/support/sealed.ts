import { sha256 } from '../../src/primitives/digest.js';
import { SeededRandom } from '../../src/primitives/random.js';
import type { JsonValue } from '../../src/primitives/canonical-json.js';
import { disclosure, faceName, holderName } from '../../src/licence/sealed/disclosure.js';
import type { SealedLicenceClaims } from '../../src/licence/sealed/sealed-claims.js';
import { assembleSealedLicence, unsignedSealedLicence } from '../../src/licence/sealed/sealed-licence.js';
import { signExample } from './codes.js';

/** The food business permit of the synthetic city. */
export const SEALED_CLAIMS: SealedLicenceClaims = {
  iss: '11990101MA990001XX',
  iat: 1_795_305_600,
  nbf: 1_795_305_600,
  exp: 1_953_072_000,
  vct: 'https://zk.example.gov.cn/licence-types/11990000MA9900001J001/1',
  identifier: '1.2.156.3005.2.11990000MA9900001J001.11990101MA990001XX.20260000000.001.I',
  status: { uri: 'https://zk.example.gov.cn/status-lists/1', idx: 412_345 },
  trustLevel: 'A',
};

/** Its fields and holder facts. */
export const SEALED_FIELDS: readonly (readonly [string, JsonValue])[] = [
  [faceName('operator'), '云溪市老街面馆有限公司'],
  [faceName('premises'), '云溪市东湖区书院路12号'],
  [faceName('items'), ['热食类食品制售', '冷食类食品制售']],
  [holderName(0, 'name'), '云溪市老街面馆有限公司'],
  [holderName(0, 'code'), '91990101MA9900028M'],
  [holderName(0, 'codeType'), '001'],
];

/** Each field under a salt of its own, the same at every run. */
export function exampleDisclosures(fields = SEALED_FIELDS): string[] {
  const random = new SeededRandom('sealed licence');
  return fields.map(([name, value]) => disclosure(random.bytes(16), name, value));
}

export const SEALED_HEADER = { alg: 'ES256', kid: 'zk-2026-licence-1', x5c: [Uint8Array.of(0x30, 1, 0), Uint8Array.of(0x30, 2, 0, 0)] } as const;

/** Sealed with the example's key. */
export function sealedLicence(claims = SEALED_CLAIMS, disclosures = exampleDisclosures()): string {
  const unsigned = unsignedSealedLicence(SEALED_HEADER, claims, { disclosures, hash: sha256 });
  return assembleSealedLicence(unsigned, signExample(unsigned.toBeSigned), disclosures);
}
