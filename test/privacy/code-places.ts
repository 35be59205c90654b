import { madeUpHolder } from '../support/made-up-holders.js';
import { exampleOf, type Schema } from '../../src/web/page/schema-view.js';

/** A body that has a text in one place. */
export type BodyWith = (text: string) => unknown;

/** What stands in a place of a schema; undefined: it is no place for a text of this kind. @param base what an example has there */
type Place = (schema: Schema, base: unknown) => BodyWith | undefined;

type Members = Readonly<Record<string, unknown>>;

/** Bodies that name a holder, one for each place where the schema takes a holder code: a good code there makes the body good. */
export function holderBodies(schema: Schema, example: unknown): BodyWith[] {
  return bodiesOf(schema, example, ({ properties = {} }, base) => {
    if ('code' in properties && 'codeType' in properties) return (code) => ({ ...(base as Members), codeType: '111', code });
    return 'certificateHolderCode' in properties ? (code) => ({ ...(base as Members), certificateHolderCode: code, certificateHolderTypeCode: '111' }) : undefined;
  });
}

/** Bodies with a text in each place where the schema takes one. */
export function textBodies(schema: Schema, example: unknown): BodyWith[] {
  return bodiesOf(schema, example, ({ type }) => ([type].flat().includes('string') ? (text) => text : undefined));
}

/** Bodies that say the text in each place where the schema has a member of this name, alone or in a list. */
export function namedBodies(schema: Schema, example: unknown, name: string): BodyWith[] {
  return bodiesOf(schema, example, ({ properties = {} }, base) => {
    const said = textIn(properties[name] ?? {});
    return said && ((text) => ({ ...(base as Members), [name]: said(text) }));
  });
}

/** A text, or a list of one; undefined where the schema takes neither. */
function textIn({ type, items, anyOf = [] }: Schema): BodyWith | undefined {
  if ([type].flat().includes('string')) return (text) => text;
  const within = items === undefined ? undefined : textIn(items);
  return within === undefined ? anyOf.flatMap((branch) => textIn(branch) ?? [])[0] : (text) => [within(text)];
}

/** Bodies with a member more in each object, called by the text. */
export function memberBodies(schema: Schema, example: unknown): BodyWith[] {
  return bodiesOf(schema, example, (part, base) => ([part.type].flat().includes('object') ? (text) => ({ ...(base as Members | undefined), [text]: 1 }) : undefined));
}

function bodiesOf(schema: Schema & { readonly additionalProperties?: unknown }, base: unknown, place: Place): BodyWith[] {
  const own = schema.properties === undefined ? base : { ...sampleOf(schema), ...(base as Members | undefined) };
  const here = place(schema, own);
  const inner = (part: Schema, at: unknown): BodyWith[] => bodiesOf(part, at, place);
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((branch) => inner(branch, undefined));
  const items = schema.items === undefined ? [] : inner(schema.items, (base as readonly unknown[] | undefined)?.[0]).map((body): BodyWith => (text) => [body(text)]);
  const members = { ...recordMembers(schema, base), ...schema.properties };
  const within = Object.entries(members).flatMap(([name, part]) =>
    inner(part, (base as Members | undefined)?.[name]).map((body): BodyWith => (text) => ({ ...(own as Members), [name]: body(text) })),
  );
  return [...(here === undefined ? [] : [here]), ...branches, ...items, ...within];
}

/** Of an object whose members are not named by its schema: those of the example. */
function recordMembers({ additionalProperties }: { readonly additionalProperties?: unknown }, base: unknown): Record<string, Schema> {
  if (typeof additionalProperties !== 'object' || additionalProperties === null) return {};
  return Object.fromEntries(Object.keys((base as Members | undefined) ?? { member: '' }).map((name) => [name, additionalProperties as Schema]));
}

/** What a branch of the schema that no example shows needs beside the text. */
function sampleOf({ properties = {}, required = [] }: Schema): Members {
  return Object.fromEntries(required.map((name) => [name, SAMPLES[name] ?? exampleOf(properties[name] ?? {}, () => undefined)]));
}

/** Members whose patterns no example shows. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  entrustment: 'f'.repeat(32),
  consent: 'f'.repeat(32),
  delegate: madeUpHolder(0),
  licenceType: '11990101MA99001322001',
  field: 'fileNumber',
  fields: { vehicleClass: 'C1' },
  name: '某人',
};
