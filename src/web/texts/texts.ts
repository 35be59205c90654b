import { CONSENT_EN } from './consent-en.js';
import { CONSENT_ZH } from './consent-zh.js';
import { CONSOLE_EN } from './console-en.js';
import { CONSOLE_ZH } from './console-zh.js';
import { COUNTER_EN } from './counter-en.js';
import { COUNTER_ZH } from './counter-zh.js';
import { ITEMS_EN } from './items-en.js';
import { ITEMS_ZH } from './items-zh.js';
import type { Lang } from './lang.js';
import { OBJECTIONS_EN } from './objections-en.js';
import { OBJECTIONS_ZH } from './objections-zh.js';
import { PAGE_EN } from './page-en.js';
import { PAGE_ZH } from './page-zh.js';
import { READS_EN } from './reads-en.js';
import { READS_ZH } from './reads-zh.js';
import { SHOW_EN } from './show-en.js';
import { SHOW_ZH } from './show-zh.js';
import type { Translated } from './translated.js';

/** All sentences in Chinese; each part of the pages has a file of its own, and no two parts have a key in common. */
const ZH = {
  ...PAGE_ZH,
  ...CONSENT_ZH,
  ...CONSOLE_ZH,
  ...COUNTER_ZH,
  ...ITEMS_ZH,
  ...OBJECTIONS_ZH,
  ...READS_ZH,
  ...SHOW_ZH,
};
const EN: Texts = {
  ...PAGE_EN,
  ...CONSENT_EN,
  ...CONSOLE_EN,
  ...COUNTER_EN,
  ...ITEMS_EN,
  ...OBJECTIONS_EN,
  ...READS_EN,
  ...SHOW_EN,
};

/** Every sentence of the pages by its key. */
export type Texts = Translated<typeof ZH>;

/** The sentences of the pages in each language. */
export const TEXTS: Readonly<Record<Lang, Texts>> = { zh: ZH, en: EN };
