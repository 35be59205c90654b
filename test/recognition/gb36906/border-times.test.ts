import { readDate, readTime, validityRange } from '../../../src/recognition/gb36906/border/border-times.js';

describe('dates at the border', () => {
  it.each(['2026-11-28', '20261128', '2026/11/28', '2026年11月28日', '2026-11-28 00:00:00', '2026-11-28T00:00:00'])('%s is a day', (text) => {
    expect(readDate(text)).toBe('2026-11-28');
  });

  it.each([['2026/1/8', '2026-01-08'], ['2026年1月8日', '2026-01-08'], ['长期', null], ['9999-12-31', null], ['99991231', null]])('%s is %s', (text, date) => {
    expect(readDate(text)).toBe(date);
  });

  it.each(['', '2026-02-30', '2026-13-01', '20261', '28.11.2026', '1795852800000', '2026-1-8', 'tomorrow'])('%s is none', (text) => {
    expect(readDate(text)).toBeUndefined();
  });
});

describe('times at the border', () => {
  it.each(['2026-12-31T23:59:59+08:00', '2026-12-31T15:59:59Z', '2026-12-31T15:59:59.000Z', '20261231235959', '2026-12-31 23:59:59'])('%s is a second in China', (text) => {
    expect(readTime(text)).toBe(Date.UTC(2026, 11, 31, 15, 59, 59));
  });

  it('a date alone ends with its day', () => {
    expect(readTime('2026-12-31')).toBe(Date.UTC(2026, 11, 31, 16));
  });

  it.each(['', '长期', '2026-02-30 10:00:00', '2026-12-31T25:00:00Z', '2026123123595'])('%s is none', (text) => {
    expect(readTime(text)).toBeUndefined();
  });
});

describe('a validity range', () => {
  it.each([
    ['2026-11-28', null, '长期'],
    ['2026-11-28', '2031-11-27', '5年'],
    ['2026-11-28', '2027-05-27', '6月'],
    ['2026-11-28', '2027-11-28', '366天'],
    ['2026-11-28', '2026-11-28', '1天'],
    ['2024-02-29', '2028-02-28', '4年'],
  ])('from %s to %s is %s', (from, until, range) => {
    expect(validityRange(from, until)).toBe(range);
  });
});
