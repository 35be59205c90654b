import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { OpenApiDocument, Operation } from '../../src/web/page/reference-view.js';
import type { Schema } from '../../src/web/page/schema-view.js';
import { repositoryRoot } from '../support/repository.js';
import { LINJIANG_CLIENT, MARKET_CLIENT } from '../../src/cli/city/clients.js';
import { RunningCity } from '../web/running-city.js';

interface Call {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** Calls that only read, although they send their question in a body. */
const READS = [
  'POST /v1/licences/{identifier}/printed-code',
  'POST /v1/recognition/item-checks',
  'POST /v1/recognition/look-ups',
  'POST /v1/recognition/use-codes',
  'POST /v1/recognition/verifications',
  'POST /v1/service-items/trial',
];
/** What kinds of licences exist, and what one needs for what, is no secret. */
const OPEN = ['GET /v1/licence-types', 'GET /v1/licence-types/{code}', 'GET /v1/service-items', 'GET /v1/service-items/{code}'];

let city: RunningCity;
let document: OpenApiDocument;
let calls: readonly Call[];

beforeAll(async () => {
  city = await RunningCity.start();
  document = await city.read<OpenApiDocument>('/openapi.json');
  calls = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, method, path, operation })),
  );
}, 120_000);

afterAll(() => city.stop());

const inV1 = (): readonly Call[] => calls.filter(({ path }) => path.startsWith('/v1/'));
const bodyOf = ({ requestBody }: Operation): { readonly schema?: Schema; readonly example?: unknown } | undefined => requestBody?.content?.['application/json'];

describe('the OpenAPI document of the running service', () => {
  it('is of version 3.1, with title, server and the parts in the order in which a department meets them', () => {
    expect(document).toMatchObject({ openapi: expect.stringMatching(/^3\.1\./), info: { title: '证库 Zhengku', version: '1' }, servers: [{ url: expect.stringMatching(/^https:/) }] });
    expect(document.tags?.map(({ name }) => name)).toEqual(['licence-types', 'service-items', 'licences', 'recognition', 'access', 'status', 'trust', 'ledger', 'health']);
    expect(document.tags?.map(({ name }) => name)).toEqual(['licence-types', 'licences', 'recognition', 'gb36906', 'status', 'trust', 'ledger', 'health']);
  });

  it('shows the interface and none of the pages, sign-ins and files', () => {
    expect(calls.map(({ name }) => name).sort()).toEqual([
      'GET /healthz',
      'GET /ledger/acts/proofs/{leafHash}',
      'GET /ledger/acts/tile/{path}',
      'GET /ledger/reads/delayed',
      'GET /ledger/{log}/checkpoint',
      'GET /ledger/{log}/consistency',
      'GET /ledger/{log}/key',
      'GET /readyz',
      'GET /status-lists/{list}',
      'GET /trust-list',
      'GET /v/types/{code}/{version}',
      'GET /v1/access-applications',
      'GET /v1/access-applications/{id}',
      'GET /v1/licence-types',
      'GET /v1/licence-types/{code}',
      'GET /v1/licences/{identifier}',
      'GET /v1/service-items',
      'GET /v1/service-items/{code}',
      'POST /sandbox/clients',
      'POST /v1/access-applications',
      'POST /v1/access-applications/{id}/grant',
      'POST /v1/access-applications/{id}/refuse',
      'POST /gb36906/by-code',
      'POST /gb36906/file',
      'POST /gb36906/metadata',
      'POST /gb36906/search',
      'POST /gb36906/verify-file',
      'POST /gb36906/verify-information',
      'POST /v1/licence-types',
      'POST /v1/licence-types/{code}/retire',
      'POST /v1/licences',
      'POST /v1/licences/{identifier}/printed-code',
      'POST /v1/licences/{identifier}/resume',
      'POST /v1/licences/{identifier}/revoke',
      'POST /v1/licences/{identifier}/suspend',
      'POST /v1/recognition/item-checks',
      'POST /v1/recognition/look-ups',
      'POST /v1/recognition/use-codes',
      'POST /v1/recognition/verifications',
      'POST /v1/service-items',
      'POST /v1/service-items/trial',
    ]);
  });

  it('names each operation once, sums it up in Chinese and English, and puts it in one known part', () => {
    expect(new Set(calls.map(({ operation }) => operation.operationId)).size).toBe(calls.length);
    for (const { name, operation } of calls) {
      expect([name, operation.summary]).toEqual([name, expect.stringMatching(/\p{Script=Han}+ [A-Z]/u)]);
      expect(document.tags?.map((tag) => tag.name)).toContain(operation.tags?.[0]);
      expect(operation.tags).toHaveLength(1);
    }
  });

  it('declares every parameter that stands in a path, and no other', () => {
    for (const { name, path, operation } of calls) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name);
      expect([name, declared]).toEqual([name, inPath]);
    }
  });

  it('refers to nothing that it does not hold, and speaks JSON Schema 2020-12, not the dialect of 3.0', () => {
    const text = JSON.stringify(document);
    for (const [, schema = ''] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) expect(document.components?.schemas).toHaveProperty(schema);
    expect(text).not.toMatch(/"nullable":|"exclusiveMinimum":(true|false)/);
  });

  it('asks for a token on every call of /v1 but the catalogue’s, which it says is open', () => {
    for (const { name, operation } of inV1()) expect([name, operation.security]).toEqual([name, OPEN.includes(name) ? [] : [{ bearer: [] }]]);
    for (const path of SHARING) expect(calls.find(({ name }) => name === `POST ${path}`)?.operation.security).toEqual([{ bearer: [] }]);
  });

  it('asks for an Idempotency-Key on every call that changes something, and on no other', () => {
    for (const { name, method, operation } of inV1()) {
      const isMarked = operation.parameters?.some((parameter) => parameter.name === 'Idempotency-Key' && parameter.required === true) === true;
      expect([name, isMarked]).toEqual([name, method === 'post' && !READS.includes(name)]);
    }
  });

  it('tells of each operation a good answer and the problems that it may give, by codes that the source knows', () => {
    const source = readdirSync(join(repositoryRoot, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('controller.ts') && !path.endsWith('complete-document.ts'))
      .map((path) => readFileSync(join(repositoryRoot, 'src', path), 'utf8'))
      .join('');
    for (const { name, operation } of calls) {
      const answers = Object.entries(operation.responses ?? {});
      expect([name, answers.filter(([status]) => status.startsWith('2')).map(([, { description }]) => description)]).toEqual([name, [expect.stringMatching(/\p{Script=Han}/u)]]);
      for (const [status, { description = '', content }] of answers.filter(([each]) => !each.startsWith('2'))) {
        expect([name, status, content]).toEqual([name, status, { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }]);
        for (const code of description.split(' · ')) expect([code, source.includes(`'${code}'`)]).toEqual([code, true]);
      }
    }
  });

  it('shows an example of every body', () => {
    for (const { name, operation } of calls) {
      const body = bodyOf(operation);
      if (body !== undefined) expect([name, typeof body.example]).toEqual([name, 'object']);
    }
  });
});

