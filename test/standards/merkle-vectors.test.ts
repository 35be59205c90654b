import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { provesConsistency, provesInclusion } from '../../src/ledger/tree/merkle-proof.js';
import { sha256 } from '../../src/primitives/digest.js';
import { needsVectors, vectorBytes, vectorPath } from '../support/vectors.js';

interface Case {
  readonly desc: string;
  readonly wantErr: boolean;
  readonly proof: readonly string[] | null;
  readonly [name: string]: unknown;
}

/** Every number as text: some are beyond 2^53. */
function cases(folder: string): [string, Case][] {
  const root = vectorPath(folder);
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((file) => {
    const name = join(relative(root, file.parentPath), file.name);
    const text = new TextDecoder().decode(vectorBytes(join(folder, name)));
    return [name, JSON.parse(text.replaceAll(/: (-?\d+)/g, ': "$1"')) as Case];
  });
}

const bytes = (base64: unknown) => new Uint8Array(Buffer.from((base64 as string | null) ?? '', 'base64'));
const whole = (text: unknown) => BigInt(text as string);

needsVectors('merkle/inclusion', 'merkle/consistency')('RFC 6962 proofs (vectors of transparency-dev)', () => {
  it('has 98 inclusion and 98 consistency cases, good and bad', () => {
    expect([cases('merkle/inclusion').length, cases('merkle/consistency').length]).toEqual([98, 98]);
  });

  for (const [name, each] of cases('merkle/inclusion')) {
    it(`inclusion ${name}: ${each.wantErr ? 'refused' : 'shown'}`, () => {
      const claim = {
        index: whole(each['leafIdx']),
        size: whole(each['treeSize']),
        leafHash: bytes(each['leafHash']),
        root: bytes(each['root']),
      };
      expect(provesInclusion(sha256, claim, (each.proof ?? []).map(bytes))).toBe(!each.wantErr);
    });
  }

  for (const [name, each] of cases('merkle/consistency')) {
    it(`consistency ${name}: ${each.wantErr ? 'refused' : 'shown'}`, () => {
      const claim = {
        size1: whole(each['size1']),
        root1: bytes(each['root1']),
        size2: whole(each['size2']),
        root2: bytes(each['root2']),
      };
      expect(provesConsistency(sha256, claim, (each.proof ?? []).map(bytes))).toBe(!each.wantErr);
    });
  }
});
