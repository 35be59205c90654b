import { licenceCard, licenceView, maskCode } from '../../src/web/page/licence-view.js';
import { STATE_WORDS, stateView } from '../../src/web/page/state-view.js';
import { TEXTS } from '../../src/web/texts/texts.js';
import { LICENCES, NOW, shown } from './fixtures.js';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>';

describe('a licence as its holder sees it', () => {
  it('shows its live code with the time while it is in force, and the one for paper in a drawer', () => {
    const source = 'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=';
    const href = '/phone/licences/1.2.156.3005.2.11990000MA9900001J002.11990101MA990001XX.20260000000.001.1';
    expect(licenceView(shown('inForce', SVG), 'zh', NOW).showing).toEqual({
      code: { source, from: NOW - 5_000, until: NOW + 55_000, now: NOW },
      madeAt: '2026-11-22 16:00:00',
      paperSource: source,
      codeHref: `${href}/code`,
      standingHref: `${href}/standing`,
    });
  });

  it.each(STATE_WORDS.filter((word) => word !== 'inForce'))('never shows a code once it is %s, though both were handed in', (word) => {
    expect(licenceView(shown(word, SVG), 'zh', NOW).showing).toBeUndefined();
  });

  it('names its end, or says that it has none', () => {
    const [business, food] = LICENCES;
    expect(business && licenceCard(business, 'zh').validUntil).toBe('长期有效');
    expect(food && licenceCard(food, 'zh').validUntil).toBe('2028年6月23日');
    expect(food && licenceCard(food, 'en').validUntil).toBe('23 Jun 2028');
  });

  it('covers a licence number that is its holder’s code', () => {
    const driving = LICENCES[4];
    expect(driving && licenceCard(driving, 'zh').number).toBe('110***********1237');
  });

  it('leads from a superseded version to the one that took its place', () => {
    expect(licenceView(shown('superseded', SVG), 'zh', NOW).successorHref).toBe(
      '/phone/licences/1.2.156.3005.2.11990000MA9900001J002.11990101MA990001XX.20260000000.002.0',
    );
  });

  it('tells each state by words and icon of its own mood, never by colour alone', () => {
    expect(STATE_WORDS.map((word) => Object.values(stateView(word, TEXTS.zh)).slice(0, 4).join(' '))).toEqual([
      'notYetEffective wait clock 尚未生效',
      'inForce good check 有效',
      'suspended warn pause 暂扣中',
      'reportedLost warn lost 已挂失',
      'expired past clock 已过期',
      'superseded past swap 已换新版本',
      'cancelled bad cross 已注销',
      'withdrawn bad cross 已撤销',
      'revoked bad cross 已吊销',
      'transferred bad leave 已转出',
    ]);
  });

  it('gives neighbouring types of a catalogue different papers', () => {
    expect(LICENCES.map((licence) => licenceCard(licence, 'zh').tone)).toEqual(['jade', 'slate', 'indigo', 'pine', 'ochre']);
  });
});

describe('a holder code', () => {
  it.each([
    ['110101199001011237', '110***********1237'],
    ['91990101MA9900028M', '919***********028M'],
    ['E12345678', '********8'],
    ['7', '7'],
    ['', ''],
  ])('%s is covered as %s', (code, masked) => {
    expect(maskCode(code)).toBe(masked);
  });
});
