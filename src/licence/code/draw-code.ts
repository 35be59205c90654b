import { create, type QRCode, type QRCodeByteSegment } from 'qrcode';
import { bitmapPng } from '../../primitives/bitmap-png.js';
import { Refusal } from '../../primitives/refusal.js';

/** Light modules round the symbol (ISO/IEC 18004 §6.3.8). */
export const QUIET_ZONE_MODULES = 4;
/** Side of a module in the SVG, in millimetres. */
export const MODULE_MILLIMETRES = 0.4;
/** Side of a module in the PNG, in pixels. */
export const MODULE_PIXELS = 6;
/** Largest QR version: 105 modules a side. Past it a phone's camera no longer reads 30 mm of paper. */
export const MAX_VERSION = 22;

/** How much of the symbol may be spoilt: M 15 %, Q 25 % (paper, where it fits). */
export type Correction = 'M' | 'Q';

/** A drawn code. */
export interface DrawnCode<Picture> {
  readonly picture: Picture;
  /** QR version, 1 to `MAX_VERSION`: 4 × version + 17 modules a side. */
  readonly version: number;
}

/**
 * Draws the text of a code (`carrierText`) as an SVG document of its real size, quiet zone and white ground included.
 * @throws Refusal unprocessable CODE_TOO_LARGE past version 22
 */
export function drawCodeSvg(text: string, correction: Correction = 'M'): DrawnCode<string> {
  const symbol = symbolOf(text, correction);
  const side = symbol.modules.size + 2 * QUIET_ZONE_MODULES;
  const millimetres = Number((side * MODULE_MILLIMETRES).toFixed(2));
  const picture =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${millimetres}mm" height="${millimetres}mm" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${darkRuns(symbol)}"/></svg>`;
  return { picture, version: symbol.version };
}

/**
 * Draws the text of a code as a PNG, quiet zone included.
 * @throws Refusal unprocessable CODE_TOO_LARGE past version 22
 */
export function drawCodePng(text: string, correction: Correction = 'M'): DrawnCode<Uint8Array> {
  const { modules, version } = symbolOf(text, correction);
  const { data, size } = modules;
  const isBlack = (row: number, column: number): boolean => {
    const [y, x] = [row - QUIET_ZONE_MODULES, column - QUIET_ZONE_MODULES];
    return y >= 0 && y < size && x >= 0 && x < size && data[y * size + x] === 1;
  };
  return { picture: bitmapPng({ side: size + 2 * QUIET_ZONE_MODULES, isBlack, scale: MODULE_PIXELS }), version };
}

/** Data bits of version 22 at correction M (ISO/IEC 18004 table 7): what has more is refused before the library sees it. */
const MOST_BITS = 782 * 8;

/** Refuses a text that no code of ours holds, without drawing it. @throws Refusal unprocessable CODE_TOO_LARGE */
export function refuseLargeCode(text: string): void {
  if (bitsOf(segmentsOf(text)) > MOST_BITS) refuseSize();
}

function symbolOf(text: string, correction: Correction): QRCode {
  const segments = segmentsOf(text);
  const symbol = bitsOf(segments) > MOST_BITS ? undefined : create(segments, { errorCorrectionLevel: correction });
  return symbol && symbol.version <= MAX_VERSION ? symbol : refuseSize();
}

function bitsOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { data, mode }) => sum + data.length * (mode === 'numeric' ? 10 / 3 : 8), HEADER_BITS);
}

/** Mode and length of the two segments of a version from 10 up (ISO/IEC 18004 §7.4). */
const HEADER_BITS = 40;

function refuseSize(): never {
  throw new Refusal('unprocessable', 'CODE_TOO_LARGE', `The fields are too long for a QR code of version ${MAX_VERSION}: choose fewer or shorter code fields.`);
}

type Segment = (QRCodeByteSegment & { readonly data: Uint8Array }) | { readonly data: string; readonly mode: 'numeric' };

/** The address in byte mode, the digits after its `#` in numeric mode. A text without such digits is bytes throughout. */
function segmentsOf(text: string): Segment[] {
  const [, address = text, digits] = /^([^#]*#)([0-9]+)$/.exec(text) ?? [];
  const bytes: Segment = { data: new TextEncoder().encode(address), mode: 'byte' };
  return digits === undefined ? [bytes] : [bytes, { data: digits, mode: 'numeric' }];
}

/** One rectangle for each run of dark modules in a row, as an SVG path. */
function darkRuns({ modules: { data, size } }: QRCode): string {
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const start = column;
      while (column < size && data[row * size + column] === 1) column++;
      if (column > start) path += `M${start + QUIET_ZONE_MODULES} ${row + QUIET_ZONE_MODULES}h${column - start}v1h-${column - start}z`;
    }
  }
  return path;
}
