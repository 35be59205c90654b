import { jsonSchemaOf, REFUSALS, type RefusalCodes } from '../nest/answers.js';
import { problemShape } from '../nest/problem.js';
import type { OpenApiDocument, Operation, PathItem } from './page/reference-view.js';
import type { Schema } from './page/schema-view.js';

/** Bodies to try the interface with, by `POST /v1/licences`. */
export type BodyExamples = Readonly<Record<string, unknown>>;

/** The parts of the interface in the order in which a department meets them. */
const TAGS = [
  { name: 'licence-types', description: '证照类型 · The catalogue: which licences there are, what they say, who issues them, what is shared of them.' },
  { name: 'service-items', description: '政务服务事项 · What is applied for: which licences each item needs, so that nobody has to bring them.' },
  { name: 'licences', description: '证照 · Issue licences and move them through their life.' },
  { name: 'recognition', description: '互认 · Rely on another department’s licence: look it up for a purpose, prove it true.' },
  { name: 'access', description: '用证权限 · Apply for access to a licence type; its defining authority decides.' },
  { name: 'gb36906', description: '共享服务 · The sharing services of GB/T 36906 under the names and statuses of live systems.' },
  { name: 'status', description: '状态 · Signed lists that say which licences are still good, and nothing of whose they are.' },
  { name: 'trust', description: '信任 · Whose keys are believed, for what, and until when.' },
  { name: 'ledger', description: '存证账本 · The append-only log of acts: checkpoints, tiles, proofs (C2SP tlog-tiles).' },
  { name: 'health', description: '健康 · For balancers and watchdogs.' },
];

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
const IDEMPOTENCY_KEY = {
  description: '每次办理取一个新值，重发时不变 · One new value for each act, the same for each repetition of it.',
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$', example: 'desk-7-2026-000123' },
};

/** What each call with a token, each call with a mark and each call with a body may also be told. */
const WITH_TOKEN: RefusalCodes = { 401: ['TOKEN_MISSING', 'TOKEN_INVALID', 'TOKEN_EXPIRED'], 403: ['RIGHT_MISSING'] };
const WITH_MARK: RefusalCodes = { 400: ['IDEMPOTENCY_KEY_MISSING', 'IDEMPOTENCY_KEY_WRONG'], 409: ['IDEMPOTENCY_PENDING'], 422: ['IDEMPOTENCY_KEY_REUSED'], 503: ['OUTCOME_UNKNOWN'] };
const WITH_BODY: RefusalCodes = { 400: ['BODY_NOT_JSON', 'BODY_TYPE_UNKNOWN'], 413: ['BODY_TOO_LARGE'], 422: ['REQUEST_INVALID'] };
const WITH_PARAMETERS: RefusalCodes = { 422: ['REQUEST_INVALID'] };
const ALWAYS: RefusalCodes = { 503: ['BUSY'] };

/** Adds to the document that the routes gave what holds for all of them: parts in order, refusals as problems, examples, open doors said to be open. */
export function completeDocument(document: OpenApiDocument, examples: BodyExamples): OpenApiDocument {
  const paths = Object.entries(document.paths ?? {}).map(([path, item]): [string, PathItem] => {
    const operations = Object.entries(item).map(([method, operation]) => [method, completeOperation(operation, examples[`${method.toUpperCase()} ${path}`])] as const);
    return [path, Object.fromEntries(operations)];
  });
  const schemas = { ...document.components?.schemas, Problem: jsonSchemaOf(problemShape) as Schema };
  return { ...document, tags: TAGS, paths: Object.fromEntries(paths), components: { ...document.components, schemas } };
}

function completeOperation(operation: Operation, example: unknown): Operation {
  const { [REFUSALS]: own, ...rest } = operation;
  const parameters = (operation.parameters ?? []).map((parameter) => {
    if (parameter.name === 'Idempotency-Key') return { ...parameter, ...IDEMPOTENCY_KEY };
    // What a wildcard matches is called `path` in the path itself.
    return parameter.name === '*' ? { ...parameter, name: 'path' } : parameter;
  });
  const refusals = merged([own ?? {}, ...common(operation)]);
  const problems = Object.entries(refusals).map(([status, codes]) => [status, { description: codes.join(' · '), content: PROBLEM }] as const);
  return {
    ...rest,
    security: operation.security ?? [],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(operation.requestBody === undefined || example === undefined ? {} : { requestBody: withExample(operation.requestBody, example) }),
    responses: { ...operation.responses, ...Object.fromEntries(problems) },
  };
}

function common({ security, parameters = [], requestBody }: Operation): RefusalCodes[] {
  return [
    ...(security === undefined ? [] : [WITH_TOKEN]),
    ...(parameters.some(({ name }) => name === 'Idempotency-Key') ? [WITH_MARK] : []),
    ...(requestBody === undefined ? [] : [WITH_BODY]),
    ...(parameters.some(({ in: place }) => place !== 'header') ? [WITH_PARAMETERS] : []),
    ALWAYS,
  ];
}

function merged(parts: readonly RefusalCodes[]): RefusalCodes {
  const statuses = [...new Set(parts.flatMap((part) => Object.keys(part).map(Number)))];
  return Object.fromEntries(statuses.map((status) => [status, [...new Set(parts.flatMap((part) => part[status] ?? []))]]));
}

function withExample(body: NonNullable<Operation['requestBody']>, example: unknown): NonNullable<Operation['requestBody']> {
  return { ...body, content: Object.fromEntries(Object.entries(body.content ?? {}).map(([type, media]) => [type, { ...media, example }])) };
}
