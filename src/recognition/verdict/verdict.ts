import { z } from 'zod';
import { CHECKS, verdictOf, type Finding, type VerdictWord } from '../../primitives/verdict.js';
import type { Comparison, FactsCode } from '../facts/claimed-facts.js';

/** Truth about what was presented. Whether it is accepted for a purpose is the asking department's to say. */
export interface Verdict {
  /** Id of this read in the log of reads. */
  readonly event: string;
  readonly verdict: VerdictWord;
  /** The verdict in plain words. */
  readonly sentence: string;
  readonly asOf: string;
  readonly findings: readonly Finding[];
  /** What the presented evidence says, only where its signature is good. */
  readonly licence?: { readonly identifier: string; readonly issuingAuthority: string; readonly typeCode: string; readonly facts: Readonly<Record<string, unknown>> };
  /** Of claimed facts: the code of domain.md §7, and how each compares. */
  readonly facts?: { readonly code: FactsCode; readonly compared: Readonly<Record<string, Comparison>> };
  /** When the state was read from the register. */
  readonly statusAsOf: string;
  readonly trustListVersion: number;
}

/** As the interface's document shows it. */
export const verdictShape = z.object({
  event: z.string().describe('本次核验在查阅账本中的编号 id of this read in the log of reads'),
  verdict: z.enum(['valid', 'invalid', 'cannotTell']),
  sentence: z.string().describe('结论 the verdict in plain words'),
  asOf: z.iso.datetime(),
  findings: z.array(z.object({ check: z.enum(CHECKS), outcome: z.enum(['passed', 'failed', 'unknown']), code: z.string().optional().describe('why it did not pass'), detail: z.string() })),
  licence: z
    .object({ identifier: z.string(), issuingAuthority: z.string(), typeCode: z.string(), facts: z.record(z.string(), z.unknown()) })
    .optional()
    .describe('what the presented evidence says, only where its signature is good'),
  facts: z
    .object({ code: z.int().min(0).max(6), compared: z.record(z.string(), z.enum(['same', 'differs', 'notCompared'])) })
    .optional()
    .describe('所填信息的核验码 0–6 与逐项比对 code of the claimed facts, and how each compares'),
  statusAsOf: z.iso.datetime(),
  trustListVersion: z.int(),
  receipt: z.string().describe('本库对整个结论的签名 signs the whole verdict: with it, an archive has a report that anyone can check later (docs/formats/receipt.md)'),
});

/** What a verdict tells of a licence, by the names of the log of reads: that it stands, and of each fact that was compared whether it is so. */
export function verdictNames(facts: Verdict['facts'] | undefined): string[] {
  const compared = Object.entries(facts?.compared ?? {}).filter(([, outcome]) => outcome !== 'notCompared');
  return ['standing', ...compared.map(([name]) => WAY_NAMES[name] ?? `face/${name}`)];
}

/** Ways to a licence that are confirmed or not like facts. */
const WAY_NAMES: Readonly<Record<string, string>> = { number: 'face/licenceNumber', holder: 'holder/code' };

const SENTENCES: Readonly<Record<VerdictWord, string>> = {
  valid: '真实有效，可以采信。Genuine and in force: it may be relied on.',
  invalid: '不能采信：',
  cannotTell: '无法判断，不可当作有效：',
};

/** The verdict in words that a clerk understands, with its first reason. */
export function sentenceOf(findings: readonly Finding[]): string {
  const verdict = verdictOf(findings);
  if (verdict === 'valid') return SENTENCES.valid;
  const reason = findings.find(({ outcome }) => outcome === (verdict === 'invalid' ? 'failed' : 'unknown'));
  return `${SENTENCES[verdict]}${reason?.detail ?? ''}.`;
}
