import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';

/** Where a ciphertext stands: bound into it, so that a value moved to another row or column no longer opens. */
export interface CellPlace {
  readonly table: string;
  readonly column: string;
  /** The row's key, hexadecimal. */
  readonly row: string;
}

/** Bytes of the nonce and of the tag of AES-256-GCM (NIST SP 800-38D §8.2.1, §5.2.1.2). */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Version of the layout below, also bound into the ciphertext. */
const FORMAT = 1;

/** The ciphertext does not open: wrong key, another cell's value, or altered. */
export class EnvelopeBroken extends Error {
  override readonly name = 'EnvelopeBroken';
}

/** Enciphers one cell: `format (1) ‖ nonce (12) ‖ ciphertext ‖ tag (16)`. @param nonce 12 fresh random bytes */
export function encipher(key: KeyObject, place: CellPlace, nonce: Uint8Array, plain: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(place));
  const body = Buffer.concat([Uint8Array.of(FORMAT), nonce, cipher.update(plain), cipher.final()]);
  return new Uint8Array(Buffer.concat([body, cipher.getAuthTag()]));
}

/** @throws EnvelopeBroken */
export function decipher(key: KeyObject, place: CellPlace, sealed: Uint8Array): Uint8Array {
  if (sealed.length < 1 + NONCE_BYTES + TAG_BYTES || sealed[0] !== FORMAT) throw new EnvelopeBroken('not an enciphered cell of this format');
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const opener = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  opener.setAAD(associatedData(place));
  opener.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    const plain = opener.update(sealed.subarray(1 + NONCE_BYTES, sealed.length - TAG_BYTES));
    // In counter mode everything is out by now: what is left is the judgement of the tag.
    opener.final();
    return new Uint8Array(plain.buffer, plain.byteOffset, plain.length);
  } catch (cause) {
    throw new EnvelopeBroken(`the ciphertext in ${place.table}.${place.column} does not open`, { cause });
  }
}

function associatedData(place: CellPlace): Buffer {
  return Buffer.from(JSON.stringify(['zhengku cell', FORMAT, place.table, place.column, place.row]));
}
