import { Refusal } from '../../primitives/refusal.js';
import { flawInText } from '../../primitives/text.js';
import { childrenOf, oidOf, sequence, type Element } from './der.js';

/** Attribute types of a distinguished name (X.520, RFC 5280 appendix A). */
export const ATTRIBUTES = {
  countryName: '2.5.4.6',
  organizationName: '2.5.4.10',
  organizationIdentifier: '2.5.4.97',
  organizationalUnitName: '2.5.4.11',
  commonName: '2.5.4.3',
} as const;
export type AttributeName = keyof typeof ATTRIBUTES;

/** Whose key it is, as a certificate says it. `organizationIdentifier` is the unified social credit code. Each text 1 to 64 characters (RFC 5280 appendix A). */
export type DistinguishedName = { readonly [Name in AttributeName]?: string };

const UTF8_STRING = 0x0c;
const PRINTABLE_STRING = 0x13;
const SET = 0x31;

/**
 * The name as @peculiar/x509 takes it, one attribute a step, in the order of `ATTRIBUTES`. Everything but the country is a UTF8String: names are Chinese.
 * @throws Refusal SUBJECT_BAD for text that is empty, too long or not fit to be signed
 */
export function nameForBuilder(name: DistinguishedName): Record<string, [{ printableString: string } | { utf8String: string }]>[] {
  return (Object.keys(ATTRIBUTES) as AttributeName[]).flatMap((attribute) => {
    const text = name[attribute];
    if (text === undefined) return [];
    const flaw = text === '' ? 'is empty' : flawInText(text, 64);
    if (flaw !== undefined) throw new Refusal('malformed', 'SUBJECT_BAD', `The name in a certificate cannot be used: ${attribute} ${flaw}.`);
    return [{ [ATTRIBUTES[attribute]]: [attribute === 'countryName' ? { printableString: text } : { utf8String: text }] }];
  });
}

/** Reads a Name; undefined where it has an attribute that is not in `ATTRIBUTES`, one twice, or several in one step. @throws DerFlaw for what is no Name */
export function readName(name: Element): DistinguishedName | undefined {
  const read: { [Name in AttributeName]?: string } = {};
  for (const step of sequence(name)) {
    const pairs = step.tag === SET ? childrenOf(step) : [];
    const [type, value] = sequence(pairs[0], 2, 2) as [Element, Element];
    const oid = oidOf(type);
    const attribute = (Object.keys(ATTRIBUTES) as AttributeName[]).find((each) => ATTRIBUTES[each] === oid);
    if (pairs.length > 1 || attribute === undefined || attribute in read) return undefined;
    if (value.tag !== UTF8_STRING && value.tag !== PRINTABLE_STRING) return undefined;
    read[attribute] = Buffer.from(value.content).toString('utf8');
  }
  return read;
}
