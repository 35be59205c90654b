import type { JsonBounds } from '../../primitives/bounded-json.js';
import type { JsonObject, JsonValue } from '../../primitives/canonical-json.js';
import { isoInstant } from '../../primitives/clock.js';
import { validatePath } from '../../pki/certificates/path.js';
import { receiptOf } from './receipt.js';

/** How much an archived answer may hold: the file of a whole case. */
export const ARCHIVED_BOUNDS: JsonBounds = { depth: 32, keys: 200_000, items: 200_000 };

/** What an archived answer proves to whoever trusts the region's root certificate. */
export interface ArchivedProof {
  /** Who answered, as the certificate names it. */
  readonly repository: { readonly code: string; readonly name: string };
  readonly department: string;
  readonly at: string;
  readonly act: string;
  readonly ground: string;
  readonly purpose: JsonValue;
  readonly event: string;
}

/**
 * Proves an answer from itself and the root certificate alone, years later and without a network: the answer's digest, the signature, the chain at the time
 * of the signature, and that the key was certified for answers of this repository. Whether it was distrusted since, only the trust list says.
 * @param root DER of the region's root @returns why it proves nothing, where it does
 */
export function proveArchived(answer: JsonObject, root: Uint8Array): ArchivedProof | { readonly flaw: string } {
  const receipt = receiptOf(answer);
  if (receipt === undefined) return { flaw: '不是带签名的答复，或内容已改动 no answer with its receipt, or the content was altered' };
  const { jws, claims } = receipt;
  const chain = validatePath(jws.header.x5c ?? [], [root], claims.iat * 1000);
  if (!chain.ok) return { flaw: `证书链不通向此根证书 the chain does not lead to this root: ${chain.code} (${chain.place})` };
  const { signer } = chain;
  const isFor = signer.subject.organizationalUnitName === 'answer' && signer.subject.organizationIdentifier === claims.iss && claims.iat * 1000 < signer.signUntil;
  if (!isFor) return { flaw: '该密钥无权签署本库的答复 the key was not certified to sign answers of this repository then' };
  if (!signer.suite.verify(signer.publicKey, jws.toBeSigned, jws.signature)) return { flaw: '签名不符 the signature does not fit' };
  const { iss, aud, iat, jti, act, ground, purpose } = claims;
  return { repository: { code: iss, name: signer.subject.organizationName ?? iss }, department: aud, at: isoInstant(iat * 1000), act, ground, purpose, event: jti };
}
