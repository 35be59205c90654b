import { formatInclusionProof, parseInclusionProof } from '../../src/ledger/tree/inclusion-proof.js';

/** The example of C2SP tlog-proof, its cut signatures left as they are: nothing here verifies them. */
const EXAMPLE = `c2sp.org/tlog-proof@v1
extra YWdlLXYxLjIuMS1kYXJ3aW4=
index 73894
gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=

example.com/fancylog
109482
sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=

— example.com/fancylog hI2DJw==
`;

describe('an inclusion proof as text', () => {
  it('holds index, hashes, the checkpoint letter by letter, and extra data', () => {
    const proof = parseInclusionProof(EXAMPLE);
    expect(proof).toMatchObject({ index: 73894n, checkpoint: EXAMPLE.slice(EXAMPLE.indexOf('example.com')) });
    expect(proof?.hashes.map((hash) => hash.length)).toEqual([32, 32]);
    expect(Buffer.from(proof?.extra ?? []).toString()).toBe('age-v1.2.1-darwin');
    expect(proof && formatInclusionProof(proof)).toBe(EXAMPLE);
  });

  it('may have no extra data and no hashes: the only entry of a ledger', () => {
    const only = { index: 0n, hashes: [], checkpoint: 'example.com\n1\n' };
    expect(formatInclusionProof(only)).toBe('c2sp.org/tlog-proof@v1\nindex 0\n\nexample.com\n1\n');
    expect(parseInclusionProof(formatInclusionProof(only))).toEqual(only);
  });

  it('keeps an index beyond 2^53', () => {
    expect(parseInclusionProof(EXAMPLE.replace('73894', '9007199254740993'))?.index).toBe(9007199254740993n);
  });

  const hash = 'gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=';
  it.each([
    ['another version', EXAMPLE.replace('@v1', '@v2')],
    ['no index', EXAMPLE.replace('index 73894\n', '')],
    ['a leading zero', EXAMPLE.replace('73894', '073894')],
    ['a negative index', EXAMPLE.replace('73894', '-1')],
    ['extra data after the index', EXAMPLE.replace(/(extra .*\n)(index .*\n)/, '$2$1')],
    ['extra data that is not base 64', EXAMPLE.replace('YWdl', 'YW!l')],
    ['a short hash', EXAMPLE.replace(hash, 'gSKy')],
    ['65 hashes', EXAMPLE.replace(hash, Array(64).fill(hash).join('\n'))],
    ['carriage returns', EXAMPLE.replaceAll('\n', '\r\n')],
    ['no checkpoint', EXAMPLE.slice(0, EXAMPLE.indexOf('\n\n'))],
    ['a head of a million letters', EXAMPLE.replace('extra ', `extra ${'A'.repeat(1_000_000)}`)],
  ])('is not read with %s', (_, text) => {
    expect(parseInclusionProof(text)).toBeUndefined();
  });
});
