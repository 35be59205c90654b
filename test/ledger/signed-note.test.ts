import { ed25519 } from '@noble/curves/ed25519.js';
import { formatNote, formatNoteKey, noteKey, parseNote, parseNoteKey, signersOf } from '../../src/ledger/tree/signed-note.js';
import { SECRETS, signer, verifyEd25519 } from './note-signer.js';

const ledger = signer('licences.example/acts', SECRETS.ledger);
const witness = signer('witness.example', SECRETS.witness);
const TEXT = 'one line\n\nanother 行\n';
const NOTE = formatNote({ text: TEXT, signatures: [ledger.signatureOver(TEXT), witness.signatureOver(TEXT)] });
const parsed = (note: string) => {
  const signed = parseNote(note);
  if (!signed) throw new Error('not a note');
  return signed;
};

describe('a note key', () => {
  it.each(['sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'])('%s, of a live ledger, is read and written', (text) => {
    const key = parseNoteKey(text);
    expect(key).toMatchObject({ name: 'sum.golang.org', id: '033de0ae' });
    expect(key && formatNoteKey(key)).toBe(text);
  });

  it.each([
    ['an id that is not its own', 'sum.golang.org+033de0af+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'],
    ['another name', 'sum.golang.com+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'],
    ['a blank in the name', 'sum golang+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'],
    ['another algorithm', 'sum.golang.org+033de0ae+As4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'],
    ['a short key', 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAg='],
    ['nothing', ''],
  ])('is refused for %s', (_, text) => {
    expect(parseNoteKey(text)).toBeUndefined();
  });

  it('has a name without blanks or plus, and 32 bytes', () => {
    expect(() => noteKey('a+b', new Uint8Array(32))).toThrow(TypeError);
    expect(() => noteKey('a b', new Uint8Array(32))).toThrow(TypeError);
    expect(() => noteKey('', new Uint8Array(32))).toThrow(TypeError);
    expect(() => noteKey('a', new Uint8Array(31))).toThrow(TypeError);
  });
});

describe('a signed note', () => {
  it('is read as it was written, the last empty line ending its text', () => {
    expect(parsed(NOTE).text).toBe(TEXT);
    expect(formatNote(parsed(NOTE))).toBe(NOTE);
  });

  it('names those of the known keys that signed it', () => {
    expect(signersOf(parsed(NOTE), [ledger.key], verifyEd25519)).toEqual([ledger.key]);
    expect(signersOf(parsed(NOTE), [witness.key, ledger.key], verifyEd25519)).toEqual([ledger.key, witness.key]);
    expect(signersOf(parsed(NOTE), [noteKey('witness.example', ledger.key.publicKey)], verifyEd25519)).toEqual([]);
  });

  it('is judged alike by a portable Ed25519', () => {
    expect(signersOf(parsed(NOTE), [ledger.key], (key, message, signature) => ed25519.verify(signature, message, key))).toEqual([ledger.key]);
  });

  it('is forged where one letter of the text has changed', () => {
    expect(signersOf(parsed(NOTE.replace('another', 'an0ther')), [ledger.key], verifyEd25519)).toBe('forged');
  });

  it('is forged where one known key did not sign, whoever else did', () => {
    const other = { ...witness.signatureOver('another text\n') };
    const note = { text: TEXT, signatures: [ledger.signatureOver(TEXT), other] };
    expect(signersOf(note, [ledger.key, witness.key], verifyEd25519)).toBe('forged');
    expect(signersOf(note, [ledger.key], verifyEd25519)).toEqual([ledger.key]);
  });

  const line = NOTE.split('\n').at(-2) as string;
  it.each([
    ['no signature', `${TEXT}\n`],
    ['no empty line', `one line\n${line}\n`],
    ['no last line break', NOTE.slice(0, -1)],
    ['no text', `\n\n${line}\n`],
    ['a control character', `one\tline\n\n${line}\n`],
    ['a carriage return', NOTE.replaceAll('\n', '\r\n')],
    ['half of a surrogate pair', `\uD842\n\n${line}\n`],
    ['a hyphen for the dash', NOTE.replaceAll('—', '-')],
    ['a signature that is not base 64', NOTE.replace(/=\n/, '\n')],
    ['a signature of nothing', `${TEXT}\n— a AAAAAA==\n`],
    ['65 signatures', `${TEXT}\n${`${line}\n`.repeat(65)}`],
    ['a million letters', `${'a'.repeat(1_000_000)}\n\n${line}\n`],
  ])('is not read with %s', (_, note) => {
    expect(parseNote(note)).toBeUndefined();
  });
});