const PERMITS = MARKET_CLIENT.clientId;
const SHARING = ['search', 'metadata', 'file', 'verify-information', 'verify-file', 'by-code'].map((service) => `/gb36906/${service}`);
/** Whose system makes the call of an example. */
const CALLERS: Readonly<Record<string, string>> = {
  'POST /v1/access-applications': LINJIANG_CLIENT.clientId,
  'POST /v1/recognition/item-checks': LINJIANG_CLIENT.clientId,
  'POST /v1/recognition/look-ups': LINJIANG_CLIENT.clientId,
  'POST /v1/recognition/verifications': LINJIANG_CLIENT.clientId,
  ...Object.fromEntries(SHARING.map((path) => [`POST ${path}`, LINJIANG_CLIENT.clientId])),
};

describe('the examples of the document', () => {
  const answers = (name: string, path: string): Promise<Record<string, unknown>> => city.call<Record<string, unknown>>(CALLERS[name] ?? PERMITS, path, example(name));

  it('are accepted by the running service as they stand', async () => {
    const issued = await answers('POST /v1/licences', '/v1/licences');
    expect(issued['printedCode']).toMatch(/^https:/);
    const of = `/v1/licences/${String(issued['identifier'])}`;
    const moved = [];
    for (const verb of ['suspend', 'resume', 'revoke']) moved.push((await answers(`POST /v1/licences/{identifier}/${verb}`, `${of}/${verb}`))['state']);
    expect(moved).toEqual(['suspended', 'inForce', 'revoked']);
    const seen = (await answers('POST /v1/recognition/look-ups', '/v1/recognition/look-ups'))['licences'] as { identifier: string }[];
    expect(seen.map(({ identifier }) => identifier)).toContain(issued['identifier']);
    expect(await answers('POST /v1/recognition/item-checks', '/v1/recognition/item-checks')).toMatchObject({ needs: [{ outcome: 'satisfied' }, { outcome: 'satisfied' }] });
    expect(await answers('POST /v1/recognition/verifications', '/v1/recognition/verifications')).toMatchObject({ verdict: 'invalid', findings: [{ code: 'NOT_FOUND' }] });
    const decided = [];
    for (const verb of ['grant', 'refuse']) {
      const { id } = await answers('POST /v1/access-applications', '/v1/access-applications');
      decided.push((await answers(`POST /v1/access-applications/{id}/${verb}`, `/v1/access-applications/${String(id)}/${verb}`))['state']);
    }
    expect(decided).toEqual(['granted', 'refused']);
    const heads = [];
    for (const path of SHARING) heads.push(((await answers(`POST ${path}`, path))['head'] as { status: string }).status);
    expect(heads).toEqual(['0', '3', '3', '0', '0', '4']);
    await expect(answers('POST /v1/licence-types', '/v1/licence-types')).rejects.toThrow('LICENCE_TYPE_UNCHANGED');
    await expect(answers('POST /v1/service-items', '/v1/service-items')).rejects.toThrow('SERVICE_ITEM_UNCHANGED');
    expect(await answers('POST /v1/service-items/trial', '/v1/service-items/trial')).toMatchObject({ examples: [{ needs: [{ outcome: 'satisfied' }] }, {}, {}, {}] });
    expect(await city.draw(PERMITS, `${of}/printed-code`, example('POST /v1/licences/{identifier}/printed-code'))).toMatch(/^<svg /);
  });

  it('have the shape that the document says, in what is asked and in what is answered', async () => {
    for (const { name, operation } of calls) {
      const media = bodyOf(operation);
      if (media?.schema !== undefined) expect([name, flaws(media.schema, media.example)]).toEqual([name, []]);
    }
    for (const path of ['/v1/licence-types', '/healthz', '/readyz']) {
      expect([path, flaws(answerSchema(`GET ${path}`), await city.read(path))]).toEqual([path, []]);
    }
  });
});

function example(name: string): object {
  return calls.find((call) => call.name === name)?.operation.requestBody?.content?.['application/json']?.example as object;
}

function answerSchema(name: string): Schema {
  return calls.find((call) => call.name === name)?.operation.responses?.['200']?.content?.['application/json']?.schema ?? {};
}

/** Where a value departs from a schema of zod's, read anew from its JSON Schema. */
function flaws(schema: Schema, value: unknown): string[] {
  const read = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).safeParse(value);
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`);
}
