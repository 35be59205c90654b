import { CONSENT_EN } from './en/consent.js';
import { CONSENT_ZH } from './zh/consent.js';
import { CONSOLE_EN } from './en/console.js';
import { CONSOLE_ZH } from './zh/console.js';
import { COUNTER_EN } from './en/counter.js';
import { COUNTER_ZH } from './zh/counter.js';
import { ITEMS_EN } from './en/items.js';
import { ITEMS_ZH } from './zh/items.js';
import type { Lang } from './lang.js';
import { OBJECTIONS_EN } from './en/objections.js';
import { OBJECTIONS_ZH } from './zh/objections.js';
import { PAGE_EN } from './en/page.js';
import { PAGE_ZH } from './zh/page.js';
import { READS_EN } from './en/reads.js';
import { READS_ZH } from './zh/reads.js';
import { SHOW_EN } from './en/show.js';
import { SHOW_ZH } from './zh/show.js';
import type { Translated } from './zh/translated.js';

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
