import type { FastifyInstance } from 'fastify';
import { parseBoundedJson } from '../primitives/bounded-json.js';

/** Takes JSON bodies only, and only bounded ones (depth, keys, duplicates, UTF-8), before any validation sees them. */
export function limitBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseBoundedJson(body as Buffer));
    } catch (refusal) {
      done(refusal as Error);
    }
  });
}
