import fastify from 'fastify';

/* Fastify by itself: a POST of JSON, parsed and answered with JSON; nothing looked at, nothing kept. */
const server = fastify();
server.post('/raw', () => ({ answer: 'taken' }));
const origin = await server.listen({ host: '127.0.0.1', port: 0 });
process.on('disconnect', () => void server.close().then(() => process.exit(0)));
process.send?.(origin);
