import { canonicalJson, type JsonObject, type JsonValue } from '../../primitives/canonical-json.js';
import { fromBase64url, toBase64url } from '../../primitives/encodings/base64url.js';
import { sha256 } from '../../primitives/digest.js';
import { Refusal } from '../../primitives/refusal.js';
import { readJws, unsignedJws, type JwsHeader, type SignedJws, type UnsignedJws } from '../../licence/sealed/compact-jws.js';

/** The typ of a receipt: no licence, list or token passes as one, and the reverse. */
export const RECEIPT_TYP = 'recognition-receipt+jwt';

/** To whom an answer was given, for what: outside of that it proves nothing. Times in seconds since 1970. */
export interface ReceiptClaims {
  /** Credit code of who runs the repository that answered. */
  readonly iss: string;
  /** Credit code of the one department that was answered. */
  readonly aud: string;
  readonly iat: number;
  /** Id of the read in the log of reads, 32 hexadecimal digits: the holder sees the same read. */
  readonly jti: string;
  /** What was done, `recognition/look-up`. */
  readonly act: string;
  readonly ground: string;
  /** The purpose as it was recorded. */
  readonly purpose: JsonValue;
}

/** An answer whose members are what its receipt covers; the receipt itself stands beside them. */
export type Receipted<Answer extends object> = Answer & { readonly receipt: string };

/**
 * The bytes to be signed of a receipt: a JWS (RFC 7515) whose claims name department, purpose and ground, and whose `answer_digest` is the SHA-256 of the
 * answer in its canonical spelling (RFC 8785), base64url. The answer stays readable JSON; an archive keeps both.
 */
export function unsignedReceipt(header: Omit<JwsHeader, 'typ'>, claims: ReceiptClaims, answer: JsonObject): UnsignedJws {
  return unsignedJws({ ...header, typ: RECEIPT_TYP }, { ...claims, answer_digest: answerDigest(answer) });
}

/** SHA-256 of the answer without its receipt, spelled canonically; base64url. */
export function answerDigest({ receipt: _receipt, ...answer }: JsonObject): string {
  return toBase64url(sha256(canonicalJson(answer)));
}

/** A receipt as it was read; nothing about its signature has been judged. */
export interface Receipt {
  readonly jws: SignedJws;
  readonly claims: ReceiptClaims;
}

/** Most members of a receipt's claims: the purpose has twelve. */
const MEMBERS = 60;

/** The receipt that an answer carries; undefined where it carries none, or one of another answer. Never throws for what a stranger wrote. */
export function receiptOf(answer: JsonObject): Receipt | undefined {
  const { receipt } = answer;
  try {
    return typeof receipt === 'string' ? readReceipt(receipt, answer) : undefined;
  } catch (cause) {
    // A TypeError says that the answer has no canonical spelling: a lone surrogate.
    if (cause instanceof Refusal || cause instanceof TypeError) return undefined;
    throw cause;
  }
}

function readReceipt(text: string, answer: JsonObject): Receipt | undefined {
  const jws = readJws(text, MEMBERS);
  const { iss, aud, iat, jti, act, ground, purpose = null, answer_digest: digest, ...others } = jws.claims;
  const isReceipt = jws.header.typ === RECEIPT_TYP && Object.keys(others).length === 0 && typeof iat === 'number';
  const words = [iss, aud, jti, act, ground];
  if (!isReceipt || !words.every((word) => typeof word === 'string')) return undefined;
  if (typeof digest !== 'string' || fromBase64url(digest).length !== 32 || digest !== answerDigest(answer)) return undefined;
  return { jws, claims: { iss, aud, iat, jti, act, ground, purpose } as ReceiptClaims };
}
