import type { VerdictWord } from '../../../primitives/verdict.js';
import type { SeenLicence } from '../../../recognition/seen/seen-licence.js';
import { dayText, type Lang, type Names } from '../../texts/lang.js';
import { stateView, type StateView } from '../../page/state-view.js';
import { TEXTS } from '../../texts/texts.js';
import { faceRows, holderRows, rowOf, type Called, type DocumentRow } from './fact-rows.js';
import { VERDICT_LOOKS, verdictOfStanding, type Look } from './verdict-look.js';

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

/** A licence of an answer as a document. */
export function documentView(licence: SeenLicence, called: Called, lang: Lang): DocumentView {
  const t = TEXTS[lang];
  const { facts, identifier, names, standing } = licence;
  const type = called.type(licence.licenceType.code, licence.licenceType.version);
  const until = licence.validUntil === null ? t.seenForEver : dayText(Date.parse(licence.validUntil), lang);
  return {
    names,
    identifier,
    verdict: bannerOf(licence, lang),
    state: stateView(standing, t),
    facts: [
      rowOf(t.seenIssuer, called.authority(licence.issuingAuthority)[lang]),
      rowOf(t.seenValid, t.seenValidFrom(dayText(Date.parse(licence.validFrom), lang), until)),
      rowOf(t.seenTrust, trustText(licence.trustLevel, lang)),
    ],
    face: faceRows(facts, type, lang),
    holders: holderRows(facts, type, lang),
    derived: Object.values(licence.derived).map(({ label, answer }) => rowOf(label[lang], t[`derived_${answer}`])),
    withheld: withheldOf(licence, lang),
  };
}

function withheldOf({ withheld }: SeenLicence, lang: Lang): DocumentView['withheld'] {
  const reasons = [...new Set(withheld.map(({ reason }) => reason))];
  return reasons.map((reason) => ({ reason: TEXTS[lang][`withheld_${reason}`], labels: withheld.filter((each) => each.reason === reason).map(({ label }) => label[lang]) }));
}

function bannerOf({ standing }: SeenLicence, lang: Lang): VerdictBanner {
  const t = TEXTS[lang];
  const word = verdictOfStanding(standing);
  return { ...VERDICT_LOOKS[word], word, title: t[`verdict_${word}`], text: word === 'valid' ? t.verdictReadHere : t.verdictBecause(t[`state_${standing}`]) };
}

/** The trust level 可信等级 in words. */
function trustText(level: string, lang: Lang): string {
  const texts: Readonly<Record<string, unknown>> = TEXTS[lang];
  const text = texts[`trust_${level}`];
  return typeof text === 'string' ? text : level;
}
