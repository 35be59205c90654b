import type { RefusalCodes } from '../../nest/answers.js';
import { anchorOf, exampleOf, rowOf, schemaRows, typeText, type Schema, type SchemaRow } from './schema-view.js';

/** As much of an OpenAPI 3.1 document as the reference shows. */
export interface OpenApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly servers?: readonly { readonly url: string }[];
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly security?: readonly object[];
  readonly paths?: Readonly<Record<string, PathItem>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

export type PathItem = Readonly<Partial<Record<Method, Operation>>>;

export interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly name?: string; readonly in?: string; readonly required?: boolean; readonly description?: string; readonly schema?: Schema }[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses?: Readonly<Record<string, { readonly description?: string; readonly content?: Content }>>;
  readonly 'x-refusals'?: RefusalCodes;
}

type Content = Readonly<Record<string, { readonly schema?: Schema; readonly example?: unknown }>>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
type Method = (typeof METHODS)[number];

/** One call of the interface. */
export interface OperationView {
  readonly anchor: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly open: boolean;
  readonly parameters: readonly (SchemaRow & { readonly place: string })[];
  readonly body?: ShapeView;
  readonly answers: readonly { readonly status: string; readonly description: string; readonly shape?: ShapeView }[];
  readonly example: string;
}

/** A body: its media type, and either a named schema or its rows. */
export interface ShapeView {
  readonly mediaType: string;
  readonly type: string;
  readonly anchor?: string;
  readonly rows: readonly SchemaRow[];
}

/** `/docs`. */
export interface ReferenceView {
  readonly page: 'docs';
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly documentHref: string;
  readonly groups: readonly { readonly name: string; readonly description: string; readonly operations: readonly OperationView[] }[];
  readonly schemas: readonly { readonly name: string; readonly anchor: string; readonly description: string; readonly type: string; readonly rows: readonly SchemaRow[] }[];
}

/** The reference that people read, from the document that machines read. @param documentHref where the document itself is */
export function referenceView(document: OpenApiDocument, documentHref: string): ReferenceView {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [{ tag: operation.tags?.[0] ?? '', view: operationView(document, { method, path, operation }) }];
    }),
  );
  const used = new Set(operations.map(({ tag }) => tag));
  const told = (document.tags ?? []).map(({ name }) => name).filter((name) => used.has(name));
  const names = [...new Set([...told, ...used])];
  return {
    page: 'docs',
    title: document.info.title,
    version: document.info.version,
    description: document.info.description ?? '',
    documentHref,
    groups: names.map((name) => ({
      name,
      description: document.tags?.find((tag) => tag.name === name)?.description ?? '',
      operations: operations.filter(({ tag }) => tag === name).map(({ view }) => view),
    })),
    schemas: Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => ({
      name,
      anchor: `schema-${name}`,
      description: schema.description ?? '',
      type: typeText(schema),
      rows: schemaRows(schema),
    })),
  };
}

interface Call {
  readonly method: Method;
  readonly path: string;
  readonly operation: Operation;
}

function operationView(document: OpenApiDocument, call: Call): OperationView {
  const { method, path, operation } = call;
  const body = shapeOf(operation.requestBody?.content);
  return {
    anchor: operation.operationId ?? `${method}${path.replace(/[^A-Za-z0-9]+/g, '-')}`,
    method: method.toUpperCase(),
    path,
    summary: operation.summary ?? '',
    description: operation.description ?? '',
    open: isOpen(document, operation),
    parameters: (operation.parameters ?? []).flatMap(({ name, in: place, required, description, schema }) =>
      name === undefined ? [] : [{ ...rowOf(name, { ...schema, ...(description === undefined ? {} : { description }) }, { depth: 0, required: required ?? false }), place: place ?? '' }],
    ),
    ...(body === undefined ? {} : { body }),
    answers: Object.entries(operation.responses ?? {}).map(([status, answer]) => {
      const shape = shapeOf(answer.content);
      return { status, description: answer.description ?? '', ...(shape === undefined ? {} : { shape }) };
    }),
    example: curlOf(document, call),
  };
}

function shapeOf(content: Content | undefined): ShapeView | undefined {
  const [mediaType, media] = Object.entries(content ?? {})[0] ?? [];
  if (mediaType === undefined || media?.schema === undefined) return undefined;
  const anchor = anchorOf(media.schema.$ref ?? media.schema.items?.$ref);
  return { mediaType, type: typeText(media.schema), ...(anchor === undefined ? {} : { anchor }), rows: schemaRows(media.schema) };
}

function isOpen(document: OpenApiDocument, operation: Operation): boolean {
  return (operation.security ?? document.security ?? []).length === 0;
}

/** A call that can be pasted into a shell once $HOST and $TOKEN are set. */
function curlOf(document: OpenApiDocument, { method, path, operation }: Call): string {
  const required = (place: string): string[] =>
    (operation.parameters ?? []).flatMap((each) => (each.required === true && each.in === place ? [each.name ?? ''] : []));
  const query = required('query').map((name) => `${name}=…`);
  return [
    `curl${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} "$HOST${path}${query.length > 0 ? `?${query.join('&')}` : ''}"`,
    ...(isOpen(document, operation) ? [] : ['  -H "Authorization: Bearer $TOKEN"']),
    ...required('header').map((name) => `  -H '${name}: ${headerExample(operation, name)}'`),
    ...curlBody(document, operation),
  ].join(' \\\n');
}

function headerExample(operation: Operation, name: string): string {
  const example = operation.parameters?.find((each) => each.name === name)?.schema?.example;
  return typeof example === 'string' ? example : '…';
}

/** Single quotes inside the body are written as the shell wants them. */
function curlBody(document: OpenApiDocument, operation: Operation): readonly string[] {
  const [mediaType, media] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  if (mediaType === undefined || media === undefined) return [];
  const find = (reference: string): Schema | undefined => document.components?.schemas?.[reference.slice(reference.lastIndexOf('/') + 1)];
  const sample = JSON.stringify(media.example ?? exampleOf(media.schema ?? {}, find), null, 2);
  return [`  -H 'Content-Type: ${mediaType}'`, `  -d '${sample.replaceAll("'", "'\\''")}'`];
}
