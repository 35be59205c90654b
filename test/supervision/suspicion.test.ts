import { suspicionIn } from '../../src/supervision/alarm/suspicion.js';

const WORK = { asked: 0, foundNothing: 0, refused: 0, failedFacts: 0 };

describe('a reader looks like', () => {
  it.each([
    ['work, however many holders were asked about who have licences', { asked: 2_000, foundNothing: 1_199 }, undefined],
    ['work, while few were asked about, though none has anything', { asked: 49, foundNothing: 49 }, undefined],
    ['a walk through codes, from fifty holders of whom three in five have nothing', { asked: 50, foundNothing: 30 }, 'enumeration'],
    ['work, with one holder less of whom nothing was found', { asked: 50, foundNothing: 29 }, undefined],
    ['work, on a busy day that ran against the quota', { asked: 500, refused: 19 }, undefined],
    ['a walk that goes on against the quota', { asked: 500, refused: 20 }, 'quota'],
    ['work, with slips of the pen', { failedFacts: 19 }, undefined],
    ['guessing', { failedFacts: 20 }, 'second-fact'],
    ['guessing before all else', { asked: 50, foundNothing: 50, refused: 50, failedFacts: 20 }, 'second-fact'],
  ] as const)('%s', (_what, counts, suspicion) => {
    expect(suspicionIn({ ...WORK, ...counts })).toBe(suspicion);
  });
});
