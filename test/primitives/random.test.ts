import { randomBelow, SeededRandom, systemRandom } from '../../src/primitives/random.js';

describe('a seeded generator', () => {
  it('repeats itself for its seed, whatever the pieces asked for', () => {
    const whole = new SeededRandom('city').bytes(100);
    const pieces = new SeededRandom('city');
    const joined = Buffer.concat([1, 31, 33, 35].map((length) => pieces.bytes(length)));
    expect(joined.equals(whole)).toBe(true);
    expect(Buffer.from(new SeededRandom('town').bytes(100)).equals(whole)).toBe(false);
  });
});

describe('a number below a bound', () => {
  it('is every number of its range and none besides', () => {
    const random = new SeededRandom('dice');
    const drawn = new Set(Array.from({ length: 500 }, () => randomBelow(random, 6)));
    expect([...drawn].sort((left, right) => left - right)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('can use the whole of 32 bits', () => {
    expect(randomBelow(systemRandom, 2 ** 32)).toBeLessThan(2 ** 32);
    expect(randomBelow(systemRandom, 1)).toBe(0);
  });
});
