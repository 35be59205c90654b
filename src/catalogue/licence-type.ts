import { z } from 'zod';
import { flawInCreditCode } from '../holder/credit-code.js';
import { flawInLicenceTypeCode, type LicenceTypeCode } from '../holder/licence-type-code.js';
import { serviceItemCode } from '../access/purpose.js';
import { GROUNDS } from '../access/ground.js';
import { repeatable } from '../primitives/refusal.js';
import { textSchema } from '../primitives/text-schema.js';
import { derivation, flawsInDerivations, type Derivation } from './derivation.js';
import { field, names, valueSchema, type Field, type FieldValue } from './field.js';

/** A string that a check of the field's own finds no flaw in. */
const sound = (flawIn: (code: string) => string | undefined): z.ZodString =>
  z.string().superRefine((code, context) => {
    const flaw = flawIn(code);
    if (flaw !== undefined) context.addIssue({ code: 'custom', message: flaw });
  });

export const licenceTypeCode = sound(flawInLicenceTypeCode) as unknown as z.ZodType<LicenceTypeCode, string>;
export const creditCode = sound((code) => flawInCreditCode(code)?.detail);

/** What may be told on which ground and for which service items; what no row tells, nobody is told. */
const disclosure = z.strictObject({
  ground: z.enum(GROUNDS),
  /** Service item codes, or `*` for every item. */
  serviceItems: z.array(z.union([z.literal('*'), serviceItemCode])).min(1).max(500),
  /** Names of face fields, or `licenceNumber`; holder facts are told by `holderFacts`. */
  fields: z.array(z.string()).max(200),
  holderFacts: z.array(z.enum(['name', 'code', 'codeType', 'role'])).max(4),
  /** Names of derived answers. */
  derived: z.array(z.string()).max(50).optional(),
});

const holderRole = z.strictObject({
  role: z.string().regex(/^[a-z][A-Za-z0-9]{0,29}$/),
  label: names,
  min: z.int().min(0).max(50),
  max: z.int().min(1).max(50),
});

/** A licence type 证照类型 as its defining authority publishes it: one row of the catalogue 目录, one version of it. */
export const licenceTypeDefinition = z
  .strictObject({
    code: licenceTypeCode,
    names,
    kind: z.enum(['licence', 'approval', 'proof']),
    definingAuthority: z.strictObject({ code: creditCode, name: textSchema(100), level: z.int().min(1).max(5) }),
    /** Departments that may issue, by credit code; `*`: every department that has been given the right. */
    issuingAuthorities: z.array(z.union([z.literal('*'), creditCode])).min(1).max(5000),
    holderCategory: z.enum(['person', 'organisation', 'either']),
    holderRoles: z.array(holderRole).min(1).max(10),
    /** certificateValidityRange: a number of days, months or years, or long-term 长期; the issuer may choose less. */
    validity: z.union([z.strictObject({ unit: z.enum(['day', 'month', 'year']), count: z.int().min(1).max(1200) }), z.strictObject({ unit: z.literal('longTerm') })]),
    /** The power item 权力事项 that entitles the authority to issue. */
    powerItem: z.strictObject({ code: z.string().regex(/^[0-9A-Z]{6,40}$/), name: textSchema(200) }),
    fields: z.array(field).min(1).max(200),
    sharing: z.strictObject({
      /** Sharing is the rule; an exception states its legal reason. */
      rule: z.enum(['shared', 'restricted', 'notShared']),
      legalReason: textSchema(500).optional(),
      disclosures: z.array(disclosure).max(100),
      /** Answers that suffice where the fields themselves would tell too much. */
      derivations: z.array(derivation).max(50).optional(),
    }),
    /** Fields that are on the document itself: whoever reads one off it has it before them. None that is told on duty, and not the licence number, by which anyone finds it. */
    presenceFacts: z.array(z.string()).min(1).max(10).optional(),
    serviceItems: z.array(serviceItemCode).max(500),
    /** Version of the face's layout, shown in the printed code. */
    layoutVersion: z.int().min(1).max(65_535),
  })
  .superRefine((type, context) => {
    for (const [path, message] of contradictions(type)) context.addIssue({ code: 'custom', path, message });
  });

export type LicenceTypeDefinition = z.output<typeof licenceTypeDefinition>;

/** A published version of a licence type. */
export interface LicenceType extends LicenceTypeDefinition {
  readonly version: number;
}

/** Name of the licence number 证照编号 among the disclosures: a type tells it like a field, since it can be a holder code (driving licence). */
export const LICENCE_NUMBER = 'licenceNumber';

/** Names of the fields that prove for this type that the document is there. Looked at again when they are used: a version may be older than the rule. */
export function presenceFields({ presenceFacts = [], fields, sharing }: LicenceType): string[] {
  return presenceFacts.filter((name) => fields.some((field) => field.name === name) && !isToldOnDuty(sharing, name));
}

type Contradiction = readonly [path: (string | number)[], message: string];
type Sharing = LicenceTypeDefinition['sharing'];

