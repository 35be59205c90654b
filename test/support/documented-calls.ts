import type { OpenApiDocument, Operation } from '../../src/web/page/reference-view.js';
import type { Schema } from '../../src/web/page/schema-view.js';
import type { WholeService } from './service.js';

/** A call of the interface, as its own document has it. */
export interface DocumentedCall {
  /** As routes are spelt: `POST /v1/licences`. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** Needs no token. */
  readonly isOpen: boolean;
  readonly parameters: NonNullable<Operation['parameters']>;
  /** Of the body. */
  readonly schema: Schema | undefined;
  readonly example: unknown;
}

export async function documentedCalls(service: WholeService): Promise<DocumentedCall[]> {
  const { paths = {} } = (await service.get('/openapi.json')).body as OpenApiDocument;
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { security = [], parameters = [], requestBody }]): DocumentedCall => {
      const { schema, example } = Object.values(requestBody?.content ?? {})[0] ?? {};
      return { name: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), path, isOpen: security.length === 0, parameters, schema, example };
    }),
  );
}
