import type { FastifyInstance } from 'fastify';
import { Refusal } from '../../primitives/refusal.js';

/** A thousand Chinese characters are 9,000 bytes in a form, 12,000 beyond the basic plane. */
const MAX_BYTES = 16_384;
const MAX_FIELDS = 50;

/** What a route says of its forms; see `LargeForm`. */
export interface FormBounds {
  /** Of the body as it is sent; absent: 16 KiB. */
  readonly maxFormBytes?: number;
  /** Absent: 50. */
  readonly maxFormFields?: number;
}

/** For a form with a long list to tick, where each tick is a field: more may be sent than may be asked for, so that the page can say so. */
export const LONG_LIST: FormBounds = { maxFormBytes: 65_536, maxFormFields: 1_000 };

/**
 * Takes the forms of our own pages besides JSON: `application/x-www-form-urlencoded`, at most 50 fields, each named once, and 16 KiB unless the route
 * takes more of either. Before any route is made.
 */
export function takeForms(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    const { maxFormBytes } = boundsIn(route.config);
    if (maxFormBytes !== undefined) route.bodyLimit = maxFormBytes;
  });
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      // Asked here: a limit of the parser's own gives way to the server's.
      const { maxFormBytes = MAX_BYTES, maxFormFields } = boundsIn(request.routeOptions.config);
      if (body.length > maxFormBytes) throw tooLarge();
      done(null, parseForm(body as Buffer, maxFormFields));
    } catch (refusal) {
      done(refusal as Error);
    }
  });
}

function boundsIn(config: unknown): FormBounds {
  return config ?? {};
}

function tooLarge(): Refusal {
  return new Refusal('tooLarge', 'BODY_TOO_LARGE', '请求内容过大。The request body is larger than this service takes.');
}

/** @throws Refusal malformed FORM_UNREADABLE */
export function parseForm(bytes: Uint8Array, maxFields = MAX_FIELDS): Readonly<Record<string, string>> {
  const fields = [...new URLSearchParams(Buffer.from(bytes).toString('utf8'))];
  const isReadable = fields.length <= maxFields && new Set(fields.map(([name]) => name)).size === fields.length;
  // A byte that is not UTF-8 becomes U+FFFD: such text would not be what the sender meant.
  if (!isReadable || fields.flat().some((text) => text.includes('\uFFFD'))) {
    throw new Refusal('malformed', 'FORM_UNREADABLE', '表单无法读取。The form cannot be read.');
  }
  return Object.fromEntries(fields);
}
