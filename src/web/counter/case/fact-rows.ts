import type { JsonValue } from '../../../primitives/canonical-json.js';
import { flawInIdentityNumber } from '../../../holder/identity-number.js';
import { LICENCE_NUMBER, type LicenceType } from '../../../catalogue/licence-type.js';
import { maskCode } from '../../page/licence-view.js';
import type { Lang, Names } from '../../texts/lang.js';
import { TEXTS } from '../../texts/texts.js';

/** What a licence says, by name: `face/<field>`, `holder/<n>/<fact>`; a printed code names its fields by number. */
export type Facts = Readonly<Record<string, JsonValue>>;

/** A line of a document. A holder code is covered until it is asked for. */
export interface DocumentRow {
  readonly label: string;
  readonly value: string;
  /** The whole of a value that is covered. */
  readonly full?: string;
}

/** How types and authorities are called. */
export interface Called {
  /** @param version absent: the current one; undefined: not known here */
  type(code: string, version?: number): LicenceType | undefined;
  authority(code: string): Names;
}

/** The lines of a licence's face, in the order of its type. */
export function faceRows(facts: Facts, type: LicenceType | undefined, lang: Lang): DocumentRow[] {
  const covered = coveredIn(facts);
  const named = [{ name: LICENCE_NUMBER, label: TEXTS[lang].cardNumber, codeKey: undefined }, ...(type?.fields ?? []).map(({ name, label, codeKey }) => ({ name, label: label[lang], codeKey }))];
  return named.flatMap(({ name, label, codeKey }) => {
    const value = facts[`face/${name}`] ?? (codeKey === undefined ? undefined : facts[String(codeKey)]);
    return value === undefined ? [] : [rowOf(label, textOf(value), covered)];
  });
}

/** The lines of a licence's holders: name or role, and code. */
export function holderRows(facts: Facts, type: LicenceType | undefined, lang: Lang): DocumentRow[] {
  const t = TEXTS[lang];
  const covered = coveredIn(facts);
  const places = [...new Set(Object.keys(facts).flatMap((name) => /^holder\/(\d+)\//.exec(name)?.[1] ?? []))].sort((left, right) => Number(left) - Number(right));
  return places.flatMap((place) => {
    const role = type?.holderRoles.find((each) => each.role === facts[`holder/${place}/role`])?.label[lang];
    const lines = [[role ?? t.seenHolderName, 'name'], [t.seenHolderCode, 'code']] as const;
    return lines.flatMap(([label, fact]) => {
      const value = facts[`holder/${place}/${fact}`];
      return value === undefined ? [] : [rowOf(label, textOf(value), covered)];
    });
  });
}

/** The name that a licence gives the holder of this code; undefined where it does not tell. */
export function nameOfHolder(facts: Facts, code: string): string | undefined {
  const [key] = Object.entries(facts).find(([name, value]) => /^holder\/\d+\/code$/.test(name) && value === code) ?? [];
  const name = key === undefined ? undefined : facts[key.replace(/code$/, 'name')];
  return typeof name === 'string' ? name : undefined;
}

export function rowOf(label: string, value: string, covered: ReadonlySet<string> = new Set()): DocumentRow {
  const isCovered = covered.has(value) || flawInIdentityNumber(value) === undefined;
  return isCovered ? { label, value: maskCode(value), full: value } : { label, value };
}

function coveredIn(facts: Facts): ReadonlySet<string> {
  return new Set(Object.entries(facts).flatMap(([name, value]) => (/^holder\/\d+\/code$/.test(name) ? [textOf(value)] : [])));
}

/** Face fields and holder facts are text or whole numbers. */
function textOf(value: JsonValue): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
