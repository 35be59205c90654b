/** As much of JSON Schema 2020-12 as the reference shows; anything else in the document is passed over. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly title?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** One line of a schema's table. `anchor` leads to the schema that the line refers to. */
export interface SchemaRow {
  readonly name: string;
  readonly depth: number;
  readonly type: string;
  readonly anchor?: string;
  readonly required: boolean;
  readonly description: string;
  readonly limits: string;
}

/** Deeper nesting than this is left to the machine-readable document. */
const MAX_DEPTH = 6;

/** The properties of a schema as rows, parents before children. References are named, never followed: a circle cannot hang the page. */
export function schemaRows(schema: Schema, depth = 0): SchemaRow[] {
  if (depth > MAX_DEPTH) return [];
  const parts = [schema, ...(schema.allOf ?? [])];
  return parts.flatMap((part) =>
    Object.entries(part.properties ?? {}).flatMap(([name, property]) => [
      rowOf(name, property, { depth, required: part.required?.includes(name) ?? false }),
      ...schemaRows(property.items ?? property, depth + 1),
    ]),
  );
}

/** One schema as a row of its own: a parameter, say. */
export function rowOf(name: string, schema: Schema, place: { readonly depth: number; readonly required: boolean }): SchemaRow {
  const anchor = anchorOf(schema.$ref ?? schema.items?.$ref);
  return {
    name,
    depth: place.depth,
    type: typeText(schema),
    ...(anchor === undefined ? {} : { anchor }),
    required: place.required,
    description: schema.description ?? schema.title ?? '',
    limits: limitsText(schema),
  };
}

/** `string`, `integer`, `Licence`, `list of Licence`, `one of A, B`. */
export function typeText(schema: Schema): string {
  if (schema.$ref !== undefined) return refName(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return choices.map(typeText).join(' | ');
  if (schema.items !== undefined) return `${typeText(schema.items)}[]`;
  const type = typeof schema.type === 'string' ? schema.type : (schema.type ?? ['object']).join(' | ');
  return schema.format === undefined ? type : `${type} (${schema.format})`;
}

/** The fragment of the section that shows a component schema. */
export function anchorOf(reference: string | undefined): string | undefined {
  return reference === undefined ? undefined : `schema-${refName(reference)}`;
}

/** A value that the schema would take, for the example call: the document's own example where it gives one. @param depth levels already entered */
export function exampleOf(schema: Schema, find: (reference: string) => Schema | undefined, depth = 0): unknown {
  const given = givenExample(schema);
  if (given !== undefined) return given;
  if (depth > MAX_DEPTH) return null;
  const inner = (part: Schema): unknown => exampleOf(part, find, depth + 1);
  if (schema.$ref !== undefined) return inner(find(schema.$ref) ?? {});
  const choice = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])][0];
  if (choice !== undefined) return inner(choice);
  if (schema.items !== undefined) return [inner(schema.items)];
  const properties = Object.entries(schema.properties ?? {});
  return properties.length > 0 ? Object.fromEntries(properties.map(([name, property]) => [name, inner(property)])) : plainExample(schema.type);
}

function givenExample(schema: Schema): unknown {
  return schema.example ?? schema.examples?.[0] ?? schema.default ?? schema.const ?? schema.enum?.[0];
}

function plainExample(type: Schema['type']): unknown {
  const first = typeof type === 'string' ? type : type?.[0];
  if (first === 'integer' || first === 'number') return 0;
  if (first === 'boolean') return true;
  return first === 'string' ? '…' : {};
}

function refName(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

function limitsText(schema: Schema): string {
  const bound = (low: number | undefined, high: number | undefined): string[] =>
    low === undefined && high === undefined ? [] : [`${low ?? ''}…${high ?? ''}`];
  return [
    ...(schema.enum === undefined ? [] : [schema.enum.map((value) => String(value)).join(' · ')]),
    ...bound(schema.minLength, schema.maxLength),
    ...bound(schema.minimum, schema.maximum),
    ...bound(schema.minItems, schema.maxItems),
    // What a format says in a word, its pattern would say in a line.
    ...(schema.pattern === undefined || schema.format !== undefined ? [] : [schema.pattern]),
  ].join('  ');
}
