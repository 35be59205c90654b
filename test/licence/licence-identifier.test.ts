import fc from 'fast-check';
import { parseLicenceTypeCode } from '../../src/holder/licence-type-code.js';
import {
  formatLicenceIdentifier,
  licenceIdentifierParts,
  nextVersion,
  parseImportedLicenceIdentifier,
  parseLicenceIdentifier,
} from '../../src/licence/register/licence-identifier.js';

const AUTHORITY = '11990101MA990001XX';
const TYPE = '11990000MA9900001J001';
const PREFIX = `1.2.156.3005.2.${TYPE}.${AUTHORITY}.`;
const typeCode = parseLicenceTypeCode(TYPE);
const GOOD = ['20260000000.001.I', '20260000000.002.G', '20260000001.001.2', '20260000078.001.0'];

const wrong = (detail: string) =>
  expect.objectContaining({ code: 'LICENCE_IDENTIFIER_WRONG', flaws: [{ pointer: '', detail: expect.stringContaining(detail) as string }] });

describe('a licence identifier', () => {
  it.each(GOOD)('…%s is good', (end) => {
    expect(parseLicenceIdentifier(PREFIX + end)).toBe(PREFIX + end);
  });

  it('is made of type, authority, serial, version and check character', () => {
    const parts = { typeCode, issuingAuthority: AUTHORITY, serial: '20260000078', version: 1 };
    expect(formatLicenceIdentifier(parts)).toBe(`${PREFIX}20260000078.001.0`);
    expect(licenceIdentifierParts(parseLicenceIdentifier(`${PREFIX}20260000078.001.0`))).toEqual(parts);
  });

  it('keeps all but version and check character in the next version', () => {
    expect(nextVersion(parseLicenceIdentifier(`${PREFIX}20260000000.001.I`))).toBe(`${PREFIX}20260000000.002.G`);
  });

  it('has no version after 999', () => {
    const last = formatLicenceIdentifier({ typeCode, issuingAuthority: AUTHORITY, serial: '20260000000', version: 999 });
    expect(() => nextVersion(last)).toThrow('LICENCE_VERSIONS_EXHAUSTED');
  });

  it('has 94 characters at most', () => {
    const parts = { typeCode, issuingAuthority: AUTHORITY, serial: 'Z'.repeat(32), version: 1 };
    expect(formatLicenceIdentifier(parts)).toHaveLength(94);
    expect(() => formatLicenceIdentifier({ ...parts, serial: 'Z'.repeat(33) })).toThrow(wrong('must be 1.2.156.3005.2.'));
  });

  it.each([
    ['a wrong check character', `${PREFIX}20260000000.001.J`, 'the check character'],
    ['another version under the same check character', `${PREFIX}20260000000.002.I`, 'the check character'],
    ['a short serial', `${PREFIX}202600.001.0`, 'must be'],
    ['small letters', `${PREFIX}2026000000a.001.I`, 'must be'],
    ['version 000', `${PREFIX}20260000000.000.K`, 'versions are counted from 001'],
    ['another root', `1.2.156.3005.3${PREFIX.slice(14)}20260000000.001.I`, 'must be'],
    ['something after the end', `${PREFIX}20260000000.001.I\n`, 'must be'],
    ['nothing', '', 'must be'],
    [
      'a check character that computes to D',
      '1.2.156.3005.2.11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.M',
      'the check character',
    ],
    ['a check character that computes to 2', '1.2.156.3005.2.11100000000013338W050.91610800064834709T.2023000001.001.X', 'the check character'],
    ['the shape of another scheme', '1.2.156.3005.2.062301.1101101102.0624_001.001.U', 'must be'],
  ])('is refused for %s, ours or imported', (_, text, detail) => {
    expect(() => parseLicenceIdentifier(text)).toThrow(wrong(detail));
    expect(() => parseImportedLicenceIdentifier(text)).toThrow(wrong(detail));
  });

  it.each([
    ['11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.D'],
    ['11100000000013338W050.91610800064834709T.2023000001.001.2'],
  ])('mended is good: …%s', (end) => {
    expect(parseLicenceIdentifier(`1.2.156.3005.2.${end}`)).toBe(`1.2.156.3005.2.${end}`);
  });

  it('never has a holder code as serial', () => {
    for (const serial of ['110101199001011237', '91990101MA9900028M']) {
      expect(() => formatLicenceIdentifier({ typeCode, issuingAuthority: AUTHORITY, serial, version: 1 })).toThrow(wrong('the serial is a holder code'));
    }
  });

  it('names authorities by good credit codes', () => {
    const parts = { typeCode, issuingAuthority: AUTHORITY, serial: '20260000000', version: 1 };
    expect(() => formatLicenceIdentifier({ ...parts, issuingAuthority: '11990101MA990001XY' })).toThrow(wrong('the issuing authority'));
    const foreign = `${TYPE.slice(0, 17)}K001` as typeof typeCode;
    expect(() => formatLicenceIdentifier({ ...parts, typeCode: foreign })).toThrow(wrong('the licence type the credit code'));
  });

  it('may name a region as authority on import only', () => {
    const imported = `1.2.156.3005.2.${TYPE}.990101.20260000000.001.I`;
    expect(parseImportedLicenceIdentifier(imported)).toBe(imported);
    expect(() => parseLicenceIdentifier(imported)).toThrow(wrong('the issuing authority'));
    expect(nextVersion(parseImportedLicenceIdentifier(imported))).toContain('.990101.20260000000.002.');
  });

  it('loses its check with any one character changed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...GOOD), fc.nat({ max: 10 }), fc.constantFrom(...'0123456789ABCXYZ'), (end, place, other) => {
        fc.pre(end[place] !== other);
        expect(() => parseLicenceIdentifier(PREFIX + end.slice(0, place) + other + end.slice(place + 1))).toThrow(wrong('the check character'));
      }),
      { seed: 36904, numRuns: 100 },
    );
  });
});
