import { dayText, instantText, type Lang, type Names } from '../texts/lang.js';
import type { CodeView, PhoneCode } from './showing-view.js';
import { codeView, svgSource } from './svg-source.js';
import { stateView, type StateView, type StateWord } from './state-view.js';
import { TEXTS } from '../texts/texts.js';
import { toneOf, type Tone } from './tone.js';

/** 证照, 批文 or 证明: each has its own guilloche. */
export type LicenceKind = 'licence' | 'approval' | 'proof';

/** What the pages must be told of a held licence. Instants are milliseconds since 1970; the end of a long-term licence is absent. */
export interface HeldLicence {
  readonly identifier: string;
  readonly typeCode: string;
  readonly typeNames: Names;
  readonly kind: LicenceKind;
  readonly number: string;
  /** A driving licence has its holder's code for a number: then it is masked like one. */
  readonly numberIsHolderCode?: boolean;
  readonly issuingAuthorityNames: Names;
  readonly state: StateWord;
  readonly validUntil?: number;
}

/** One holder of a licence with the role that the licence gives them. */
export interface ShownHolder {
  readonly name: string;
  readonly code: string;
  readonly role?: Names;
}

/** One licence opened by its holder. `printedCode` is an SVG document from our own encoder; `dynamicCode` was made for this very page. */
export interface ShownLicence extends HeldLicence {
  readonly version: string;
  readonly issuedOn?: number;
  readonly effectiveFrom?: number;
  readonly holders: readonly ShownHolder[];
  readonly fields: readonly { readonly label: Names; readonly value: string }[];
  readonly stateSince?: number;
  readonly stateReason?: string;
  readonly stateDocument?: string;
  /** Identifier of the version that took its place. */
  readonly successor?: string;
  readonly printedCode?: string;
  readonly dynamicCode?: PhoneCode;
}

/** The face of a licence in a list. */
export interface LicenceCardView {
  readonly href: string;
  readonly tone: Tone;
  readonly kind: LicenceKind;
  readonly typeNames: Names;
  readonly number: string;
  readonly issuingAuthorityNames: Names;
  readonly state: StateView;
  readonly validUntil: string;
}

/** What a phone shows of a licence: the code of this minute, the one for paper in a drawer, and where its script asks for what comes next. */
export interface ShowingView {
  readonly code: CodeView;
  /** When it was made, for people. */
  readonly madeAt: string;
  readonly paperSource?: string;
  readonly codeHref: string;
  readonly standingHref: string;
}

/** The form by which one department is let fetch a licence once: its service items by department. */
export interface UseCodeFormView {
  /** Marks the form: sent twice, it makes one code. */
  readonly once: string;
  readonly identifier: string;
  readonly groups: readonly { readonly department: string; readonly items: readonly { readonly code: string; readonly name: string }[] }[];
}

/** The page of one licence. `showing` is absent unless the licence is in force at this moment. */
export interface LicenceView {
  readonly page: 'licence';
  readonly card: LicenceCardView;
  readonly showing?: ShowingView;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly fields: readonly { readonly label: Names; readonly value: string }[];
  readonly holders: readonly (ShownHolder & { readonly masked: string })[];
  readonly stateFacts: readonly { readonly label: string; readonly value: string }[];
  readonly successorHref?: string;
  readonly identifier: string;
  readonly useCode?: UseCodeFormView;
}

/** The card of a held licence. The tone follows from the type code, so a type always has the same paper. */
export function licenceCard(licence: HeldLicence, lang: Lang): LicenceCardView {
  const t = TEXTS[lang];
  return {
    href: licenceHref(licence.identifier),
    tone: toneOf(licence.typeCode),
    kind: licence.kind,
    typeNames: licence.typeNames,
    number: shownNumber(licence),
    issuingAuthorityNames: licence.issuingAuthorityNames,
    state: stateView(licence.state, t),
    validUntil: licence.validUntil === undefined ? t.cardLongTerm : dayText(licence.validUntil, lang),
  };
}

/** The page of one licence at an instant. A licence that is not in force never shows a code, whatever was handed in. */
export function licenceView(licence: ShownLicence, lang: Lang, now: number): LicenceView {
  const { state, dynamicCode } = licence;
  return {
    page: 'licence',
    card: licenceCard(licence, lang),
    ...(state === 'inForce' && dynamicCode !== undefined ? { showing: showingView(licence, codeView(dynamicCode, now)) } : {}),
    facts: factsOf(licence, lang),
    fields: licence.fields,
    holders: licence.holders.map((holder) => ({ ...holder, masked: maskCode(holder.code) })),
    stateFacts: stateFactsOf(licence, lang),
    ...(licence.successor === undefined ? {} : { successorHref: licenceHref(licence.successor) }),
    identifier: licence.identifier,
  };
}

/** A holder code with its middle covered: `110***********1237` keeps three in front and four behind; a short one keeps only its last. */
export function maskCode(code: string): string {
  const characters = [...code];
  const [front, behind] = characters.length >= 12 ? [3, 4] : [0, 1];
  const covered = Math.max(characters.length - front - behind, 0);
  return characters.slice(0, front).join('') + '*'.repeat(covered) + characters.slice(front + covered).join('');
}

function shownNumber(licence: HeldLicence): string {
  return licence.numberIsHolderCode === true ? maskCode(licence.number) : licence.number;
}

function showingView({ identifier, printedCode }: ShownLicence, code: CodeView): ShowingView {
  const href = licenceHref(identifier);
  const paper = printedCode === undefined ? {} : { paperSource: svgSource(printedCode) };
  return { code, madeAt: instantText(code.from), ...paper, codeHref: `${href}/code`, standingHref: `${href}/standing` };
}

function licenceHref(identifier: string): string {
  return `/phone/licences/${encodeURIComponent(identifier)}`;
}

function factsOf(licence: ShownLicence, lang: Lang): LicenceView['facts'] {
  const t = TEXTS[lang];
  return [
    { label: t.cardNumber, value: shownNumber(licence) },
    { label: t.cardIssuer, value: licence.issuingAuthorityNames[lang] },
    ...day(t.issuedOn, licence.issuedOn, lang),
    ...day(t.effectiveFrom, licence.effectiveFrom, lang),
    { label: t.cardValidUntil, value: licence.validUntil === undefined ? t.cardLongTerm : dayText(licence.validUntil, lang) },
    { label: t.version, value: licence.version },
  ];
}

function stateFactsOf(licence: ShownLicence, lang: Lang): LicenceView['stateFacts'] {
  const t = TEXTS[lang];
  return [
    ...day(t.stateSince, licence.stateSince, lang),
    ...(licence.stateReason === undefined ? [] : [{ label: t.stateReason, value: licence.stateReason }]),
    ...(licence.stateDocument === undefined ? [] : [{ label: t.stateDocument, value: licence.stateDocument }]),
  ];
}

function day(label: string, instant: number | undefined, lang: Lang): LicenceView['facts'] {
  return instant === undefined ? [] : [{ label, value: dayText(instant, lang) }];
}
