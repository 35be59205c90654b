import { z } from 'zod';
import type { CreditCode } from '../../holder/credit-code.js';
import { canonicalJson, type JsonObject } from '../../primitives/canonical-json.js';
import { clientIdSchema } from './client-id.js';
import { creditCodeSchema } from './department.js';
import type { Grant } from './grant.js';
import { textSchema } from '../../primitives/text-schema.js';

/** A disabled client gets no token, and tokens that it has are refused within five seconds. */
export type ClientState = 'enabled' | 'disabled';

/** A system of a department, as it stands at this moment with its department and its rights. */
export interface Client {
  /** 16 bytes. */
  readonly id: Uint8Array;
  /** The OAuth client identifier. */
  readonly clientId: string;
  readonly department: CreditCode;
  readonly departmentNameZh: string;
  readonly name: string;
  /** Public keys under which it signs its assertions: a JWK Set (RFC 7517 §5), canonical JSON. */
  readonly jwks: string;
  /** Enabled, and its department active. */
  readonly state: ClientState;
  readonly grants: readonly Grant[];
}

const base64url32 = z.string().regex(/^[A-Za-z0-9_-]{43}$/, '32 bytes in base64url');
const kid = z.string().min(1).max(64).optional();
const use = z.literal('sig').optional();
// Strict, so that a private key sent by mistake is refused rather than stored.
const p256 = z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: base64url32, y: base64url32, alg: z.literal('ES256').optional(), kid, use });
const ed25519 = z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: base64url32, alg: z.literal('EdDSA').optional(), kid, use });

/** One to four public keys for ES256 or EdDSA; a private member is refused. */
export const jwksSchema = z.strictObject({ keys: z.array(z.discriminatedUnion('kty', [p256, ed25519])).min(1).max(4) });

/** What has to be told of a new client. */
export const clientOrder = z.strictObject({
  clientId: clientIdSchema,
  department: creditCodeSchema,
  name: textSchema(100),
  jwks: jwksSchema,
});
export type ClientOrder = z.infer<typeof clientOrder>;

/** The text in which a client's keys are kept. */
export function jwksText(jwks: ClientOrder['jwks']): string {
  return canonicalJson(JSON.parse(JSON.stringify(jwks)) as JsonObject);
}
