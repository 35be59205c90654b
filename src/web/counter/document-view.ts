import type { JsonValue } from '../../primitives/canonical-json.js';
import type { VerdictWord } from '../../primitives/verdict.js';
import { LICENCE_NUMBER, type LicenceType } from '../../catalogue/licence-type.js';
import type { SeenLicence } from '../../recognition/seen/seen-licence.js';
import { dayText, type Lang, type Names } from '../texts/lang.js';
import { maskCode } from '../page/licence-view.js';
import { stateView, type StateView } from '../page/state-view.js';
import { TEXTS } from '../texts/texts.js';
import { VERDICT_LOOKS, verdictOfStanding, type Look } from './verdict-look.js';

/** A value of a document. A holder code is covered until it is asked for. */
export interface DocumentRow {
  readonly label: string;
  readonly value: string;
  /** The whole of a value that is covered. */
  readonly full?: string;
}

/** What a desk may rely on, in big letters. */
export interface VerdictBanner extends Look {
  readonly word: VerdictWord;
  readonly title: string;
  readonly text: string;
}

/** One licence as a desk reads it. */
export interface DocumentView {
  readonly names: Names;
  readonly verdict: VerdictBanner;
  readonly state: StateView;
  readonly facts: readonly DocumentRow[];
  readonly face: readonly DocumentRow[];
  readonly holders: readonly DocumentRow[];
  readonly derived: readonly DocumentRow[];
  /** What is not told, by the reason. */
  readonly withheld: readonly { readonly reason: string; readonly labels: readonly string[] }[];
  readonly identifier: string;
}

/** How types and authorities are called. */
export interface Called {
  /** The version of the type under which the licence was issued. */
  type(code: string, version: number): LicenceType | undefined;
  authority(code: string): Names;
}

/** A licence of an answer as a document: fields in the order of its type, holder codes covered. */
export function documentView(licence: SeenLicence, called: Called, lang: Lang): DocumentView {
  const t = TEXTS[lang];
  const type = called.type(licence.licenceType.code, licence.licenceType.version);
  const state = stateView(licence.standing, t);
  const rows = new Rows(licence.facts);
  const until = licence.validUntil === null ? t.seenForEver : dayText(Date.parse(licence.validUntil), lang);
  return {
    names: licence.names,
    verdict: bannerOf(licence, lang),
    state,
    facts: [
      ...rows.of(t.seenIssuer, called.authority(licence.issuingAuthority)[lang]),
      ...rows.of(t.seenValid, t.seenValidFrom(dayText(Date.parse(licence.validFrom), lang), until)),
      ...rows.of(t.seenTrust, trustText(licence.trustLevel, lang)),
    ],
    face: [...rows.fact(t.cardNumber, `face/${LICENCE_NUMBER}`), ...(type?.fields ?? []).flatMap(({ name, label }) => rows.fact(label[lang], `face/${name}`))],
    holders: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((place) => holderRows(rows, place, { type, lang })),
    derived: derivedRows(licence, type, lang),
    withheld: withheldOf(licence, lang),
    identifier: licence.identifier,
  };
}

/** Makes rows of the facts of one licence. */
class Rows {
  private readonly codes: ReadonlySet<string>;

  constructor(readonly facts: Readonly<Record<string, JsonValue>>) {
    this.codes = new Set(Object.entries(facts).flatMap(([name, value]) => (/^holder\/\d+\/code$/.test(name) ? [textOf(value)] : [])));
  }

  of(label: string, value: string): DocumentRow[] {
    return [this.codes.has(value) ? { label, value: maskCode(value), full: value } : { label, value }];
  }

  fact(label: string, name: string): DocumentRow[] {
    const value = this.facts[name];
    return value === undefined ? [] : this.of(label, textOf(value));
  }
}

function holderRows(rows: Rows, place: number, { type, lang }: { type: LicenceType | undefined; lang: Lang }): DocumentRow[] {
  const t = TEXTS[lang];
  const role = type?.holderRoles.find((each) => each.role === rows.facts[`holder/${place}/role`])?.label[lang];
  return [...rows.fact(role ?? t.seenHolderName, `holder/${place}/name`), ...rows.fact(t.seenHolderCode, `holder/${place}/code`)];
}

function derivedRows(licence: SeenLicence, type: LicenceType | undefined, lang: Lang): DocumentRow[] {
  const t = TEXTS[lang];
  const labels = new Map((type?.sharing.derivations ?? []).map(({ name, label }) => [name, label[lang]]));
  return Object.entries(licence.derived).map(([name, answer]) => ({ label: labels.get(name) ?? name, value: t[`derived_${answer}`] }));
}

function withheldOf({ withheld }: SeenLicence, lang: Lang): DocumentView['withheld'] {
  const reasons = [...new Set(withheld.map(({ reason }) => reason))];
  return reasons.map((reason) => ({ reason: TEXTS[lang][`withheld_${reason}`], labels: withheld.filter((each) => each.reason === reason).map(({ label }) => label[lang]) }));
}

function bannerOf({ standing }: SeenLicence, lang: Lang): VerdictBanner {
  const t = TEXTS[lang];
  const word = verdictOfStanding(standing);
  return { ...VERDICT_LOOKS[word], word, title: t[`verdict_${word}`], text: word === 'valid' ? t.verdictText_valid : t.verdictNot(t[`state_${standing}`]) };
}

function trustText(level: string, lang: Lang): string {
  const texts: Readonly<Record<string, unknown>> = TEXTS[lang];
  const text = texts[`trust_${level}`];
  return typeof text === 'string' ? text : level;
}

/** Face fields and holder facts are text or whole numbers. */
function textOf(value: JsonValue): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
