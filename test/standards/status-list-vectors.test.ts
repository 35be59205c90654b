import { deflate, inflate } from '../../src/primitives/deflate.js';
import { compressStatuses, expandStatuses, packStatuses, statusAt } from '../../src/licence/status/status-list.js';
import { needsVectors, vectorJson } from '../support/vectors.js';

interface Vector {
  readonly bits: 1 | 2 | 4 | 8;
  readonly size: number;
  readonly entries: Readonly<Record<string, number>>;
  readonly lst: string;
}

needsVectors('token-status-list/vectors.json')('the lists of the appendix of draft-ietf-oauth-status-list', () => {
  const vectors = vectorJson<Vector[]>('token-status-list/vectors.json');

  it('are of 1, 2, 4 and 8 bits', () => {
    expect(vectors.map(({ bits }) => bits)).toEqual([1, 2, 4, 8]);
  });

  it.each(vectors.map((vector) => [vector.bits, vector] as const))('of %d bits: every listed entry is read, and every other one is 0', async (_, vector) => {
    const statuses = await expandStatuses(vector, inflate);
    expect(statuses.bytes.length).toBe((vector.size * vector.bits) / 8);
    for (const [index, value] of Object.entries(vector.entries)) expect([index, statusAt(statuses, Number(index))]).toEqual([index, value]);
    const packed = packStatuses(vector.size, Object.entries(vector.entries).map(([index, value]) => [Number(index), value] as const), vector.bits);
    expect(Buffer.compare(packed.bytes, statuses.bytes)).toBe(0);
    expect(statusAt(statuses, vector.size)).toBeUndefined();
  });

  it.each(vectors.map((vector) => [vector.bits, vector] as const))('of %d bits: our own compression is read as the same list', async (_, vector) => {
    const statuses = await expandStatuses(vector, inflate);
    const again = await expandStatuses(compressStatuses(statuses, deflate), inflate);
    expect(Buffer.compare(again.bytes, statuses.bytes)).toBe(0);
  });
});
