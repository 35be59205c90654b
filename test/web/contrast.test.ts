import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../support/repository.js';

const CSS = readFileSync(join(repositoryRoot, 'src/web/assets/style.css'), 'utf8');
const DARK = CSS.slice(CSS.indexOf('@media (prefers-color-scheme: dark)'), CSS.indexOf('*, ::before'));
const LIGHT = CSS.slice(0, CSS.indexOf('@media (prefers-color-scheme: dark)'));
const TONES = ['indigo', 'pine', 'ochre', 'plum', 'jade', 'slate'];

/** Text on its ground. */
const PAIRS = [
  ...['ink', 'soft', 'indigo', 'seal'].flatMap((text) => ['paper', 'sheet'].map((ground) => [text, ground] as const)),
  ...['good', 'wait', 'warn', 'past', 'bad', 'unknown'].map((mood) => [mood, `${mood}-ground`] as const),
  ['on-indigo', 'indigo'],
  ['on-indigo', 'indigo-deep'],
  ['indigo', 'wait-ground'],
] as const;

function token(scheme: string, name: string): string {
  const value = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(scheme)?.[1];
  if (value === undefined) throw new Error(`no colour --${name}`);
  return value;
}

function toneToken(scheme: string, tone: string, name: string): string {
  return token(new RegExp(`\\.tone-${tone} \\{[^}]*\\}`).exec(scheme)?.[0] ?? '', name);
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('the colours of the %s scheme', (_name, scheme) => {
  it.each(PAIRS)('let %s be read on %s', (text, ground) => {
    expect(contrast(token(scheme, text), token(scheme, ground))).toBeGreaterThanOrEqual(5);
  });

  it.each(TONES)('let a licence be read on %s paper, over its guilloche too', (tone) => {
    expect(contrast(toneToken(scheme, tone, 'tone'), toneToken(scheme, tone, 'tone-paper'))).toBeGreaterThanOrEqual(7);
  });
});

describe('the measure of contrast', () => {
  it('is 21 for black on white and 1 for a colour on itself', () => {
    expect([contrast('#000000', '#ffffff'), contrast('#23406b', '#23406b')]).toEqual([21, 1]);
  });
});
