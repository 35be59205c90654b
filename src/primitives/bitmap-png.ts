import { crc32, deflateSync } from 'node:zlib';

/** A picture of black and white squares. */
export interface Bitmap {
  /** Squares a side. */
  readonly side: number;
  /** Whether the square is black; both counted from 0 at the top left. */
  readonly isBlack: (row: number, column: number) => boolean;
  /** Pixels a side of one square. */
  readonly scale: number;
}

/**
 * A grey PNG of one bit a pixel (ISO/IEC 15948).
 *
 *     89 50 4e 47 0d 0a 1a 0a                                  signature
 *     IHDR: width, height, depth 1, colour 0, 0, 0, 0
 *     IDAT: zlib of the lines, each a filter byte 0 and its pixels, 1 = white, most significant bit first
 *     IEND
 */
export function bitmapPng(bitmap: Bitmap): Uint8Array {
  const width = bitmap.side * bitmap.scale;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(width, 4);
  header[8] = 1;
  const lines: Uint8Array[] = [];
  for (let row = 0; row < bitmap.side; row++) {
    const line = lineOf(bitmap, row);
    for (let times = 0; times < bitmap.scale; times++) lines.push(line);
  }
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  const pixels = deflateSync(Buffer.concat(lines), { level: 9 });
  return new Uint8Array(Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]));
}

function lineOf({ side, isBlack, scale }: Bitmap, row: number): Uint8Array {
  const line = new Uint8Array(1 + Math.ceil((side * scale) / 8));
  for (let pixel = 0; pixel < side * scale; pixel++) {
    const place = 1 + (pixel >> 3);
    if (!isBlack(row, Math.floor(pixel / scale))) line[place] = (line[place] ?? 0) | (0x80 >> (pixel & 7));
  }
  return line;
}

/** Length, name, data, and the CRC-32 of name and data. */
function chunk(name: string, data: Uint8Array): Buffer {
  const out = Buffer.alloc(data.length + 12);
  out.writeUInt32BE(data.length, 0);
  out.write(name, 4, 'latin1');
  out.set(data, 8);
  out.writeUInt32BE(crc32(out.subarray(4, data.length + 8)), data.length + 8);
  return out;
}
