/** What JSON can say (RFC 8259). Numbers are finite; text is well-formed Unicode. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/**
 * The one spelling of a JSON value (JSON Canonicalization Scheme, RFC 8785): no blanks, members sorted by UTF-16 code
 * units, numbers and strings as ECMAScript prints them. Its UTF-8 bytes may be hashed or signed.
 * @throws TypeError for what JSON cannot say: NaN, infinity, a lone surrogate, undefined, a class or a function
 */
export function canonicalJson(value: JsonValue): string {
  if (typeof value === 'string') return canonicalString(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (isArray(value)) return canonicalArray(value);
  if (!isPlainObject(value)) throw new TypeError(`JSON has no ${typeof value} of this sort`);
  let text = '';
  for (const name of sorted(Object.keys(value))) text += `${text === '' ? '' : ','}${canonicalString(name)}:${canonicalJson(value[name] as JsonValue)}`;
  return `{${text}}`;
}

/** In the order of UTF-16 code units, which is how strings compare; most objects of ours are written in it. */
function sorted(names: string[]): string[] {
  return names.every((name, index) => index === 0 || (names[index - 1] ?? '') < name) ? names : names.sort();
}

/** A hole in an array is no value: it is asked for, and refused. */
function canonicalArray(values: readonly JsonValue[]): string {
  let text = '';
  for (let index = 0; index < values.length; index++) text += `${index === 0 ? '' : ','}${canonicalJson(values[index] as JsonValue)}`;
  return `[${text}]`;
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`JSON has no number ${value}`);
  return JSON.stringify(value);
}

/** What cannot stand in a string as it is (RFC 8785 §3.2.2.2), and surrogates, which are looked at more closely. */
const TO_BE_LOOKED_AT = /["\\\u0000-\u001f\ud800-\udfff]/;

function canonicalString(text: string): string {
  if (!TO_BE_LOOKED_AT.test(text)) return `"${text}"`;
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('JSON text has no lone surrogates');
  return JSON.stringify(text);
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isPlainObject(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
