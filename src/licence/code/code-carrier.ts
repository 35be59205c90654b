import { fromBase45 } from '../../primitives/encodings/base45.js';
import { fromDecimalDigits, toDecimalDigits } from '../../primitives/encodings/decimal-digits.js';
import { refuseCode } from './cose-sign1.js';

/** Bytes in the zlib format (RFC 1950). */
export type Deflate = (bytes: Uint8Array) => Uint8Array;

/** The bytes behind a zlib stream, never more than `maxBytes`: it throws or rejects instead. Node inflates at once, a browser later. */
export type Inflate = (bytes: Uint8Array, maxBytes: number) => Uint8Array | Promise<Uint8Array>;

/** Longest text that is looked at, in UTF-16 units: an address and all that a QR code holds. */
export const MAX_CARRIER_LENGTH = 8_192;

/** Longest code after inflating, in bytes. */
export const MAX_CODE_BYTES = 4_096;

/** First byte of a COSE_Sign1: tag 18. */
const PLAIN = 0xd2;
/** First byte of a zlib stream with a 32 KiB window. */
const ZLIB = 0x78;

/** The code, or its zlib stream where that is smaller. The first byte, d2 or 78, tells which. */
export function pack(code: Uint8Array, deflate: Deflate): Uint8Array {
  const deflated = deflate(code);
  return deflated.length < code.length ? deflated : code;
}

/** The code behind the packed bytes. @throws Refusal malformed CODE_UNREADABLE */
export async function unpack(packed: Uint8Array, inflate: Inflate): Promise<Uint8Array> {
  if (packed[0] === PLAIN) return packed;
  if (packed[0] !== ZLIB) refuseCode('it begins neither as a COSE_Sign1 nor as a zlib stream');
  let code: Uint8Array;
  try {
    code = await inflate(packed, MAX_CODE_BYTES);
  } catch {
    // Whatever the injected inflater dislikes is the stranger's doing: too long, cut short, damaged.
    return refuseCode('its zlib stream is damaged or too long');
  }
  return code[0] === PLAIN && code.length <= MAX_CODE_BYTES ? code : refuseCode('its zlib stream holds no COSE_Sign1');
}

/**
 * The text that the QR code says: `https://<host>/v/#<digits>`. Any phone opens the verifier; a fragment never reaches a server.
 * @param host name and optional port, `licence.example.gov.cn:8443`
 * @throws RangeError for anything but a lower-case host
 */
export function carrierText(host: string, packed: Uint8Array): string {
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?$/.test(host)) throw new RangeError(`not a host: ${host}`);
  return `https://${host}/v/#${toDecimalDigits(packed)}`;
}

/**
 * The packed bytes behind what a scanner typed: the whole address, its fragment with or without `#`, or `ELC1:` and base45. White space
 * round it and full-width forms (a USB scanner typing through an input method) are forgiven, nothing else. The host is not judged: any
 * verifier reads any region's code, and the signature says whose it is.
 * @throws Refusal malformed CODE_UNREADABLE, DIGITS_UNREADABLE or BASE45_UNREADABLE
 */
export function readCarrier(text: string): Uint8Array {
  if (text.length > MAX_CARRIER_LENGTH) refuseCode('the text is too long');
  const plain = text.normalize('NFKC').trim();
  // No base45 text ends in a space (the last character of a group is at most W or 5), so trimming takes nothing from one.
  if (plain.startsWith('ELC1:')) return fromBase45(plain.slice(5));
  const digits = /^(?:(?:https:\/\/[^\s/?#@]+\/v\/)?#)?([0-9]+)$/.exec(plain)?.[1];
  return digits === undefined ? refuseCode('it is no address, number or ELC1 text of a code') : fromDecimalDigits(digits);
}
