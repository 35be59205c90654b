import type { JsonObject, JsonValue } from '../../../primitives/canonical-json.js';
import { Refusal } from '../../../primitives/refusal.js';
import type { Purpose } from '../../../access/purpose.js';

/** What happened in a case, with the signed answer that came of it. */
export interface CaseEntry {
  readonly kind: 'item-check' | 'look-up' | 'verdict';
  /** ISO 8601. */
  readonly at: string;
  /** With its receipt. */
  readonly answer: JsonObject;
}

/** A holder as the clerk typed or scanned them. */
export interface CaseHolder {
  readonly codeType: string;
  readonly code: string;
  /** As what the service item concerns them, where it asks for licences of several people. */
  readonly role?: string;
}

/** A request for consent that was sent to the holder's phone. */
export interface CaseConsent {
  /** 32 hexadecimal digits. */
  readonly consent: string;
  readonly licenceTypes: readonly string[];
}

/** The case's file was made: when, and how many answers it holds. */
export interface CaseFiling {
  /** ISO 8601. */
  readonly at: string;
  readonly entries: number;
}

/** One citizen at one desk for one service item: what is asked, and what has come of it so far. */
export interface CaseContent {
  /** Digest of what it was begun with, 64 hexadecimal digits: the same form sent again is the same case, another one is not. */
  readonly begunWith: string;
  readonly purpose: Purpose;
  readonly holder: CaseHolder;
  readonly entries: readonly CaseEntry[];
  readonly consents: readonly CaseConsent[];
  /** Null: nobody has taken its file yet. */
  readonly filed: CaseFiling | null;
}

/** An open case as its officer sees it. */
export interface OpenCase extends CaseContent {
  /** 16 bytes, random: the only thing of the case that stands in an address. */
  readonly id: Uint8Array;
  readonly openedAt: number;
  readonly revision: number;
}

/** With so many answers no further step begins. Two windows may each be answered once more: an answer that was given is kept. */
export const MOST_ENTRIES = 60;
/** A case is put away after a day's work: what the archive needs is in the file by then. */
export const CASE_LIFETIME_MS = 12 * 3_600_000;
const MOST_CONSENTS = 20;

/** @throws Refusal conflict CASE_FULL, before anything is read that could not be kept */
export function refuseWhenFull({ entries }: CaseContent): void {
  if (entries.length < MOST_ENTRIES) return;
  throw new Refusal('conflict', 'CASE_FULL', '本次办理的查验次数已满，请下载归档文件后另开一件。This case holds no more answers: download its file and open another.');
}

export function withEntry<Content extends CaseContent>(content: Content, entry: CaseEntry): Content {
  return { ...content, entries: [...content.entries, entry] };
}

/** A request sent twice is one. */
export function withConsent<Content extends CaseContent>(content: Content, asked: CaseConsent): Content {
  const others = content.consents.filter(({ consent }) => consent !== asked.consent);
  return { ...content, consents: [...others.slice(1 - MOST_CONSENTS), asked] };
}

export function withFiling<Content extends CaseContent>(content: Content, filed: CaseFiling): Content {
  return { ...content, filed };
}

/** Whether the file that was taken holds everything that the case has come to. */
export function isFiled({ filed, entries }: CaseContent): boolean {
  return filed !== null && filed.entries === entries.length;
}

/** Not there, over, and another officer's look alike. */
export function caseUnknown(): Refusal {
  return new Refusal('notFound', 'CASE_UNKNOWN', '没有这件办理，或已归档关闭。There is no such case open: begin anew.');
}

/** Another window has changed the case in between. */
export function caseBusy(): Refusal {
  return new Refusal('busy', 'CASE_BUSY', '本件正在多个窗口同时办理，请稍后再试。This case is being changed in several windows: try again in a moment.');
}

/** The content as it is enciphered, and as it stands in the file. */
export function contentJson({ begunWith, purpose, holder, entries, consents, filed }: CaseContent): JsonObject {
  return {
    v: 1,
    begunWith,
    purpose: purpose as unknown as JsonValue,
    holder: { ...holder },
    entries: entries.map((entry) => ({ ...entry })),
    consents: consents.map(({ consent, licenceTypes }) => ({ consent, licenceTypes })),
    filed: filed === null ? null : { ...filed },
  };
}
