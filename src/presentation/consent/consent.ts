import { z } from 'zod';
import { isoInstant, type Instant } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Purpose } from '../../access/purpose.js';
import type { LicenceTypeCode } from '../../holder/licence-type-code.js';
import type { ConsentRow } from './consent-row.js';

interface Request {
  readonly askedAt: Instant;
  readonly answerUntil: Instant;
  readonly revision: number;
}

/** Open until `answerUntil`; nobody has answered. */
export interface AskedConsent extends Request {
  readonly state: 'asked';
  readonly goodUntil: null;
}

/** Put aside for a later request; the department that asked sees no difference to one that nobody answers. */
export interface DisplacedConsent extends Request {
  readonly state: 'displaced';
  readonly goodUntil: null;
}

/** Good for one look of the department that asked, until `goodUntil`. */
export interface ApprovedConsent extends Request {
  readonly state: 'approved';
  readonly goodUntil: Instant;
}

/** Refused, or taken back before it was used. Final. */
export interface RefusedConsent extends Request {
  readonly state: 'refused';
  readonly goodUntil: Instant | null;
}

/** Used up. Final. */
export interface UsedConsent extends Request {
  readonly state: 'used';
  readonly goodUntil: Instant;
}

/** A department asks, the holder approves or refuses on the phone 征得同意: a ground for one look. */
export type Consent = AskedConsent | DisplacedConsent | ApprovedConsent | RefusedConsent | UsedConsent;

/** How a consent stands at an instant; `lapsed`: not answered, or not used, in time. */
export const CONSENT_STANDINGS = ['asked', 'approved', 'refused', 'used', 'lapsed'] as const;
export type ConsentStanding = (typeof CONSENT_STANDINGS)[number];

/** Minutes that a request may stand open at the most; an approval is good for as long again. */
export const MOST_MINUTES = 30;
/** Open requests of one department to one holder, and of all departments to one holder, at the most. */
export const MOST_OPEN = { ofDepartment: 5, ofHolder: 20 } as const;

export function consentOf({ state, askedAt, answerUntil, goodUntil, revision }: ConsentRow): Consent {
  return { state, askedAt, answerUntil, goodUntil, revision } as Consent;
}

/** The holder approves: good from now for as long as the request was open. */
export function approve(consent: AskedConsent, at: Instant): ApprovedConsent {
  return { ...consent, state: 'approved', goodUntil: at + consent.answerUntil - consent.askedAt, revision: consent.revision + 1 };
}

/** The holder refuses, or takes an approval back that has not been used. */
export function refuse(consent: AskedConsent | ApprovedConsent): RefusedConsent {
  return { ...consent, state: 'refused', revision: consent.revision + 1 };
}

export function displace(consent: AskedConsent): DisplacedConsent {
  return { ...consent, state: 'displaced', revision: consent.revision + 1 };
}

export function use(consent: ApprovedConsent): UsedConsent {
  return { ...consent, state: 'used', revision: consent.revision + 1 };
}

/** As the holder and the clock see it. */
export function standingAt(consent: Consent, now: Instant): ConsentStanding {
  if (consent.state === 'displaced') return 'lapsed';
  return consent.state !== 'used' && consent.state !== 'refused' && now >= endOf(consent) ? 'lapsed' : consent.state;
}

/** As the department sees it: that others ask the same holder is not its business, so what was displaced looks as if it were still open. */
export function standingForDepartment(consent: Consent, now: Instant): ConsentStanding {
  return standingAt(consent.state === 'displaced' ? { ...consent, state: 'asked' } : consent, now);
}

function endOf(consent: AskedConsent | ApprovedConsent): Instant {
  return consent.state === 'asked' ? consent.answerUntil : consent.goodUntil;
}

/** Which of a holder's open requests, oldest first, makes room for another of this department; undefined: there is room. */
export function toDisplace<Open extends { readonly department: string }>(open: readonly Open[], department: string): Open | undefined {
  const own = open.filter((each) => each.department === department);
  const isFull = own.length >= MOST_OPEN.ofDepartment || open.length >= MOST_OPEN.ofHolder;
  return isFull ? (own[0] ?? open[0]) : undefined;
}

/** An approval is for one case: the same service item and the same case number; another clerk of the department may take over. */
export function isSamePurpose(approved: Purpose, stated: Purpose): boolean {
  return approved.category === stated.category && approved.serviceItemCode === stated.serviceItemCode && approved.caseNumber === stated.caseNumber;
}

/** What the department is told: the same whether or not anybody has the code that it asked for. */
export interface ConsentView {
  /** 32 hexadecimal digits. */
  readonly consent: string;
  readonly state: ConsentStanding;
  readonly askedAt: string;
  /** The holder may answer until then. */
  readonly answerUntil: string;
  /** An approval may be used until then; null: not approved. */
  readonly goodUntil: string | null;
}

/** As the interface's document shows it. */
export const consentShape = z.object({
  consent: z.string().describe('id of the request, 32 hexadecimal digits'),
  state: z.enum(CONSENT_STANDINGS),
  askedAt: z.iso.datetime(),
  answerUntil: z.iso.datetime().describe('the holder may answer until then'),
  goodUntil: z.iso.datetime().nullable().describe('an approval may be used until then'),
}) satisfies z.ZodType<ConsentView>;

export function consentView(id: Uint8Array, consent: Consent, state: ConsentStanding): ConsentView {
  const { askedAt, answerUntil, goodUntil } = consent;
  const isGood = state === 'approved' || state === 'used';
  return { consent: hex(id), state, askedAt: isoInstant(askedAt), answerUntil: isoInstant(answerUntil), goodUntil: isGood && goodUntil !== null ? isoInstant(goodUntil) : null };
}

export function purposeOf({ purpose }: ConsentRow): Purpose {
  return JSON.parse(purpose) as Purpose;
}

export function licenceTypesOf({ licenceTypes }: ConsentRow): LicenceTypeCode[] {
  return licenceTypes.split(' ') as LicenceTypeCode[];
}

/** Not there and not the asker's own look alike. */
export function consentUnknown(): Refusal {
  return new Refusal('notFound', 'CONSENT_UNKNOWN', '没有这项同意请求。There is no such request for consent.');
}
