/** The 16 bits of IEEE 754 binary16, or undefined where the value does not fit without loss. */
export function halfBits(value: number): number | undefined {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size === 0) return sign;
  if (size === Infinity) return sign | 0x7c00;
  const exponent = Math.max(Math.floor(Math.log2(size)), -14);
  const significand = size / 2 ** (exponent - 10);
  if (exponent > 15 || !Number.isInteger(significand) || significand >= 2048) return undefined;
  // Below 2^-14 the leading bit is absent and the exponent field is 0; the sum then carries into it by itself.
  return sign | (((exponent + 14) << 10) + significand);
}

/** The number that 16 bits of IEEE 754 binary16 stand for (RFC 8949 appendix D). */
export function halfFloat(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const size = exponent === 31 ? (fraction ? NaN : Infinity) : exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25);
  return bits & 0x8000 ? -size : size;
}
