import { z } from 'zod';
import type { JsonObject } from '../../primitives/canonical-json.js';
import { parseBoundedJson } from '../../primitives/bounded-json.js';
import { fromBase64 } from '../../primitives/encodings/base64.js';
import { Refusal } from '../../primitives/refusal.js';
import { ARCHIVED_BOUNDS } from '../answer/prove-archived.js';
import { claimedFacts } from '../facts/claimed-facts.js';

/** Largest file that is verified, in bytes and in characters of base64. */
export const MOST_FILE_BYTES = 1_048_576;
export const MOST_FILE_BASE64 = 4 * Math.ceil(MOST_FILE_BYTES / 3);

/** Left for what a request says besides the file: purpose, head, names. */
const REST_BYTES = 4_096;

/** Largest file that fits a request, whole KiB. @param bodyLimit see BODY_LIMIT */
export function mostFileKiB(bodyLimit: number): number {
  return Math.floor(Math.min(MOST_FILE_BYTES, ((bodyLimit - REST_BYTES) * 3) / 4) / 1_024);
}

/** What is presented, in any of its forms. */
export const presentedEvidence = z.union([
  z.strictObject({ identifier: z.string().max(94) }),
  z.strictObject({ facts: claimedFacts }),
  z.strictObject({ sealedLicence: z.string().max(MOST_FILE_BYTES) }),
  z.strictObject({ printedCode: z.string().max(8_192) }),
  /** A code on a phone, as it was scanned. To verify it does not use it up. */
  z.strictObject({ dynamicCode: z.string().max(8_192) }),
  /** An answer of this repository with its receipt, as somebody else presents it. */
  z.strictObject({ answer: z.record(z.string(), z.unknown()) }),
  /** A file in base64: a sealed licence, an answer with its receipt, the text of a code. */
  z.strictObject({ file: z.string().max(MOST_FILE_BASE64) }),
]);
export type PresentedEvidence = z.output<typeof presentedEvidence>;

/** The evidence that a file holds; undefined where it holds none of a form that is known. */
export function evidenceInFile(base64: string): Exclude<PresentedEvidence, { file: string }> | undefined {
  const bytes = fromBase64(base64);
  const text = bytes === undefined ? '' : decoded(bytes);
  if (/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+~/.test(text)) return { sealedLicence: text };
  if (text.startsWith('{')) return answerIn(bytes ?? new Uint8Array());
  return /^(https:\/\/\S+#|ELC1:|[0-9]+$)/.test(text) ? { printedCode: text } : undefined;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  } catch {
    return '';
  }
}

function answerIn(bytes: Uint8Array): { answer: JsonObject } | undefined {
  try {
    const value = parseBoundedJson(bytes, ARCHIVED_BOUNDS);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { answer: value as JsonObject } : undefined;
  } catch (cause) {
    if (cause instanceof Refusal) return undefined;
    throw cause;
  }
}
