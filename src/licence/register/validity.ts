import { DAY_MS, midnightInChina } from '../../primitives/calendar-date.js';
import type { Instant } from '../../primitives/clock.js';
import type { LicenceTypeDefinition } from '../../catalogue/licence-type.js';

/** When a version may be in force: `notBefore` ≤ now < `notAfter`; null: long-term. Licences begin and end at midnight in China. */
export interface ValidityWindow {
  readonly notBefore: Instant;
  readonly notAfter: Instant | null;
}

/** @param validFrom first day in force @param validUntil last day in force, or null */
export function validityWindow(validFrom: string, validUntil: string | null): ValidityWindow {
  return { notBefore: midnightInChina(validFrom), notAfter: validUntil === null ? null : midnightInChina(validUntil) + DAY_MS };
}

/** The last day that the type allows for a licence that begins on this day; null: long-term. */
export function latestValidUntil(validFrom: string, validity: LicenceTypeDefinition['validity']): string | null {
  if (validity.unit === 'longTerm') return null;
  const first = new Date(`${validFrom}T00:00:00Z`);
  const [year, month, day] = [first.getUTCFullYear(), first.getUTCMonth(), first.getUTCDate()];
  const { unit, count } = validity;
  const shifted = unit === 'day' ? [year, month, day + count] : unit === 'month' ? [year, month + count, day] : [year + count, month, day];
  const [toYear = year, toMonth = month, toDay = day] = shifted;
  const beyond = new Date(Date.UTC(toYear, toMonth, toDay));
  // 31 January plus one month is the last day of February, not the third of March.
  const overflowed = unit !== 'day' && beyond.getUTCDate() !== day;
  const end = overflowed ? new Date(Date.UTC(beyond.getUTCFullYear(), beyond.getUTCMonth(), 0)) : new Date(beyond.getTime() - DAY_MS);
  return end.toISOString().slice(0, 10);
}
