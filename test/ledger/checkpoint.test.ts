import { checkpointBody, openCheckpoint, parseCheckpointBody } from '../../src/ledger/tree/checkpoint.js';
import { rootHash } from '../../src/ledger/tree/merkle-tree.js';
import { formatNote } from '../../src/ledger/tree/signed-note.js';
import { sha256 } from '../../src/primitives/digest.js';
import { SECRETS, signer, verifyEd25519 } from './note-signer.js';
import { smallTree } from './small-tree.js';

const ledger = signer('licences.example/acts', SECRETS.ledger);
const witness = signer('witness.example', SECRETS.witness);
const checkpoint = { origin: 'licences.example/acts', size: 5n, root: rootHash(sha256, smallTree(5).edge), extensions: [] };
const body = checkpointBody(checkpoint);
const signedBy = (...signers: (typeof ledger)[]) => formatNote({ text: body, signatures: signers.map((each) => each.signatureOver(body)) });

const SPECIFIED = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

describe('the body of a checkpoint', () => {
  it('is read and written as in the specification', () => {
    const read = parseCheckpointBody(SPECIFIED);
    expect(read).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20852163n, extensions: [] });
    expect(read && checkpointBody(read)).toBe(SPECIFIED);
  });

  it('keeps extension lines and sizes beyond 2^53', () => {
    const read = parseCheckpointBody(`${SPECIFIED.replace('20852163', '9007199254740993')}more\n`);
    expect(read).toMatchObject({ size: 9007199254740993n, extensions: ['more'] });
  });

  it.each([
    ['a leading zero', SPECIFIED.replace('2085', '02085')],
    ['a sign', SPECIFIED.replace('2085', '+2085')],
    ['a size in words', SPECIFIED.replace('20852163', 'many')],
    ['a short root', SPECIFIED.replace('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=', 'CsUY')],
    ['a root with bits beyond its end', SPECIFIED.replace('q2I=', 'q2J=')],
    ['no origin', SPECIFIED.replace('example.com/behind-the-sofa', '')],
    ['an empty extension line', `${SPECIFIED}\n`],
    ['no last line break', SPECIFIED.trimEnd()],
    ['a carriage return', SPECIFIED.replaceAll('\n', '\r\n')],
    ['two lines', 'example.com\n5\n'],
  ])('is not read with %s', (_, text) => {
    expect(parseCheckpointBody(text)).toBeUndefined();
  });

  it('is not written of what has no place in it', () => {
    expect(() => checkpointBody({ ...checkpoint, origin: 'two\nlines' })).toThrow(TypeError);
    expect(() => checkpointBody({ ...checkpoint, extensions: [''] })).toThrow(TypeError);
    expect(() => checkpointBody({ ...checkpoint, root: new Uint8Array(31) })).toThrow(TypeError);
    expect(() => checkpointBody({ ...checkpoint, size: -1n })).toThrow(TypeError);
  });
});

describe('a signed checkpoint', () => {
  it('is believed under the signature of the ledger, with the witnesses that signed too', () => {
    const opened = openCheckpoint(signedBy(ledger, witness), [ledger.key, witness.key], verifyEd25519);
    expect(opened).toEqual({ checkpoint, signers: [ledger.key, witness.key] });
  });

  it.each([
    ['by a witness alone', signedBy(witness), 'unsigned'],
    ['under another ledger with the same name', signedBy(signer('licences.example/acts', SECRETS.witness)), 'unsigned'],
    ['with another size', signedBy(ledger).replace('\n5\n', '\n6\n'), 'forged'],
    ['without a signature', body, 'unreadable'],
    ['over what is no checkpoint', formatNote({ text: 'hello\n', signatures: [ledger.signatureOver('hello\n')] }), 'unreadable'],
  ])('is not believed %s', (_, note, flaw) => {
    expect(openCheckpoint(note, [ledger.key, witness.key], verifyEd25519)).toEqual({ flaw });
  });
});
