import { z } from 'zod';
import type { JsonObject } from '../../primitives/canonical-json.js';
import { textSchema } from '../../primitives/text-schema.js';
import { jwksSchema } from '../../access/register/client.js';
import type { Right } from '../../access/register/right.js';
import { names } from '../field.js';
import type { TestHolder } from './sandbox-plan.js';

/** With which the client identifier of each begins. */
export const SANDBOX_PREFIX = 'sandbox-';
/** The place at which they take turns. */
export const SANDBOXES = 'sandboxes';
/** How long each lives. */
export const SANDBOX_MS = 90 * 86_400_000;
/** What a sandbox may do, on every licence type of the city. */
export const SANDBOX_RIGHTS = ['recognition:look-up', 'recognition:verify', 'access:apply'] as const satisfies readonly Right[];

/** What has to be told: `POST /sandbox/clients`. */
export const sandboxOrder = z.strictObject({
  /** Of the system, at most 100 characters; made up, it is shown to others. */
  name: textSchema(100),
  /** Public keys; the private one stays where it was made. */
  jwks: jwksSchema,
});
export type SandboxOrder = z.output<typeof sandboxOrder>;

/** A sandbox's client and everything that its first call needs. */
export interface SandboxClient {
  readonly clientId: string;
  /** Where a token is asked for by `private_key_jwt`. */
  readonly tokenEndpoint: string;
  /** `aud` of the assertion. */
  readonly audience: string;
  /** Scope to ask for. */
  readonly scope: string;
  /** ISO 8601: then the client is disabled. */
  readonly endsAt: string;
  readonly department: { readonly code: string; readonly name: string };
  readonly testHolders: readonly TestHolder[];
  readonly example: { readonly method: 'POST'; readonly path: string; readonly body: JsonObject };
}

/** As the interface's document shows it. */
export const sandboxClientShape = z.object({
  clientId: z.string(),
  tokenEndpoint: z.url().describe('ask for a token here, by private_key_jwt'),
  audience: z.url().describe('`aud` of the client assertion'),
  scope: z.string(),
  endsAt: z.iso.datetime().describe('then the client is disabled'),
  department: z.object({ code: z.string(), name: z.string() }),
  testHolders: z.array(z.object({ name: z.string(), codeType: z.string(), code: z.string(), holds: z.array(z.object({ licenceType: z.string(), names })) })),
  example: z.object({ method: z.literal('POST'), path: z.string(), body: z.record(z.string(), z.unknown()) }).describe('a call that finds something, ready to send'),
});
