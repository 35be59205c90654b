import { welchT } from './welch.js';

describe('Welch’s t', () => {
  it('of two samples of one kind is small, of two that differ large', () => {
    const sample = (mean: number): number[] => Array.from({ length: 200 }, (_, index) => mean + ((index * 7919) % 101) / 10);
    expect(Math.abs(welchT(sample(100), sample(100)))).toBe(0);
    expect(Math.abs(welchT(sample(100), sample(102)))).toBeGreaterThan(4.5);
  });

  it('is known for a small pair of samples', () => {
    // Means 3 and 6, variances 2.5 and 2.5, five each: −3 / √(2.5/5 + 2.5/5).
    expect(welchT([1, 2, 3, 4, 5], [4, 5, 6, 7, 8])).toBeCloseTo(-3, 12);
  });

  it('needs two values of each', () => {
    expect(() => welchT([1], [1, 2])).toThrow(RangeError);
  });
});
