import { z } from 'zod';
import type { DepartmentCaller } from '../../access/caller.js';
import type { Check, Finding } from '../../primitives/verdict.js';
import type { Receipted } from '../answer/receipt.js';
import type { Verdict } from '../verdict/verdict.js';
import type { VerifyLicence } from '../verify.js';
import { headOf, statusOfFindings, type Envelope, type HeadStatus } from './answer/head.js';
import type { PresentedFile } from './request/requests.js';

/** 证照文件验证. */
export interface FileVerdict {
  readonly event: string;
  readonly asOf: string;
  /** 0 good · 1 its seal fails · 2 the file fails. */
  readonly result: '0' | '1' | '2';
  readonly message: string;
  readonly verdict: Verdict['verdict'];
  readonly sentence: string;
  readonly findings: readonly Finding[];
  readonly certificateIdentifier?: string;
}

const MESSAGES: Readonly<Record<FileVerdict['result'], string>> = {
  '0': '文件验证通过 the file is good',
  '1': '文件签章校验失败 its seal does not hold',
  '2': '文件校验失败 the file does not hold',
};

/** As the interface's document shows it. */
export const fileVerdictShape = z.object({
  event: z.string().describe('查阅编号 id of this read in the log of reads'),
  asOf: z.iso.datetime(),
  result: z.enum(['0', '1', '2']).describe(Object.entries(MESSAGES).map(([code, message]) => `${code} ${message}`).join('；')),
  message: z.string(),
  verdict: z.enum(['valid', 'invalid', 'cannotTell']),
  sentence: z.string(),
  findings: z.array(z.object({ check: z.string(), outcome: z.string(), code: z.string().optional(), detail: z.string() })),
  certificateIdentifier: z.string().optional(),
  receipt: z.string().describe('docs/formats/receipt.md'),
});

/** The checks of the seal, and those that say how the licence stands rather than what the file is worth. */
const OF_SEAL: ReadonlySet<Check> = new Set<Check>(['signed', 'chained', 'within-authority', 'stamped']);
const OF_STANDING: ReadonlySet<Check> = new Set<Check>(['in-force', 'fresh']);

/** Judges a file: the seal first, then the file, and how its licence stands in the head. */
export class VerifyFile {
  constructor(private readonly verify: VerifyLicence) {}

  /** @throws Refusal as `VerifyLicence` */
  async run({ purpose, file }: PresentedFile, caller: DepartmentCaller): Promise<Envelope<Receipted<FileVerdict>>> {
    const data = await this.verify.run({ evidence: { file }, purpose }, caller, write);
    return { head: headOf(statusOf(data)), data };
  }
}

function write({ event, asOf, verdict, sentence, findings, licence }: Verdict): FileVerdict {
  const result = resultOf(findings);
  return { event, asOf, result, message: MESSAGES[result], verdict, sentence, findings, ...(licence === undefined ? {} : { certificateIdentifier: licence.identifier }) };
}

/** A licence that is over may well be in a good file. */
function resultOf(findings: readonly Finding[]): FileVerdict['result'] {
  const failed = findings.filter(({ check, outcome }) => outcome === 'failed' && !OF_STANDING.has(check));
  if (failed.some(({ check }) => OF_SEAL.has(check))) return '1';
  return failed.length > 0 ? '2' : '0';
}

/** That a file fails is an answer; that its licence does not stand, or cannot be told to stand, is in the head, where nobody misses it. */
function statusOf({ result, findings }: FileVerdict): HeadStatus {
  return result === '0' ? statusOfFindings(findings) : '0';
}
