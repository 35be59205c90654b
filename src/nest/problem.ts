import { z } from 'zod';
import { OutcomeUnknown } from '../primitives/outcome-unknown.js';
import { Refusal, type Flaw, type RefusalKind } from '../primitives/refusal.js';

/** RFC 9457 problem details, `application/problem+json`. */
export interface Problem {
  readonly type: 'about:blank';
  readonly status: number;
  readonly title: string;
  /** Stable, upper case; listed in the README. */
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly Flaw[];
  /** Names this fault in the log; nothing internal is told beside it. */
  readonly reference?: string;
}

/** A problem as a door tells it: the same members, and extension members (RFC 9457 §3.2) where its readers know others. */
export type ProblemForm = (problem: Problem, url: string) => Problem;

/** As the interface's document shows it. */
export const problemShape = z
  .looseObject({
    type: z.literal('about:blank'),
    status: z.int().min(400).max(599),
    title: z.string(),
    code: z.string().describe('stable, upper case'),
    detail: z.string().describe('a sentence for people, in Chinese and English'),
    errors: z.array(z.object({ pointer: z.string().describe('JSON Pointer into the request body'), detail: z.string() })).optional(),
    reference: z.string().optional().describe('names this fault in the log'),
  })
  .describe('RFC 9457 problem details. Nothing has been changed, unless the code is OUTCOME_UNKNOWN.');

const STATUS: Readonly<Record<RefusalKind, readonly [number, string]>> = {
  malformed: [400, 'Bad Request'],
  unauthenticated: [401, 'Unauthorized'],
  forbidden: [403, 'Forbidden'],
  notFound: [404, 'Not Found'],
  conflict: [409, 'Conflict'],
  tooLarge: [413, 'Content Too Large'],
  unprocessable: [422, 'Unprocessable Content'],
  tooMany: [429, 'Too Many Requests'],
  busy: [503, 'Service Unavailable'],
};

/** Flaws told in one answer at the most. */
const FLAWS_TOLD = 50;

export function problemOfRefusal(refusal: Refusal): Problem {
  const [status, title] = STATUS[refusal.kind];
  const problem = { type: 'about:blank', status, title, code: refusal.code, detail: refusal.sentence } as const;
  return refusal.flaws.length > 0 ? { ...problem, errors: refusal.flaws.slice(0, FLAWS_TOLD) } : problem;
}

/** What the framework itself refused (no such route, unreadable request line, body too large), by its HTTP status. */
export function problemOfStatus(status: number): Problem {
  const known = FRAMEWORK[status] ?? { kind: 'malformed', code: 'REQUEST_REFUSED', sentence: '请求无法处理。The request cannot be handled.' };
  return problemOfRefusal(new Refusal(known.kind, known.code, known.sentence));
}

const FRAMEWORK: Readonly<Record<number, { kind: RefusalKind; code: string; sentence: string }>> = {
  404: { kind: 'notFound', code: 'NOT_FOUND', sentence: '没有这个地址或对象。There is nothing at this address.' },
  413: { kind: 'tooLarge', code: 'BODY_TOO_LARGE', sentence: '请求内容过大。The request body is larger than this service takes.' },
  415: { kind: 'malformed', code: 'BODY_TYPE_UNKNOWN', sentence: '请求内容须为 application/json。Send the body as application/json.' },
  503: { kind: 'busy', code: 'BUSY', sentence: '服务繁忙，请稍后重试。The service is busy: try again in a moment.' },
};

/** A fault: nothing of its inside is told, only the reference under which the log holds it. */
export function problemOfFault(fault: unknown, reference: string): Problem {
  if (fault instanceof OutcomeUnknown) {
    const detail = '结果未知：请用同一个 Idempotency-Key 重新发送。The outcome is unknown: send the same request again with the same Idempotency-Key.';
    return { type: 'about:blank', status: 503, title: 'Service Unavailable', code: 'OUTCOME_UNKNOWN', detail, reference };
  }
  const detail = '系统发生故障，请把编号告知管理员。Something broke on our side: tell the operator this reference.';
  return { type: 'about:blank', status: 500, title: 'Internal Server Error', code: 'FAULT', detail, reference };
}
