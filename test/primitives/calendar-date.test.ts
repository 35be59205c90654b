import { dateInChina, daysBetween, fullYears } from '../../src/primitives/calendar-date.js';

describe('a calendar date', () => {
  it('begins in China eight hours before it begins in Greenwich', () => {
    expect([dateInChina(Date.parse('2026-11-27T15:59:59Z')), dateInChina(Date.parse('2026-11-27T16:00:00Z'))]).toEqual(['2026-11-27', '2026-11-28']);
  });

  it.each([
    ['2026-11-28', '2026-11-28', 0],
    ['2026-11-28', '2026-12-01', 3],
    ['2028-02-28', '2028-03-01', 2],
    ['2026-03-01', '2026-02-28', -1],
    ['2026-11-28', '9999-12-31', 2_912_111],
  ])('from %s to %s there are %d days', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  it.each([
    ['on the eighteenth birthday', '2008-11-28', '2026-11-28', 17],
    ['on the day after it', '2008-11-27', '2026-11-28', 18],
    ['a day before it', '2008-11-29', '2026-11-28', 17],
    ['of 29 February, on 28 February of a common year', '2008-02-29', '2026-02-28', 17],
    ['of 29 February, on 1 March of a common year', '2008-02-29', '2026-03-01', 18],
    ['of 29 February, on 29 February of a leap year', '2008-02-29', '2028-02-29', 19],
    ['of 29 February, on 1 March of a leap year', '2008-02-29', '2028-03-01', 20],
    ['on New Year’s Eve', '2008-12-31', '2026-12-31', 17],
  ])('full years are counted to the end of their last day: %s', (_when, bornOn, today, years) => {
    expect(fullYears(bornOn, today)).toBe(years);
  });

  it.each(['2026-02-30', '2026-13-01', '28 Nov 2026', '', '2026-1-1'])('%j is none, and nothing is counted from it', (text) => {
    expect([daysBetween(text, '2026-11-28'), daysBetween('2026-11-28', text), fullYears(text, '2026-11-28')]).toEqual([undefined, undefined, undefined]);
  });
});
