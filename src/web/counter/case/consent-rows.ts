import type { ConsentStanding, ConsentView } from '../../../presentation/consent/consent.js';
import { instantText, type Lang } from '../../texts/lang.js';
import { TEXTS } from '../../texts/texts.js';
import type { ConsentRow } from './case-view.js';
import type { Called } from './fact-rows.js';
import type { Look } from './verdict-look.js';

const LOOKS: Readonly<Record<ConsentStanding, Look>> = {
  asked: { mood: 'wait', icon: 'clock' },
  approved: { mood: 'good', icon: 'check' },
  refused: { mood: 'bad', icon: 'cross' },
  used: { mood: 'past', icon: 'check' },
  lapsed: { mood: 'past', icon: 'clock' },
};

/** A request on the citizen's phone as the desk sees it. */
export function consentRow(view: ConsentView, licenceTypes: readonly string[], { called, lang }: { readonly called: Called; readonly lang: Lang }): ConsentRow {
  const { consent, state, answerUntil, goodUntil } = view;
  const until = state === 'asked' ? answerUntil : state === 'approved' ? goodUntil : null;
  return {
    ...LOOKS[state],
    consent,
    state,
    label: TEXTS[lang][`deskConsent_${state}`],
    types: licenceTypes.map((code) => called.type(code)?.names[lang] ?? code),
    ...(until === null ? {} : { until: instantText(Date.parse(until)).slice(11, 16) }),
  };
}
