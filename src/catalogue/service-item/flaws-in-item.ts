import { repeatable, type Flaw } from '../../primitives/refusal.js';
import { valueSchema } from '../field.js';
import { LICENCE_NUMBER, type LicenceType } from '../licence-type.js';
import { tryExample, type Example } from './example.js';
import { toldForItem } from './held-licence.js';
import { flawsInNeedRule, type Need } from './need.js';
import type { ServiceItemDefinition } from './service-item.js';

/** The current version of every licence type that an item names, by code; one that the catalogue does not hold is left out. */
export type Types = ReadonlyMap<string, LicenceType>;

/** Every licence type that an item names. */
export function typesNamed({ needs, examples }: ServiceItemDefinition): ReadonlySet<string> {
  return new Set([...needs.flatMap(({ licenceTypes }) => licenceTypes), ...examples.flatMap(({ holders }) => holders.flatMap(({ licences }) => licences.map(({ licenceType }) => licenceType)))]);
}

/** What is wrong with an item beside the catalogue: types that there are not or that tell it nothing, rules over what they do not tell, licences in examples that nobody could issue. */
export function flawsInItem({ code, needs, examples }: ServiceItemDefinition, types: Types): Flaw[] {
  return [
    ...needs.flatMap((need, index) => flawsInNeed(need, code, types).map((flaw) => at(`/needs/${index}`, flaw))),
    ...examples.flatMap((each, index) => flawsInExample(each, types).map((flaw) => at(`/examples/${index}`, flaw))),
  ];
}

/** Which examples do not come out as expected, and why. */
export function failedExamples(item: ServiceItemDefinition, types: Types): Flaw[] {
  return item.examples.flatMap((each, index) =>
    tryExample(item, each, types)
      .filter(({ expected, outcome }) => expected !== outcome)
      .map(({ key, expected, outcome, reason }) => ({ pointer: `/examples/${index}/expected/${key}`, detail: `expected ${expected}, but it is ${outcome} (${reason})` })),
  );
}

function flawsInNeed({ licenceTypes, rule }: Need, item: string, types: Types): Flaw[] {
  const told = licenceTypes.map((typeCode) => {
    const type = types.get(typeCode);
    return type && toldForItem(type, item);
  });
  const untold = told.flatMap((each, index): Flaw[] => {
    if (each === undefined) return [{ pointer: `/licenceTypes/${index}`, detail: 'the catalogue has no such licence type' }];
    return each.size > 0 ? [] : [{ pointer: `/licenceTypes/${index}`, detail: 'the licence type tells this item nothing by duty: its defining authority must share it first' }];
  });
  const known = new Set(told.flatMap((each) => [...(each ?? [])]));
  const wrong = rule === undefined ? [] : flawsInNeedRule(rule, known).map(({ path, detail }) => ({ pointer: pointerOf(['rule', ...path]), detail }));
  return [...untold, ...wrong];
}

function flawsInExample({ holders }: Example, types: Types): Flaw[] {
  return holders.flatMap(({ licences }, holder) =>
    licences.flatMap(({ licenceType, fields }, licence) => {
      const type = types.get(licenceType);
      const place = `/holders/${holder}/licences/${licence}`;
      if (type === undefined) return [{ pointer: `${place}/licenceType`, detail: 'the catalogue has no such licence type' }];
      return Object.entries(fields).flatMap(([name, value]) =>
        flawsInValue(type, name, value).map((detail) => ({ pointer: pointerOf([...place.slice(1).split('/'), 'fields', repeatable(name)]), detail })),
      );
    }),
  );
}

function flawsInValue(type: LicenceType, name: string, value: unknown): string[] {
  if (name === LICENCE_NUMBER) return [];
  const field = type.fields.find((each) => each.name === name);
  if (field === undefined) return ['the licence type has no such field'];
  return valueSchema(field).safeParse(value).error?.issues.map(({ message }) => message) ?? [];
}

function at(place: string, { pointer, detail }: Flaw): Flaw {
  return { pointer: place + pointer, detail };
}

/** RFC 6901. */
function pointerOf(path: readonly (string | number)[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
