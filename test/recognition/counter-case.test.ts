import { contentJson, isFiled, MOST_ENTRIES, refuseWhenFull, withConsent, withEntry, withFiling, type CaseContent, type CaseEntry } from '../../src/recognition/case/kept/counter-case.js';
import { PURPOSE } from '../support/orders.js';

const ENTRY: CaseEntry = { kind: 'look-up', at: '2026-11-22T08:00:05.000Z', answer: { event: '00', licences: [] } };
const BEGUN: CaseContent = { begunWith: '0'.repeat(64), purpose: PURPOSE, holder: { codeType: '111', code: '110101199001011237' }, entries: [], consents: [], filed: null };

describe('a case at a counter', () => {
  it('begins no step with as many answers as it holds, and keeps one that was given all the same', () => {
    const almost = { ...BEGUN, entries: Array.from({ length: MOST_ENTRIES - 1 }, () => ENTRY) };
    expect(() => refuseWhenFull(almost)).not.toThrow();
    const full = withEntry(almost, ENTRY);
    expect(() => refuseWhenFull(full)).toThrow('CASE_FULL');
    expect(withEntry(full, ENTRY).entries).toHaveLength(MOST_ENTRIES + 1);
  });

  it('remembers the latest twenty requests on the phone, each once', () => {
    const asked = Array.from({ length: 25 }, (_, index) => ({ consent: String(index), licenceTypes: [] }));
    const content = asked.reduce((kept, each) => withConsent(withConsent(kept, each), each), BEGUN);
    expect(content.consents.map(({ consent }) => consent)).toEqual(asked.slice(5).map(({ consent }) => consent));
  });

  it('is filed only by a file that holds everything', () => {
    const seen = withEntry(BEGUN, ENTRY);
    const filed = withFiling(seen, { at: ENTRY.at, entries: 1 });
    expect([isFiled(BEGUN), isFiled(seen), isFiled(filed), isFiled(withEntry(filed, ENTRY))]).toEqual([false, false, true, false]);
  });

  it('has one spelling, the same in its row and in its file', () => {
    expect(contentJson(withConsent(withEntry(BEGUN, ENTRY), { consent: 'ab', licenceTypes: ['x'] }))).toEqual({
      v: 1,
      begunWith: BEGUN.begunWith,
      purpose: PURPOSE,
      holder: BEGUN.holder,
      entries: [ENTRY],
      consents: [{ consent: 'ab', licenceTypes: ['x'] }],
      filed: null,
    });
  });
});
