import type { Instant } from '../../../primitives/clock.js';

/** China has one time zone and no summer time; times at the border that name none are of it. */
const CHINA = '+08:00';
/** How systems write that a licence does not expire. */
const LONG_TERM = new Set(['长期', '长期有效', '9999-12-31', '99991231']);
const DATE = /^(\d{4})(?:-(\d{2})-|\/(\d{1,2})\/|年(\d{1,2})月|(\d{2}))(\d{1,2})日?(?:[ T]00:00:00)?$/;
const TIME = /^(\d{4})-?(\d{2})-?(\d{2})[ T]?(\d{2}):?(\d{2}):?(\d{2})(?:\.\d{1,3})?(Z|[+-]\d{2}:\d{2})?$/;
const DAY_MS = 86_400_000;

/** A calendar date as systems write it: `2026-11-28`, `20261128`, `2026/11/28`, `2026年11月28日`. @returns null: long-term; undefined: none of these */
export function readDate(text: string): string | null | undefined {
  if (LONG_TERM.has(text)) return null;
  const [, year = '', ...parts] = DATE.exec(text) ?? [];
  const day = parts.pop() ?? '';
  const [month = ''] = parts.filter(Boolean);
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = Date.parse(`${date}T00:00:00Z`);
  // 30 February has an instant too: that of another day.
  return Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== date ? undefined : date;
}

/** An instant as systems write it: `20261231235959`, `2026-12-31 23:59:59`, RFC 3339; a date alone ends with its day, in China. @returns undefined: none of these */
export function readTime(text: string): Instant | undefined {
  const date = readDate(text);
  if (typeof date === 'string') return Date.parse(`${date}T00:00:00${CHINA}`) + DAY_MS;
  const [, year, month, day, hours, minutes, seconds, zone = CHINA] = TIME.exec(text) ?? [];
  const instant = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}${zone}`);
  return Number.isNaN(instant) || readDate(`${year}-${month}-${day}`) === undefined ? undefined : instant;
}

/** certificateValidityRange (GB/T 36903): `5年`, `6月`, `90天`, `长期`. @param validUntil last day; null: long-term */
export function validityRange(validFrom: string, validUntil: string | null): string {
  if (validUntil === null) return '长期';
  const [first, beyond] = [new Date(`${validFrom}T00:00:00Z`), new Date(Date.parse(`${validUntil}T00:00:00Z`) + DAY_MS)];
  const months = (beyond.getUTCFullYear() - first.getUTCFullYear()) * 12 + beyond.getUTCMonth() - first.getUTCMonth();
  if (months <= 0 || first.getUTCDate() !== beyond.getUTCDate()) return `${(beyond.getTime() - first.getTime()) / DAY_MS}天`;
  return months % 12 === 0 ? `${months / 12}年` : `${months}月`;
}
