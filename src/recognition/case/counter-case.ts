import type { JsonObject, JsonValue } from '../../primitives/canonical-json.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Purpose } from '../../access/purpose.js';

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
}

/** One citizen at one desk for one service item: what is asked, and what has come of it so far. */
export interface CaseContent {
  readonly purpose: Purpose;
  readonly holder: CaseHolder;
  readonly entries: readonly CaseEntry[];
  /** Ids of the requests for consent that were sent to the holder's phone. */
  readonly consents: readonly string[];
}

/** An open case as its officer sees it. */
export interface OpenCase extends CaseContent {
  /** 16 bytes, random: the only thing of the case that stands in an address. */
  readonly id: Uint8Array;
  readonly openedAt: number;
  readonly revision: number;
}

/** Answers that one case holds at the most. */
export const MOST_ENTRIES = 60;
/** A case is put away after a day's work: what the archive needs is in the file by then. */
export const CASE_LIFETIME_MS = 12 * 3_600_000;

/** @throws Refusal conflict CASE_FULL */
export function withEntry<Content extends CaseContent>(content: Content, entry: CaseEntry): Content {
  if (content.entries.length >= MOST_ENTRIES) {
    throw new Refusal('conflict', 'CASE_FULL', '本次办理的查验次数已满，请下载归档文件后另开一件。This case holds no more answers: download its file and open another.');
  }
  return { ...content, entries: [...content.entries, entry] };
}

export function withConsent<Content extends CaseContent>(content: Content, consent: string): Content {
  return { ...content, consents: [...content.consents.slice(-19), consent] };
}

/** Not there, over, and another officer's look alike. */
export function caseUnknown(): Refusal {
  return new Refusal('notFound', 'CASE_UNKNOWN', '没有这件办理，或已归档关闭。There is no such case open: begin anew.');
}

/** The content as it is enciphered. */
export function contentJson({ purpose, holder, entries, consents }: CaseContent): JsonObject {
  return { v: 1, purpose: purpose as unknown as JsonValue, holder: { ...holder }, entries: entries.map((entry) => ({ ...entry })), consents };
}
