import type { Problem } from '../../../nest/problem.js';
import type { Flaw } from '../../../primitives/refusal.js';
import { PURPOSE_MADE_BY } from '../request/purpose-elements.js';
import { headOf, statusOfProblem, type Head } from './head.js';

/** A problem (RFC 9457) that a reader of envelopes understands as well: `head` and `data` are extension members (§3.2). */
export interface EnvelopedProblem extends Problem {
  readonly head: Head & { readonly code: string };
  readonly data: null;
}

const HOLDER_POINTER = /^(?:\/evidence\/facts)?\/holder\/(codeType|code)$/;
const PURPOSE_POINTER = /^\/purpose\/(\w+)$/;

/** Under `/gb36906/` whatever goes wrong comes in the envelope too, with the same HTTP status and code; everywhere else a problem stays what it is. */
export function problemInEnvelope(problem: Problem, url: string): Problem | EnvelopedProblem {
  if (!url.startsWith('/gb36906/')) return problem;
  const { status } = headOf(statusOfProblem(problem.status));
  const errors = problem.errors?.map(atElement);
  return { ...problem, ...(errors === undefined ? {} : { errors }), head: { status, message: problem.detail, code: problem.code }, data: null };
}

/** A flaw that the house found in its own words, where the caller wrote it. */
function atElement({ pointer, detail }: Flaw): Flaw {
  const [, holder] = HOLDER_POINTER.exec(pointer) ?? [];
  if (holder !== undefined) return { pointer: `/data/${holder === 'code' ? 'certificateHolderCode' : 'certificateHolderTypeCode'}`, detail };
  const [, member = ''] = PURPOSE_POINTER.exec(pointer) ?? [];
  return Object.hasOwn(PURPOSE_MADE_BY, member) ? { pointer: `/head/${PURPOSE_MADE_BY[member as keyof typeof PURPOSE_MADE_BY]}`, detail } : { pointer, detail };
}
