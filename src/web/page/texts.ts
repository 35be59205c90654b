import type { Lang } from './lang.js';
import { EN } from './texts-en.js';
import { ZH, type Texts } from './texts-zh.js';

/** The sentences of the pages in each language. */
export const TEXTS: Readonly<Record<Lang, Texts>> = { zh: ZH, en: EN };
