import { deflate, inflate } from '../../src/primitives/deflate.js';

describe('a zlib stream', () => {
  const plain = new TextEncoder().encode('证照'.repeat(100));

  it('comes back whole', () => {
    const packed = deflate(plain);
    expect(packed.length).toBeLessThan(40);
    expect(inflate(packed, 600)).toEqual(plain);
  });

  it('that grows past its bound is refused', () => {
    expect(() => inflate(deflate(plain), 599)).toThrow('larger than 599 bytes');
  });

  it('with bytes after it is refused', () => {
    expect(() => inflate(Uint8Array.of(...deflate(plain), 0), 600)).toThrow('bytes stand after the zlib stream');
  });

  it('cut short is refused', () => {
    expect(() => inflate(deflate(plain).subarray(0, -1), 600)).toThrow('unexpected end of file');
  });
});
