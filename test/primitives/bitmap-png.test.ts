import { crc32, inflateSync } from 'node:zlib';
import { bitmapPng } from '../../src/primitives/bitmap-png.js';

describe('a bitmap as PNG', () => {
  const png = Buffer.from(bitmapPng({ side: 3, scale: 3, isBlack: (row, column) => row === column }));
  const data = png.subarray(41, 41 + png.readUInt32BE(33));

  it('begins with the signature and a header of 9 × 9 pixels of one grey bit', () => {
    expect(png.subarray(0, 29).toString('hex')).toBe('89504e470d0a1a0a0000000d494844520000000900000009' + '0100000000');
  });

  it('draws each line with its filter byte, white as 1', () => {
    const lines = ['001f80', '00e380', '00fc00'];
    expect(inflateSync(data).toString('hex')).toBe(lines.map((line) => line.repeat(3)).join(''));
  });

  it('ends each chunk with its CRC-32', () => {
    expect(png.readUInt32BE(29)).toBe(crc32(png.subarray(12, 29)));
    expect(png.subarray(-12).toString('hex')).toBe('0000000049454e44ae426082');
  });
});
