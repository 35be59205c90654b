import { z } from 'zod';
import type { Instant } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';

/** A place in a list of reads, newest first: the list goes on behind the read of this time and id. */
export interface ReadsCursor {
  readonly at: Instant;
  /** 16 bytes. */
  readonly id: Uint8Array;
}

/** 16 bytes in hexadecimal: the id of a read or of an objection, which are random and say nothing. */
export const idText = z
  .string()
  .regex(/^[0-9a-f]{32}$/, '32 hexadecimal digits')
  .transform((text) => new Uint8Array(Buffer.from(text, 'hex')));

/** `1795334405000-` and the id, as a cursor stands in an address. */
export const CURSOR = /^[0-9]{1,15}-[0-9a-f]{32}$/;

export const cursorText = z
  .string()
  .regex(CURSOR, 'milliseconds since 1970, a hyphen and 32 hexadecimal digits')
  .transform((text): ReadsCursor => {
    const [at = '', id = ''] = text.split('-');
    return { at: Number(at), id: new Uint8Array(Buffer.from(id, 'hex')) };
  });

export function formatCursor({ at, id }: ReadsCursor): string {
  return `${at}-${hex(id)}`;
}
