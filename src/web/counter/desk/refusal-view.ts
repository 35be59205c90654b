import type { Refusal } from '../../../primitives/refusal.js';
import { halfIn } from '../../page/problem-view.js';
import type { Lang } from '../../texts/lang.js';
import { TEXTS } from '../../texts/texts.js';

/** A no, told on the page where it happened. */
export interface RefusalView {
  /** The form that was refused. */
  readonly step: string;
  /** The field of it that has to be mended, where one is to blame. */
  readonly field?: string;
  readonly words: string;
  /** Stable code (`primitives/refusal.ts`), for whoever is asked for help. */
  readonly code: string;
}

/** Codes that blame a field of ours whatever they point at. */
const FIELDS: readonly (readonly [RegExp, string])[] = [
  [/^PURPOSE_CASE_SHAPE$/, 'caseNumber'],
  [/^(?:DESK_INPUT_|HOLDER_CODE_|CODE_|PRESENCE_CODE_|GROUND_HOLDER_|USE_CODE_|LICENCE_NOT_SHOWABLE)/, 'brought'],
];

/** In the desk's own words where they have been written, else in the refusal's own. */
export function refusalView(refusal: Refusal, step: string, lang: Lang): RefusalView {
  const { code, sentence, flaws } = refusal;
  const ours: unknown = (TEXTS[lang] as Readonly<Record<string, unknown>>)[`refused_${code}`];
  const field = FIELDS.find(([codes]) => codes.test(code))?.[1] ?? flaws[0]?.pointer.split('/').pop();
  return { step, code, words: typeof ours === 'string' ? ours : halfIn(lang, sentence), ...(field === undefined ? {} : { field }) };
}
