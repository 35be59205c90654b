/** The two languages of every page. Chinese is the default. */
export const LANGS = ['zh', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** A name of the catalogue in both languages. */
export interface Names {
  readonly zh: string;
  readonly en: string;
}

/** The cookie that remembers a chosen language; it says nothing about the person. */
export const LANG_COOKIE = 'lang';

/**
 * The language of a page: an explicit `?lang=` first, then the cookie of an earlier choice, else Chinese.
 * Anything unknown counts as no choice. An outsider controls both values: neither is ever echoed.
 */
export function langOf(asked: unknown, remembered: unknown): Lang {
  return LANGS.find((lang) => lang === asked) ?? LANGS.find((lang) => lang === remembered) ?? 'zh';
}

/** The value of the `lang` attribute (BCP 47). */
export function langTag(lang: Lang): 'zh-CN' | 'en' {
  return lang === 'zh' ? 'zh-CN' : 'en';
}

/** All of China keeps one time zone, and so do the pages. */
const ZONE = 'Asia/Shanghai';

const INSTANT: Intl.DateTimeFormatOptions = {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
};

/** `2026-11-22 16:00:05`, Beijing time: the same digits in both languages. @param instant milliseconds since 1970 */
export function instantText(instant: number): string {
  return new Intl.DateTimeFormat('sv-SE', INSTANT).format(instant);
}

/** `2026年11月22日` or `22 Nov 2026`, the day in Beijing. @param instant milliseconds since 1970 */
export function dayText(instant: number, lang: Lang): string {
  const style: Intl.DateTimeFormatOptions = { timeZone: ZONE, year: 'numeric', month: lang === 'zh' ? 'long' : 'short', day: 'numeric' };
  return new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', style).format(instant);
}

/** `16:00`, the time of day in Beijing. @param instant milliseconds since 1970 */
export function clockText(instant: number): string {
  return instantText(instant).slice(11, 16);
}
