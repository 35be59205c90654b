import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Assets } from '../../src/web/assets.js';
import { AssetsController } from '../../src/web/assets.controller.js';

@Module({ controllers: [AssetsController], providers: [{ provide: Assets, useFactory: () => new Assets() }] })
class AssetsOnly {}

describe('GET /assets/{name}', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(AssetsOnly, new FastifyAdapter(), { logger: false });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });

  afterAll(() => app.close());

  it('may be kept for ever when asked for by its digest', async () => {
    const answer = await app.inject({ url: new Assets().href('style.css') });
    expect([answer.statusCode, answer.headers['cache-control'], answer.headers['content-type'], answer.headers['x-content-type-options']]).toEqual([
      200,
      'public, max-age=31536000, immutable',
      'text/css; charset=utf-8',
      'nosniff',
    ]);
    expect(answer.body).toContain('--indigo: #23406b');
  });

  it.each(['/assets/style.css', '/assets/style.css?v=0000000000000000', '/assets/style.css?v=1&v=2'])('is kept only for a while as %s', async (url) => {
    expect((await app.inject({ url })).headers['cache-control']).toBe('public, max-age=300');
  });

  it.each(['/assets/nothing.css', '/assets/..%2Frender.ts', '/assets/%2e%2e%2frender.ts', '/assets/constructor'])('gives nothing for %s', async (url) => {
    const { statusCode, body } = await app.inject({ url });
    expect(statusCode).not.toBe(200);
    expect(body).not.toContain('import');
  });
});
