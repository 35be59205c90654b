import { licenceOf, refuseMove, resume, revoke, standingAt, suspend, type InForce } from '../../src/licence/register/licence.js';

const at = (text: string): number => new Date(text).getTime();
const IN_FORCE: InForce = { identifier: 'x', validFrom: '2026-01-01', validUntil: '2026-12-31', state: 'inForce', stateSince: 0, revision: 1 };

describe('a licence', () => {
  it('in force can be suspended, resumed and revoked, each move counted', () => {
    const suspended = suspend(IN_FORCE, 10);
    const resumed = resume(suspended, 20);
    expect([suspended, resumed, revoke(resumed, 30)].map(({ state, stateSince, revision }) => [state, stateSince, revision])).toEqual([
      ['suspended', 10, 2],
      ['inForce', 20, 3],
      ['revoked', 30, 4],
    ]);
  });

  it('begins and ends at midnight in China', () => {
    expect(standingAt(IN_FORCE, at('2025-12-31T15:59:59.999Z'))).toBe('notYetEffective');
    expect(standingAt(IN_FORCE, at('2025-12-31T16:00:00.000Z'))).toBe('inForce');
    expect(standingAt(IN_FORCE, at('2026-12-31T15:59:59.999Z'))).toBe('inForce');
    expect(standingAt(IN_FORCE, at('2026-12-31T16:00:00.000Z'))).toBe('expired');
  });

  it('without an end never expires', () => {
    expect(standingAt({ ...IN_FORCE, validUntil: null }, at('2126-01-01T00:00:00Z'))).toBe('inForce');
  });

  it('that is suspended or revoked stays so whatever the calendar says', () => {
    expect(standingAt(suspend(IN_FORCE, 0), at('2030-01-01T00:00:00Z'))).toBe('suspended');
    expect(standingAt(revoke(IN_FORCE, 0), at('2020-01-01T00:00:00Z'))).toBe('revoked');
  });

  it('is in no state that this program does not know', () => {
    expect(() => licenceOf({ ...IN_FORCE, state: 'lost' })).toThrow(RangeError);
  });

  it('says which state stands in the way of a move', () => {
    expect(() => refuseMove('suspended', 'revoked')).toThrow(/LICENCE_STATE_CONFLICT.*revoked/);
  });
});
