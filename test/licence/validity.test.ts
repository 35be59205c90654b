import { dateInChina } from '../../src/primitives/calendar-date.js';
import { latestValidUntil, validityWindow } from '../../src/licence/register/validity.js';

describe('validity', () => {
  it.each([
    ['five years from a leap day end on the day before', '2024-02-29', { unit: 'year', count: 5 }, '2029-02-28'],
    ['a year ends on the day before its anniversary', '2026-11-22', { unit: 'year', count: 1 }, '2027-11-21'],
    ['a month from the 31st ends on the last day of a short month', '2026-01-31', { unit: 'month', count: 1 }, '2026-02-28'],
    ['thirty days count the first', '2026-11-22', { unit: 'day', count: 30 }, '2026-12-21'],
    ['long-term has no end', '2026-11-22', { unit: 'longTerm' }, null],
  ] as const)('%s', (_sentence, from, validity, until) => {
    expect(latestValidUntil(from, validity)).toBe(until);
  });

  it('is a window of instants from midnight to midnight, eight hours ahead of UTC', () => {
    const { notBefore, notAfter } = validityWindow('2026-11-22', '2026-11-22');
    expect(new Date(notBefore).toISOString()).toBe('2026-11-21T16:00:00.000Z');
    expect(new Date(notAfter ?? 0).toISOString()).toBe('2026-11-22T16:00:00.000Z');
  });

  it('begins today by China’s calendar, not by UTC', () => {
    expect(dateInChina(new Date('2026-11-22T16:00:00Z').getTime())).toBe('2026-11-23');
    expect(dateInChina(new Date('2026-11-22T15:59:59Z').getTime())).toBe('2026-11-22');
  });
});
