import type { JsonObject } from '../../src/primitives/canonical-json.js';
import { unsignedReceipt, type ReceiptClaims } from '../../src/recognition/answer/receipt.js';
import { assembleJws } from '../../src/licence/sealed/compact-jws.js';
import { signExample } from './codes.js';

/** An answer of the synthetic city's repository, small enough to be printed. */
export const EXAMPLE_ANSWER: JsonObject = {
  event: '000102030405060708090a0b0c0d0e0f',
  verdict: 'valid',
  sentence: '真实有效，可以采信。Genuine and in force: it may be relied on.',
  asOf: '2026-11-28T08:00:00.000Z',
};

export const EXAMPLE_RECEIPT_CLAIMS: ReceiptClaims = {
  iss: '11990101MA9900108H',
  aud: '11990201MA99001402',
  iat: 1_795_852_800,
  jti: '000102030405060708090a0b0c0d0e0f',
  act: 'recognition/verify',
  ground: 'duty',
  purpose: { caseNumber: 'LJ-2026-000123', category: 0, department: '11990201MA99001402', serviceItemCode: '000131003MA9900140990201' },
};

/** The answer with its receipt, signed with the example's key. */
export function receipted(answer: JsonObject = EXAMPLE_ANSWER, claims: ReceiptClaims = EXAMPLE_RECEIPT_CLAIMS): JsonObject & { readonly receipt: string } {
  const unsigned = unsignedReceipt({ alg: 'ES256', kid: 'a1b2c3d4e5f60718' }, claims, answer);
  return { ...answer, receipt: assembleJws(unsigned, signExample(unsigned.toBeSigned)) };
}
