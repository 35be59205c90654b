import type { Lang } from '../texts/lang.js';
import { TEXTS, type Texts } from '../texts/texts.js';

/** What went wrong, for a person: no path, no stack, nothing internal. */
export interface ProblemView {
  readonly page: 'problem';
  readonly status: number;
  readonly title: string;
  readonly sentence: string;
  /** Stable code of a refusal (`primitives/refusal.ts`). */
  readonly code?: string;
  /** By which the log entry of a fault is found. */
  readonly reference?: string;
  /** Where signing in mends it. */
  readonly signInHref?: string;
}

/** A refusal or a fault as a page; its own sentence, where it has one, in place of the general one. @param status HTTP status, 400 to 599 */
export function problemView(problem: Pick<ProblemView, 'status' | 'code' | 'reference'> & { readonly sentence?: string }, lang: Lang): ProblemView {
  const [title, sentence] = general(problem.status, TEXTS[lang]);
  return {
    page: 'problem',
    status: problem.status,
    title,
    sentence: problem.sentence === undefined ? sentence : halfIn(lang, problem.sentence),
    ...(problem.status === 401 && problem.code?.startsWith('SIGN_IN_') === true ? { signInHref: '/phone' } : {}),
    ...(problem.code === undefined ? {} : { code: problem.code }),
    ...(problem.reference === undefined ? {} : { reference: problem.reference }),
  };
}

/** A refusal's sentence says it in Chinese and then in English: the half in that language, or all of a sentence in one language only. */
export function halfIn(lang: Lang, sentence: string): string {
  const [, zh, en] = /^(.*[。！？])\s*([A-Z].*)$/su.exec(sentence) ?? [];
  return (lang === 'zh' ? zh : en) ?? sentence;
}

function general(status: number, t: Texts): readonly [title: string, sentence: string] {
  if (status === 404) return [t.problemNotFoundTitle, t.problemNotFoundText];
  if (status === 401) return [t.problemSignInTitle, t.problemSignInText];
  if (status === 403) return [t.problemForbiddenTitle, t.problemForbiddenText];
  if (status === 429 || status === 503) return [t.problemBusyTitle, t.problemBusyText];
  if (status >= 500) return [t.problemFaultTitle, t.problemFaultText];
  return [t.problemOtherTitle, t.problemOtherText];
}
