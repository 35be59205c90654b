import type { Instant } from '../../../primitives/clock.js';
import type { CaseEntry } from '../../../recognition/case/kept/counter-case.js';
import type { LookUpAnswer } from '../../../recognition/look-up.js';
import type { Verdict } from '../../../recognition/verdict/verdict.js';
import { instantText, type Lang } from '../../texts/lang.js';
import { TEXTS } from '../../texts/texts.js';
import { documentView, type DocumentView, type VerdictBanner } from './document-view.js';
import { faceRows, holderRows, rowOf, type Called, type DocumentRow, type Facts } from './fact-rows.js';
import { halfOfDetail, OUTCOME_LOOKS, VERDICT_LOOKS, type Look } from './verdict-look.js';

/** When an answer was given, and whether it is still fresh enough to be relied on. */
export interface Freshness {
  readonly at: string;
  readonly age: string;
  readonly isLate: boolean;
}

/** One step that was answered, newest first on the page. */
export type SeenView = LookView | VerdictView;

interface SeenHead {
  readonly anchor: string;
  readonly event: string;
  readonly fresh: Freshness;
}

/** What the clerk saw of the holder's licences. */
export interface LookView extends SeenHead {
  readonly kind: 'look-up';
  readonly documents: readonly DocumentView[];
  /** Types that tell nothing here, and why. */
  readonly withheldTypes: readonly { readonly name: string; readonly reason: string }[];
  readonly isComplete: boolean;
}

/** What became of something that the citizen brought. */
export interface VerdictView extends SeenHead {
  readonly kind: 'verdict';
  readonly banner: VerdictBanner;
  readonly findings: readonly (Look & { readonly label: string; readonly detail: string; readonly code?: string })[];
  /** What the evidence says, where its signature is good. */
  readonly said: readonly DocumentRow[];
  readonly identifier?: string;
}

/** An answer older than this is read again before anybody relies on it. */
const LATE_MINUTES = 30;
const MINUTE_MS = 60_000;

/** For whom and when the page is drawn, and how types and authorities are called. */
export interface Drawing {
  readonly called: Called;
  readonly lang: Lang;
  readonly now: Instant;
}

/** Look-ups and verdicts of a case, the newest first. The item check has a place of its own. */
export function seenViews(entries: readonly CaseEntry[], drawing: Drawing): SeenView[] {
  return entries.flatMap(({ kind, at, answer }, index): SeenView[] => {
    const head = { anchor: `seen-${index + 1}`, event: answer['event'] as string, fresh: freshness(at, drawing) };
    if (kind === 'look-up') return [lookView(head, answer as unknown as LookUpAnswer, drawing)];
    return kind === 'verdict' ? [verdictView(head, answer as unknown as Verdict, drawing)] : [];
  }).reverse();
}

export function freshness(at: string, { lang, now }: Drawing): Freshness {
  const instant = Date.parse(at);
  const minutes = Math.max(0, Math.floor((now - instant) / MINUTE_MS));
  return { at: instantText(instant).slice(11), age: TEXTS[lang].caseAge(minutes), isLate: minutes >= LATE_MINUTES };
}

function lookView(head: SeenHead, { licences, withheldTypes, isComplete }: LookUpAnswer, { called, lang }: Drawing): LookView {
  return {
    ...head,
    kind: 'look-up',
    documents: licences.map((licence) => documentView(licence, called, lang)),
    withheldTypes: withheldTypes.map(({ names, reason }) => ({ name: names[lang], reason: TEXTS[lang][`withheld_${reason}`] })),
    isComplete,
  };
}

function verdictView(head: SeenHead, verdict: Verdict, drawing: Drawing): VerdictView {
  const { lang } = drawing;
  const t = TEXTS[lang];
  const word = verdict.verdict;
  const reason = verdict.findings.find(({ outcome }) => outcome === (word === 'invalid' ? 'failed' : 'unknown'));
  return {
    ...head,
    kind: 'verdict',
    banner: { ...VERDICT_LOOKS[word], word, title: t[`verdict_${word}`], text: reason === undefined ? t.verdictText_valid : t[word === 'invalid' ? 'verdictBecause' : 'verdictUnsure'](halfOfDetail(reason.detail, lang)) },
    findings: verdict.findings.map(({ check, outcome, code, detail }) => ({
      ...OUTCOME_LOOKS[outcome],
      label: t[`check_${check}`],
      detail: halfOfDetail(detail, lang),
      ...(code === undefined ? {} : { code }),
    })),
    said: saidRows(verdict, drawing),
    ...(verdict.licence === undefined ? {} : { identifier: verdict.licence.identifier }),
  };
}

/** What the evidence says, where a trusted hand has signed it. */
function saidRows({ licence }: Verdict, { called, lang }: Drawing): DocumentRow[] {
  if (licence === undefined) return [];
  const t = TEXTS[lang];
  const type = called.type(licence.typeCode);
  const said = licence.facts as Facts;
  const title = type === undefined ? [] : [rowOf(t.seenType, type.names[lang])];
  return [...title, rowOf(t.seenIssuer, called.authority(licence.issuingAuthority)[lang]), ...faceRows(said, type, lang), ...holderRows(said, type, lang)];
}
