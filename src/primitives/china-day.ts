import type { Instant } from './clock.js';

/** China has one time zone, eight hours before UTC, and no summer time. */
export const CHINA_OFFSET_MS = 8 * 3_600_000;
export const DAY_MS = 86_400_000;

/** The midnight in China with which the day of this instant began. */
export function startOfDayInChina(instant: Instant): Instant {
  return Math.floor((instant + CHINA_OFFSET_MS) / DAY_MS) * DAY_MS - CHINA_OFFSET_MS;
}

/** The midnight in China with which a calendar date begins. @param date `2026-11-22`, one that exists */
export function midnightInChina(date: string): Instant {
  return Date.parse(`${date}T00:00:00Z`) - CHINA_OFFSET_MS;
}
