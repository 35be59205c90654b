import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyReads } from '../../src/cli/answer/verify-reads.js';
import { UsageFault } from '../../src/cli/usage-fault.js';
import { formatNoteKey } from '../../src/ledger/tree/signed-note.js';
import { SECRETS, signer } from '../ledger/note-signer.js';
import { exampleReadsFile } from '../support/own-reads-example.js';

const FILE = exampleReadsFile();

describe('the command verify-reads', () => {
  let folder: string;
  let said: string[];

  const keep = (name: string, content: unknown): string => {
    writeFileSync(join(folder, name), JSON.stringify(content));
    return join(folder, name);
  };
  const run = (...words: string[]): number => verifyReads(words, (line) => said.push(line));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhengku-reads-'));
    said = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('proves a file that is whole, with an earlier one and in parts', () => {
    const file = keep('now.json', FILE);
    expect([run(FILE.key, file), run(FILE.key, file, file), run(FILE.key, `${keep('newer.json', { ...FILE, reads: [] })},${file}`)]).toEqual([0, 0, 0]);
    expect(said[0]).toContain('All 1 reads hold; 1 are in the log');
  });

  it('says that older parts were not given', () => {
    expect(run(FILE.key, keep('first.json', { ...FILE, next: '/phone/reads.json?behind=7' }))).toBe(0);
    expect(said[1]).toContain('further parts');
  });

  it('names a read that was changed, and one that a later file has lost', () => {
    const [read] = FILE.reads;
    expect(run(FILE.key, keep('changed.json', { ...FILE, reads: [{ ...read, ground: 'entrusted' }] }))).toBe(1);
    expect(run(FILE.key, keep('later.json', { ...FILE, reads: [] }), keep('earlier.json', FILE))).toBe(1);
    expect(said).toEqual([`${read?.id} 记录与叶不符 says other than its leaf`, `${read?.id} 后来的文件中没有 is not in the later file`]);
  });

  it('believes no checkpoint that the named key did not sign', () => {
    expect(run(formatNoteKey(signer('licences.example/reads', SECRETS.witness).key), keep('now.json', FILE))).toBe(1);
    expect(said[0]).toContain('did not sign');
  });

  it('says of a file of another kind where it differs, and of missing words what to name', () => {
    expect(() => run(FILE.key, keep('other.json', { ...FILE, reads: [{ id: 'x' }] }))).toThrow(/other\.json is no file of own reads: \/reads\/0\/at/);
    expect(() => run(FILE.key)).toThrow(UsageFault);
  });
});
