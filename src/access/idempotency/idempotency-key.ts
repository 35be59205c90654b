import { canonicalJson, type JsonValue } from '../../primitives/canonical-json.js';
import { sha256, type Sha256 } from '../../primitives/digest.js';
import { Refusal } from '../../primitives/refusal.js';

/** One mutating call as its caller marked it. */
export interface MarkedCall {
  /** Whose key it is: the OAuth client identifier, or the actor's name. Two callers may use one key. */
  readonly client: string;
  readonly key: string;
  readonly digest: Sha256;
}

const SHAPE = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * The value of the header Idempotency-Key, chosen anew by the caller for each act and kept for each repetition of it.
 * @throws Refusal malformed IDEMPOTENCY_KEY_MISSING · IDEMPOTENCY_KEY_WRONG
 */
export function parseIdempotencyKey(header: string | readonly string[] | undefined): string {
  if (header === undefined) {
    throw new Refusal('malformed', 'IDEMPOTENCY_KEY_MISSING', '缺少请求头 Idempotency-Key。Send the header Idempotency-Key: one new value for each act.');
  }
  if (typeof header === 'string' && SHAPE.test(header)) return header;
  throw new Refusal('malformed', 'IDEMPOTENCY_KEY_WRONG', '请求头 Idempotency-Key 须为 1 至 64 位字母、数字、_ 或 -。An Idempotency-Key has 1 to 64 letters, digits, _ or -.');
}

/** What makes two requests the same: method, path with its query, and the body whatever its blanks and the order of its members. */
export function requestDigest(method: string, path: string, body: JsonValue): Sha256 {
  return sha256(canonicalJson([method, path, body]));
}
