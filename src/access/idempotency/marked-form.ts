import { z } from 'zod';
import { canonicalJson, type JsonValue } from '../../primitives/canonical-json.js';
import { sha256 } from '../../primitives/digest.js';
import type { MarkedCall } from './idempotency-key.js';

/** What a page of ours puts into a form when it is drawn, anew each time: 32 hexadecimal digits. */
export const formMark = z.string().regex(/^[0-9a-f]{32}$/, '32 hexadecimal digits');

/**
 * A form of ours as a marked call: sent twice by a second click, it is done once; sent with other words, from a page that a browser has kept, it is refused
 * and not taken for the first.
 * @param actor see `actorOf` @param what of which form it is, small letters and hyphens @param order as JSON: what is undefined is left out
 */
export function markedForm(actor: string, what: string, { mark, order }: { readonly mark: string; readonly order: object }): MarkedCall {
  return { client: actor, key: `${what}-${mark}`, digest: sha256('zhengku form v1\0', mark, '\0', canonicalJson(JSON.parse(JSON.stringify(order)) as JsonValue)) };
}
