/*
 * ECDSA-Sig-Value (RFC 3279 §2.2.3), always in the short length form for curves up to 384 bits:
 *
 *   30 len │ 02 len r │ 02 len s        r, s: positive INTEGER, as few bytes as possible
 */
const SEQUENCE = 0x30;
const INTEGER = 0x02;

/**
 * r‖s from DER, both numbers padded to half the length; undefined for anything but the one DER form.
 * @param rawLength 64 (P-256) or 96 (P-384)
 */
export function rawOfDer(der: Uint8Array, rawLength: number): Uint8Array | undefined {
  if (der[0] !== SEQUENCE || der[1] !== der.length - 2 || der.length > 0x81) return undefined;
  const half = rawLength / 2;
  const raw = new Uint8Array(rawLength);
  const afterR = copyInteger(der, 2, raw.subarray(0, half));
  const afterS = afterR === undefined ? undefined : copyInteger(der, afterR, raw.subarray(half));
  return afterS === der.length ? raw : undefined;
}

/** DER from r‖s. @param raw of even length, at most 96 bytes */
export function derOfRaw(raw: Uint8Array): Uint8Array {
  const half = raw.length / 2;
  const out = new Uint8Array(raw.length + 8);
  let end = writeInteger(out, 2, raw.subarray(0, half));
  end = writeInteger(out, end, raw.subarray(half));
  out[0] = SEQUENCE;
  out[1] = end - 2;
  return out.subarray(0, end);
}

/** Copies the INTEGER at `at` to the right end of `target`; where it ends, or undefined when it is not DER, negative or too long. */
function copyInteger(der: Uint8Array, at: number, target: Uint8Array): number | undefined {
  const length = der[at + 1];
  const first = der[at + 2];
  if (der[at] !== INTEGER || length === undefined || first === undefined || length === 0) return undefined;
  const end = at + 2 + length;
  const padded = first === 0 && length > 1;
  if (end > der.length || first > 0x7f || (padded && der[at + 3]! < 0x80)) return undefined;
  const digits = der.subarray(padded ? at + 3 : at + 2, end);
  if (digits.length > target.length) return undefined;
  target.set(digits, target.length - digits.length);
  return end;
}

function writeInteger(out: Uint8Array, at: number, number: Uint8Array): number {
  let start = 0;
  while (start < number.length - 1 && number[start] === 0) start++;
  const sign = number[start]! > 0x7f ? 1 : 0;
  out[at] = INTEGER;
  out[at + 1] = number.length - start + sign;
  out.set(number.subarray(start), at + 2 + sign);
  return at + 2 + sign + number.length - start;
}
