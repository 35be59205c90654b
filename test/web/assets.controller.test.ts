import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Assets } from '../../src/web/page/assets.js';
import { AssetsController } from '../../src/web/assets.controller.js';

@Module({ controllers: [AssetsController], providers: [{ provide: Assets, useFactory: () => new Assets() }] })
class AssetsOnly {}

describe('GET /assets/{name}', () => {
  let app: NestFastifyApplication;
  let origin: string;

  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(AssetsOnly, new FastifyAdapter(), { logger: false, abortOnError: false });
    await app.listen(0, '127.0.0.1');
    origin = await app.getUrl();
  });

  afterAll(() => app.close());

  it('may be kept for ever when asked for by its digest', async () => {
    const answer = await fetch(origin + new Assets().href('style.css'));
    expect([answer.status, ...['cache-control', 'content-type', 'x-content-type-options'].map((name) => answer.headers.get(name))]).toEqual([
      200,
      'public, max-age=31536000, immutable',
      'text/css; charset=utf-8',
      'nosniff',
    ]);
    expect(await answer.text()).toContain('--indigo: #23406b');
  });

  it.each(['/assets/style.css', '/assets/style.css?v=0000000000000000', '/assets/style.css?v=1&v=2'])('is kept only for a while as %s', async (url) => {
    expect((await fetch(origin + url)).headers.get('cache-control')).toBe('public, max-age=300');
  });

  it.each(['/assets/nothing.css', '/assets/..%2Frender.ts', '/assets/%2e%2e%2frender.ts', '/assets/constructor'])('gives nothing for %s', async (url) => {
    const answer = await fetch(origin + url);
    expect(answer.ok).toBe(false);
    expect(await answer.text()).not.toContain('import');
  });
});
