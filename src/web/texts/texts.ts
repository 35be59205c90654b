import { CONSOLE_EN } from './console-en.js';
import { CONSOLE_ZH } from './console-zh.js';
import type { Lang } from './lang.js';
import { PAGE_EN } from './page-en.js';
import { PAGE_ZH } from './page-zh.js';
import type { Translated } from './translated.js';

/** All sentences in Chinese; each part of the pages has a file of its own, and no two parts have a key in common. */
const ZH = { ...PAGE_ZH, ...CONSOLE_ZH };
const EN: Texts = { ...PAGE_EN, ...CONSOLE_EN };

/** Every sentence of the pages by its key. */
export type Texts = Translated<typeof ZH>;

/** The sentences of the pages in each language. */
export const TEXTS: Readonly<Record<Lang, Texts>> = { zh: ZH, en: EN };
