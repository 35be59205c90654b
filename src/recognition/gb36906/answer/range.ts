import type { LicenceType } from '../../../catalogue/licence-type.js';
import { Refusal, repeatable } from '../../../primitives/refusal.js';
import type { SeenLicence } from '../../seen/seen-licence.js';
import { elementNamed, FACE_PREFIX, nearestName, type ElementName } from '../border/element-table.js';
import { FACT_BEHIND, TOLD } from './metadata.js';

/** Which elements and face fields 字段范围 are asked for: names of elements, and `face/<field>`. Undefined: all that may be told. */
export type Range = ReadonlySet<string> | undefined;

/**
 * Reads a field range in any spelling against the licence type. A field that the type does not have is refused with the nearest that it has; whether
 * a licence is there makes no difference to that.
 * @throws Refusal unprocessable REQUEST_INVALID
 */
export function rangeOf(names: readonly string[], type: LicenceType): Exclude<Range, undefined> {
  const fields = type.fields.map((field) => field.name);
  const read = names.map((name) => {
    const isFace = name.slice(0, FACE_PREFIX.length).toUpperCase() === FACE_PREFIX;
    const element = isFace ? undefined : elementNamed(name);
    if (element !== undefined && TOLD.includes(element)) return element;
    const field = isFace ? name.slice(FACE_PREFIX.length) : name;
    return fields.includes(field) ? `face/${field}` : refuseName(name, fields);
  });
  return new Set(read);
}

/** Of a licence that it is there, and how it stands; nothing that it says. */
export function bare(licence: SeenLicence): SeenLicence {
  return { ...licence, facts: {}, derived: {}, withheld: [], sealedLicence: '' };
}

/** As much of a licence as the range asks for; what is withheld beyond it is not spoken of. */
export function narrowed(licence: SeenLicence, range: Range): SeenLicence {
  const facts = Object.fromEntries(Object.entries(licence.facts).filter(([name]) => isWanted(name.replace(/^holder\/\d+\//, 'holder/'), range)));
  // The elements tell the facts; the sealed licence would tell them a second time, and more than the range.
  const derived = range === undefined || range.has('derivedAnswers') ? licence.derived : {};
  return { ...licence, facts, derived, withheld: licence.withheld.filter(({ name }) => isWanted(name, range)), sealedLicence: '' };
}

/** @param fact `face/<field>` or `holder/<fact>` */
function isWanted(fact: string, range: Range): boolean {
  if (range === undefined || range.has(fact)) return true;
  const elements = elementsTelling(fact);
  return elements.length === 0 ? range.has('extendInfo') : elements.some((name) => range.has(name));
}

/** The elements that tell a fact; none where it is one of the face. */
export function elementsTelling(fact: string): readonly ElementName[] {
  return (Object.keys(FACT_BEHIND) as ElementName[]).filter((name) => FACT_BEHIND[name] === fact);
}

function refuseName(name: string, fields: readonly string[]): never {
  const nearest = nearestName(name, fields.map((field) => FACE_PREFIX + field));
  const advice = nearest === undefined ? '' : `，是否为 ${nearest}？did you mean ${nearest}?`;
  const flaws = [{ pointer: '/data/fieldRange', detail: `${repeatable(name)}: 没有这个元素或照面字段 no such element or face field${advice}` }];
  throw new Refusal('unprocessable', 'REQUEST_INVALID', '请求内容不符合要求。The request does not have the shape that this call takes.', flaws);
}
