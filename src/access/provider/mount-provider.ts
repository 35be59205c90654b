import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Provider } from 'oidc-provider';
import type { IncomingMessage } from 'node:http';
import type { Origins } from '../browser/origins.js';

/** Where the provider answers. */
export const PROVIDER_PATH = '/oidc';

/**
 * Hands everything under /oidc that has no route of its own to the provider, as an encapsulated plugin: it reads bodies itself.
 * Call before Nest registers its routes.
 */
export async function mountProvider(server: FastifyInstance, provider: Provider, origins: Origins): Promise<void> {
  const answer = provider.callback();
  await server.register(
    (scope, _options, done) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _body, ready) => ready(null));
      scope.all('/*', (request, reply) => {
        reply.hijack();
        void answer(prepared(request, origins), reply.raw);
      });
      done();
    },
    { prefix: PROVIDER_PATH },
  );
}

/** The request as the provider must see it: without our prefix, and from an origin of ours whatever its headers said. */
function prepared({ raw }: FastifyRequest, origins: Origins): IncomingMessage {
  const { protocol, host } = new URL(origins.of(raw));
  raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
  raw.headers['x-forwarded-host'] = host;
  delete raw.headers['x-forwarded-for'];
  const path = raw.url ?? '/';
  return Object.assign(raw, { originalUrl: path, url: path.slice(PROVIDER_PATH.length) || '/' });
}
