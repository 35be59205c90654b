import { hex } from '../../primitives/digest.js';
import type { LicenceType } from '../../catalogue/licence-type.js';
import type { ConsentStanding } from '../../presentation/consent/consent.js';
import type { HolderConsent } from '../../presentation/consent/list-consents.js';
import { toldFacts } from '../../recognition/seen/disclosure-choice.js';
import type { AreaView } from '../page/page-view.js';
import { clockText, instantText, type Lang, type Names } from '../texts/lang.js';
import { TEXTS } from '../texts/texts.js';

/** A standing told by colour, symbol and word. */
interface StandingView {
  readonly mood: 'good' | 'wait' | 'past' | 'bad';
  readonly icon: string;
  readonly label: string;
}

/** A request as a card. */
export interface ConsentCard {
  readonly id: string;
  readonly department: string;
  readonly operator: string;
  readonly item: string;
  readonly caseNumber: string;
  readonly cause: string;
  /** What the department would see of each type; empty: nothing. */
  readonly licences: readonly { readonly name: string; readonly facts: readonly string[] }[];
  readonly askedAt: string;
  readonly howLong: string;
  readonly state: StandingView;
  /** Until when an approval may be used: then it can be taken back. */
  readonly good?: string;
}

/** `/phone/consents`. */
export interface ConsentsView extends AreaView {
  readonly page: 'phone/consents';
  readonly open: readonly ConsentCard[];
  readonly past: readonly ConsentCard[];
}

const LOOKS: Readonly<Record<ConsentStanding, readonly [StandingView['mood'], string]>> = {
  asked: ['wait', 'bell'],
  approved: ['good', 'check'],
  refused: ['bad', 'cross'],
  used: ['past', 'check'],
  lapsed: ['past', 'clock'],
};

/** What a request names by code. */
export interface ConsentNames {
  /** In their current versions. */
  readonly types: ReadonlyMap<string, LicenceType>;
  readonly items: ReadonlyMap<string, Names>;
}

export function consentCard(consent: HolderConsent, { types, items }: ConsentNames, lang: Lang): ConsentCard {
  const t = TEXTS[lang];
  const { id, department, purpose, standing, licenceTypes, askedAt, answerUntil, goodUntil } = consent;
  const [mood, icon] = LOOKS[standing];
  const seeing = { ground: 'holderPresent', strength: 'strong', serviceItem: purpose.serviceItemCode ?? '' } as const;
  return {
    id: hex(id),
    department: lang === 'zh' ? department.nameZh : department.nameEn,
    operator: purpose.operator,
    item: items.get(purpose.serviceItemCode ?? '')?.[lang] ?? purpose.serviceItemName ?? t.consentOtherPurpose,
    caseNumber: purpose.caseNumber,
    cause: purpose.cause,
    licences: licenceTypes.flatMap((code) => {
      const type = types.get(code);
      return type === undefined ? [] : [{ name: type.names[lang], facts: toldFacts(type, seeing).map((label) => label[lang]) }];
    }),
    askedAt: instantText(askedAt),
    howLong: t.consentHowLong(clockText(answerUntil), (answerUntil - askedAt) / 60_000),
    state: { mood, icon, label: t[`consent_${standing}`] },
    ...(standing === 'approved' && goodUntil !== null ? { good: t.consentGood(clockText(goodUntil)) } : {}),
  };
}
