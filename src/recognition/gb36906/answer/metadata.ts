import { z } from 'zod';
import { dateInChina } from '../../../primitives/calendar-date.js';
import type { JsonValue } from '../../../primitives/canonical-json.js';
import { LICENCE_NUMBER, type LicenceType } from '../../../catalogue/licence-type.js';
import { HOLDER_CODE_TYPES } from '../../../holder/holder-code.js';
import type { SeenLicence } from '../../seen/seen-licence.js';
import { validityRange } from '../border/border-times.js';
import { ELEMENTS, ELEMENT_NAMES, type ElementName } from '../border/element-table.js';

/** A licence in elements. What is not told, or not known, is not there. */
export type Metadata = { readonly [Name in ElementName]?: JsonValue };

/** Elements that a licence's metadata may hold: those of the standards up to the associated identifier, and some of ours. */
export const TOLD: readonly ElementName[] = [...ELEMENT_NAMES.filter((name) => /^(certificate(?!Copy|File)|relatedItem|associated)/.test(name)), 'extendInfo', 'derivedAnswers'];

/** As the interface's document shows it. */
export const metadataShape = z.object(
  Object.fromEntries(TOLD.map((name) => [name, (name === 'extendInfo' || name === 'derivedAnswers' ? z.record(z.string(), z.unknown()) : z.union([z.string(), z.null()])).optional().describe(ELEMENTS[name].zh)])),
);

/** Which fact of a licence stands behind an element; an element without one is told to whoever is told of the licence. */
export const FACT_BEHIND: Partial<Record<ElementName, string>> = {
  certificateNumber: `face/${LICENCE_NUMBER}`,
  certificateHolderName: 'holder/name',
  certificateHolderCode: 'holder/code',
  certificateHolderTypeName: 'holder/codeType',
  certificateHolderTypeCode: 'holder/codeType',
  certificateHolderRole: 'holder/role',
};

const HOLDER_CATEGORIES: Readonly<Record<LicenceType['holderCategory'], string>> = { person: '自然人', organisation: '法人', either: '混合' };

/** What is known of a licence's type and authorities from the catalogue and the trust list. */
export interface Background {
  readonly type: LicenceType;
  /** Name in Chinese by credit code; undefined: in no list. */
  readonly authorityName: (code: string) => string | undefined;
}

/** What the type and the identifier say of a licence: no fact of it. */
export function elementsOfType(identifier: string, { type, authorityName }: Background): Metadata {
  const [issuer = '', , version = ''] = identifier.split('.').slice(6);
  const issuerName = authorityName(issuer);
  return {
    certificateIdentifier: identifier,
    certificateName: type.names.zh,
    certificateTypeName: type.names.zh,
    certificateTypeCode: type.code,
    certificateVersion: version,
    ...(issuerName === undefined ? {} : { certificateIssuingAuthorityName: issuerName }),
    certificateIssuingAuthorityCode: issuer,
    certificateDefineAuthorityName: type.definingAuthority.name,
    certificateDefineAuthorityCode: type.definingAuthority.code,
    certificateDefineAuthorityLevel: String(type.definingAuthority.level),
    certificateHolderCategory: HOLDER_CATEGORIES[type.holderCategory],
    // Characters 3 to 8 of a credit code are the division that registered its bearer (GB 32100); an imported identifier may have the division itself.
    certificateAreaCode: issuer.length === 6 ? issuer : issuer.slice(2, 8),
    relatedItemName: type.powerItem.name,
    relatedItemCode: type.powerItem.code,
  };
}

/** A licence as it was seen, in elements. */
export function metadataOf(licence: SeenLicence, background: Background): Metadata {
  const { identifier, names, facts, derived, validFrom, validUntil, issuedAt, standing } = licence;
  const types = holderFacts(facts, 'codeType');
  const number = facts[`face/${LICENCE_NUMBER}`];
  return {
    ...elementsOfType(identifier, background),
    certificateName: names.zh,
    certificateIssuedDate: dateInChina(Date.parse(issuedAt)),
    certificateEffectiveDate: validFrom,
    certificateExpiringDate: validUntil,
    certificateValidityRange: validityRange(validFrom, validUntil),
    certificateStatus: standing,
    ...joined('certificateHolderName', holderFacts(facts, 'name')),
    ...joined('certificateHolderCode', holderFacts(facts, 'code')),
    ...joined('certificateHolderTypeName', types.map((code) => HOLDER_CODE_TYPES[code as keyof typeof HOLDER_CODE_TYPES].zh)),
    ...joined('certificateHolderTypeCode', types),
    ...joined('certificateHolderRole', holderFacts(facts, 'role')),
    ...joined('certificateNumber', typeof number === 'string' ? [number] : []),
    extendInfo: faceFacts(facts),
    ...(Object.keys(derived).length === 0 ? {} : { derivedAnswers: Object.fromEntries(Object.entries(derived).map(([name, { answer }]) => [name, answer])) }),
  };
}

/** Only these elements, and of the face only these fields; absent: all. */
export function within(metadata: Metadata, range: ReadonlySet<string> | undefined): Metadata {
  if (range === undefined) return metadata;
  const { extendInfo = {}, ...elements } = metadata;
  const kept = Object.fromEntries(Object.entries(elements).filter(([name]) => range.has(name)));
  const hasFace = range.has('extendInfo') || [...range].some((name) => name.startsWith('face/'));
  return hasFace ? { ...kept, extendInfo } : kept;
}

/** In the holders' order. */
function holderFacts(facts: SeenLicence['facts'], fact: string): string[] {
  const told = Object.entries(facts).flatMap(([name, value]) => {
    const [, place] = /^holder\/(\d+)\/(\w+)$/.exec(name) ?? [];
    return place !== undefined && name.endsWith(`/${fact}`) && typeof value === 'string' ? [{ place: Number(place), value }] : [];
  });
  return told.sort((left, right) => left.place - right.place).map(({ value }) => value);
}

function faceFacts(facts: SeenLicence['facts']): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => (name.startsWith('face/') && name !== `face/${LICENCE_NUMBER}` ? [[name.slice(5), value]] : [])));
}

function joined(name: ElementName, values: readonly string[]): Metadata {
  return values.length === 0 ? {} : { [name]: values.join('^') };
}
