import type { Instant } from './clock.js';

/** Days begin at midnight in China, which has one time zone and no summer time. */
const CHINA_OFFSET_MS = 8 * 3_600_000;
export const DAY_MS = 86_400_000;

/** The midnight in China with which the day of this instant began. */
export function startOfDayInChina(instant: Instant): Instant {
  return Math.floor((instant + CHINA_OFFSET_MS) / DAY_MS) * DAY_MS - CHINA_OFFSET_MS;
}

/** The midnight in China with which a calendar date begins. @param date `2026-11-22`, one that exists */
export function midnightInChina(date: string): Instant {
  return Date.parse(`${date}T00:00:00Z`) - CHINA_OFFSET_MS;
}

/** The calendar date in China at an instant, `2026-11-22`. */
export function dateInChina(instant: Instant): string {
  return new Date(instant + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}

/** Whole days from one calendar date to another, negative where it lies before; undefined where one of them is no date. */
export function daysBetween(from: string, to: string): number | undefined {
  const [first, last] = [dayOf(from), dayOf(to)];
  return first === undefined || last === undefined ? undefined : (last - first) / DAY_MS;
}

/**
 * Full years 周岁 from one calendar date to another. A year is full when its last day is over, and that is the day of the same date (Civil Code
 * arts. 201 and 202): on the eighteenth birthday there are seventeen, on the day after it eighteen. Undefined where one of them is no date.
 */
export function fullYears(from: string, to: string): number | undefined {
  if (dayOf(from) === undefined || dayOf(to) === undefined) return undefined;
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  // The year of somebody born on 29 February is full, where there is no such day, when February is over.
  return to.slice(5) > from.slice(5) ? years : years - 1;
}

function dayOf(date: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const at = new Date(`${date}T00:00:00Z`).getTime();
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date ? undefined : at;
}
