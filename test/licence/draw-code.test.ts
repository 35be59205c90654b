import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflate } from '../../src/primitives/deflate.js';
import { drawCodePng, drawCodeSvg } from '../../src/licence/code/draw-code.js';
import { readPrintedCode } from '../../src/licence/code/printed-code.js';
import { EXAMPLE_CLAIMS, isSignedByExample, printedCodeText } from '../support/codes.js';
import { needs } from '../support/tools.js';

const digitsText = (count: number): string => `https://zk.example.gov.cn/v/#1${'0'.repeat(count - 1)}`;

describe('a drawn code', () => {
  it('of five Chinese fields is of version 16', () => {
    expect(drawCodeSvg(printedCodeText()).version).toBe(16);
  });

  it('is 0.4 mm a module, with four light modules round it', () => {
    const { picture, version } = drawCodeSvg('https://zk.example.gov.cn/v/#1');
    expect(version).toBe(3);
    expect(picture).toContain('width="14.8mm" height="14.8mm" viewBox="0 0 37 37"');
    expect(picture).toContain('<path fill="#000" d="M4 4h7v1h-7z');
  });

  it('spends 10 bits on three digits: version 22 holds 1,790 of them', () => {
    expect(drawCodeSvg(digitsText(1_790)).version).toBe(22);
  });

  it('is larger with correction Q', () => {
    expect(drawCodeSvg(printedCodeText(), 'Q').version).toBe(19);
  });

  it.each([
    ['past version 22', digitsText(1_850), 'M'],
    ['past version 22 at Q', digitsText(1_790), 'Q'],
    ['past any version', digitsText(8_000), 'M'],
    ['of 1,700 characters without digits', 'x'.repeat(1_700), 'Q'],
  ] as const)('%s is refused', (_, text, correction) => {
    expect(() => drawCodeSvg(text, correction)).toThrow('CODE_TOO_LARGE: The fields are too long for a QR code of version 22');
    expect(() => drawCodePng(text, correction)).toThrow('CODE_TOO_LARGE');
  });
});

needs('zbarimg')('a drawn code under a scanner', () => {
  const folder = mkdtempSync(join(tmpdir(), 'drawn-code-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function scan(png: Uint8Array): string {
    const file = join(folder, 'code.png');
    writeFileSync(file, png);
    return execFileSync('zbarimg', ['--nodbus', '--quiet', '--raw', file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  }

  it.each(['M', 'Q'] as const)('says the signed claims again, correction %s', async (correction) => {
    const { picture } = drawCodePng(printedCodeText(), correction);
    const scanned = scan(picture);
    expect(scanned).toBe(`${printedCodeText()}\n`);
    const reading = await readPrintedCode(scanned, inflate);
    if (!reading.readable) throw new Error(reading.detail);
    expect(reading.code.claims).toEqual(EXAMPLE_CLAIMS);
    expect(isSignedByExample(reading.code.toBeSigned, reading.code.signature)).toBe(true);
  });

  it('is read at version 22', () => {
    const { picture, version } = drawCodePng(digitsText(1_790));
    expect(version).toBe(22);
    expect(scan(picture)).toBe(`${digitsText(1_790)}\n`);
  });
});