/** What a schema cannot say: names that occur twice, references to nothing, an exception without its reason. */
function contradictions(type: Omit<LicenceTypeDefinition, 'code'> & { readonly code: string }): Contradiction[] {
  const wrong: Contradiction[] = [];
  if (type.code.slice(0, 18) !== type.definingAuthority.code) wrong.push([['definingAuthority', 'code'], 'must be the first 18 characters of the type code']);
  const fieldNames = type.fields.map((each) => each.name);
  const twice = (values: readonly (string | number)[]): boolean => new Set(values).size !== values.length;
  if (fieldNames.includes(LICENCE_NUMBER)) wrong.push([['fields'], `${LICENCE_NUMBER} is the licence number’s own name`]);
  if (twice(fieldNames)) wrong.push([['fields'], 'two fields have the same name']);
  if (twice(type.fields.flatMap((each) => each.codeKey ?? []))) wrong.push([['fields'], 'two fields have the same code key']);
  if (twice(type.holderRoles.map((each) => each.role))) wrong.push([['holderRoles'], 'two roles have the same name']);
  if (type.holderRoles.some((each) => each.min > each.max)) wrong.push([['holderRoles'], 'a role wants more holders than it allows']);
  const strangers = unknownNames(type.presenceFacts ?? [], fieldNames);
  if (strangers.length > 0) wrong.push([['presenceFacts'], `the type has no field ${strangers.join(', ')}`]);
  const told = (type.presenceFacts ?? []).filter((name) => isToldOnDuty(type.sharing, name));
  if (told.length > 0) wrong.push([['presenceFacts'], `${told.join(', ')} is told on duty: whoever may look it up cannot prove by it that the holder is there`]);
  return [...wrong, ...contradictionsInSharing(type.sharing, type.fields)];
}

function isToldOnDuty({ disclosures }: Sharing, name: string): boolean {
  return disclosures.some(({ ground, fields }) => ground === 'duty' && fields.includes(name));
}

function contradictionsInSharing({ rule, legalReason, disclosures, derivations = [] }: Sharing, fields: readonly Field[]): Contradiction[] {
  const fieldNames = fields.map((each) => each.name);
  const unreasoned: Contradiction[] = rule !== 'shared' && legalReason === undefined ? [[['sharing', 'legalReason'], 'an exception from sharing must state its legal reason']] : [];
  return [
    ...unreasoned,
    ...flawsInDerivations(derivations, fieldNames).map(({ path, detail }): Contradiction => [['sharing', 'derivations', ...path], detail]),
    ...disclosures.flatMap((row, index) => contradictionsInRow(row, fields, derivations).map(([member, message]): Contradiction => [['sharing', 'disclosures', index, member], message])),
  ];
}

function contradictionsInRow(row: Sharing['disclosures'][number], fields: readonly Field[], derivations: readonly Derivation[]): (readonly [member: string, message: string])[] {
  const unknown = unknownNames(row.fields, [...fields.map((each) => each.name), LICENCE_NUMBER]);
  const underived = unknownNames(row.derived ?? [], derivations.map((each) => each.name));
  const sensitive = row.ground === 'duty' ? fields.filter((each) => each.sensitivity === 'sensitive' && row.fields.includes(each.name)).map((each) => each.name) : [];
  return [
    ...(unknown.length > 0 ? [['fields', `the type has no field ${unknown.join(', ')}`] as const] : []),
    ...(sensitive.length > 0 ? [['fields', `${sensitive.join(', ')} is sensitive: duty alone does not tell it, a derived answer may`] as const] : []),
    ...(underived.length > 0 ? [['derived', `the type has no derivation ${underived.join(', ')}`] as const] : []),
  ];
}

/** As they may be told. */
function unknownNames(said: readonly string[], known: readonly string[]): string[] {
  return said.filter((name) => !known.includes(name)).map(repeatable);
}

type FaceSchema = z.ZodType<Record<string, FieldValue>>;

/** A schema is compiled when it first judges: made anew for each order, that would be a tenth of the work of issuing. */
const faceSchemas = new WeakMap<LicenceTypeDefinition, FaceSchema>();

/** What the face fields of a licence of this type must be: every field by its schema, none besides. */
export function faceSchema(type: LicenceTypeDefinition): FaceSchema {
  const made = faceSchemas.get(type) ?? makeFaceSchema(type);
  faceSchemas.set(type, made);
  return made;
}

function makeFaceSchema(type: LicenceTypeDefinition): FaceSchema {
  const shape: Record<string, z.ZodType<FieldValue | undefined>> = {};
  for (const each of type.fields) shape[each.name] = each.required ? valueSchema(each) : valueSchema(each).optional();
  return z.strictObject(shape) as unknown as FaceSchema;
}

/** Which fields, holder facts and derived answers a reader may see on this ground for this service item. */
export interface Disclosable {
  readonly fields: ReadonlySet<string>;
  readonly holderFacts: ReadonlySet<string>;
  readonly derived: ReadonlySet<string>;
}

/** Sharing is the rule, with the least that (type, ground, service item) allow; a type that is not shared tells nothing, and duty alone nothing sensitive. */
export function disclosable(type: LicenceTypeDefinition, ground: (typeof GROUNDS)[number], serviceItem: string): Disclosable {
  const rows = type.sharing.rule === 'notShared' ? [] : type.sharing.disclosures;
  const fitting = rows.filter((row) => row.ground === ground && (row.serviceItems.includes('*') || row.serviceItems.includes(serviceItem)));
  const withheld = ground === 'duty' ? type.fields.filter(({ sensitivity }) => sensitivity === 'sensitive').map(({ name }) => name) : [];
  return {
    fields: new Set(fitting.flatMap((row) => row.fields).filter((name) => !withheld.includes(name))),
    holderFacts: new Set(fitting.flatMap((row) => row.holderFacts)),
    derived: new Set(fitting.flatMap((row) => row.derived ?? [])),
  };
}

