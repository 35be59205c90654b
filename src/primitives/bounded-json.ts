import type { JsonValue } from './canonical-json.js';
import { Refusal, repeatablePointer } from './refusal.js';

/** How much JSON is read from a stranger. */
export interface JsonBounds {
  /** Arrays and objects inside one another: `[[1]]` is 2 deep. */
  readonly depth: number;
  /** Members of all objects together. */
  readonly keys: number;
  /** Commas in all arrays together: of each array its items but the first. */
  readonly items: number;
}

/** Measured: 18 KB of nested JSON let through to validation made a 500. Of 350,000 items that are wrong, each would become a flaw. */
export const BODY_BOUNDS: JsonBounds = { depth: 16, keys: 2_000, items: 20_000 };

const QUOTE = 0x22;
const PLUS = 0x2b;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const CAPITAL_E = 0x45;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const SMALL_E = 0x65;
const SMALL_U = 0x75;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Any number that is a whole number too large for a double has at least this many characters, or an exponent. */
const SHORTEST_LARGE_NUMBER = 16;

/**
 * Reads JSON (RFC 8259) that a stranger sent, refusing before any validation what would later be read in two ways or cost
 * too much: one linear pass over the text, then the platform's own parser.
 * @param bytes UTF-8 without byte order mark; their number is bounded elsewhere
 * @throws Refusal malformed BODY_NOT_UTF8 · BODY_NOT_JSON · BODY_TOO_DEEP · BODY_TOO_MANY_KEYS · BODY_TOO_MANY_ITEMS · BODY_DUPLICATE_KEY ·
 * BODY_NUMBER_TOO_LARGE; the flaw points to the place
 */
export function parseBoundedJson(bytes: Uint8Array, bounds: JsonBounds = BODY_BOUNDS): JsonValue {
  const text = decodeUtf8(bytes);
  if (text.startsWith('\uFEFF')) throw notJson([{ pointer: '', detail: 'remove the byte order mark at the start' }]);
  new Scan(text, bounds).run();
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    // The parser's own message quotes the body, which may hold personal data.
    throw notJson([]);
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Refusal('malformed', 'BODY_NOT_UTF8', 'The body is not UTF-8 text.');
  }
}

function notJson(flaws: Refusal['flaws']): Refusal {
  return new Refusal('malformed', 'BODY_NOT_JSON', 'The body is not JSON.', flaws);
}

/** An array or object that the scan is inside of. */
interface Container {
  /** Member names so far; undefined for an array. */
  readonly names: Set<string> | undefined;
  name: string;
  index: number;
}

/**
 * Looks for what is out of bounds and nothing else: text that breaks the grammar passes here and is refused by the
 * parser; in text that the parser accepts, every string, number and bracket has been seen as what it is.
 */
class Scan {
  private at = 0;
  private keys = 0;
  private items = 0;
  private readonly open: Container[] = [];
  private awaitsName = false;
  /** Most texts have no escape at all: then a string ends at the next quotation mark. */
  private readonly hasEscapes: boolean;

  constructor(
    private readonly text: string,
    private readonly bounds: JsonBounds,
  ) {
    this.hasEscapes = text.includes('\\');
  }

  run(): void {
    while (this.at < this.text.length) {
      const unit = this.text.charCodeAt(this.at);
      if (unit === QUOTE) this.string();
      else if (unit === MINUS || (unit >= ZERO && unit <= NINE)) this.number();
      else this.punctuation(unit);
    }
  }

  private punctuation(unit: number): void {
    this.at += 1;
    const inside = this.open.at(-1);
    if (unit === OPEN_OBJECT || unit === OPEN_ARRAY) this.enter(unit === OPEN_OBJECT);
    else if (unit === CLOSE_OBJECT || unit === CLOSE_ARRAY) this.open.pop();
    else if (unit === COLON) this.awaitsName = false;
    else if (unit === COMMA && inside) {
      inside.index += 1;
      this.awaitsName = inside.names !== undefined;
      if (inside.names === undefined) this.item();
    }
  }

  private enter(object: boolean): void {
    if (this.open.length >= this.bounds.depth) {
      const sentence = `The body is nested more than ${this.bounds.depth} deep.`;
      throw this.refusalAt('BODY_TOO_DEEP', sentence, 'flatten what is here');
    }
    this.open.push({ names: object ? new Set() : undefined, name: '', index: 0 });
    this.awaitsName = object;
  }

  private item(): void {
    this.items += 1;
    if (this.items <= this.bounds.items) return;
    throw this.refusalAt('BODY_TOO_MANY_ITEMS', `The body has more than ${this.bounds.items} items in its arrays.`, 'send it in parts');
  }

  private string(): void {
    const start = this.at;
    const { escaped, unicodeEscape } = this.hasEscapes ? this.toEndOfEscaped() : this.toEnd();
    const inside = this.open.at(-1);
    const named = this.awaitsName && inside?.names ? inside : undefined;
    if (!unicodeEscape && !named) return;
    const literal = this.text.slice(start, this.at);
    const value = escaped ? this.unescaped(literal) : literal.slice(1, -1);
    if (named) this.member(named, value);
  }

  private toEnd(): { escaped: boolean; unicodeEscape: boolean } {
    const end = this.text.indexOf('"', this.at + 1);
    this.at = end < 0 ? this.text.length + 1 : end + 1;
    return { escaped: false, unicodeEscape: false };
  }

  private toEndOfEscaped(): { escaped: boolean; unicodeEscape: boolean } {
    let escaped = false;
    let unicodeEscape = false;
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      const unit = this.text.charCodeAt(this.at);
      if (unit === QUOTE) break;
      if (unit === BACKSLASH) {
        escaped = true;
        this.at += 1;
        unicodeEscape ||= this.text.charCodeAt(this.at) === SMALL_U;
      }
    }
    this.at += 1;
    return { escaped, unicodeEscape };
  }

  private unescaped(literal: string): string {
    let value: unknown;
    try {
      value = JSON.parse(literal);
    } catch {
      throw notJson(this.flaws('a string is not written as JSON asks'));
    }
    if (typeof value === 'string' && !/\p{Surrogate}/u.test(value)) return value;
    const sentence = 'The body holds half of a surrogate pair, which is not text.';
    throw this.refusalAt('BODY_NOT_UTF8', sentence, 'escape both halves of the pair, or write the character itself');
  }

  private member(container: Container, name: string): void {
    container.name = name;
    this.keys += 1;
    if (this.keys > this.bounds.keys) {
      const sentence = `The body has more than ${this.bounds.keys} members.`;
      throw this.refusalAt('BODY_TOO_MANY_KEYS', sentence, 'send it in parts');
    }
    // Every object already has a __proto__: a second one would change what it inherits when the object is copied.
    if (name === '__proto__' || container.names?.has(name)) {
      throw this.refusalAt('BODY_DUPLICATE_KEY', 'The body names a member twice.', 'name each member once, and none __proto__');
    }
    container.names?.add(name);
  }

  private number(): void {
    const start = this.at;
    let exponent = false;
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      const unit = this.text.charCodeAt(this.at);
      if (unit === SMALL_E || unit === CAPITAL_E) exponent = true;
      else if ((unit < ZERO || unit > NINE) && unit !== POINT && unit !== PLUS && unit !== MINUS) break;
    }
    if (!exponent && this.at - start < SHORTEST_LARGE_NUMBER) return;
    if (Math.abs(Number(this.text.slice(start, this.at))) > Number.MAX_SAFE_INTEGER) {
      const sentence = 'The body holds a number that cannot be kept exactly.';
      throw this.refusalAt('BODY_NUMBER_TOO_LARGE', sentence, 'numbers beyond 9007199254740991: write as a string');
    }
  }

  private refusalAt(code: string, sentence: string, detail: string): Refusal {
    return new Refusal('malformed', code, sentence, this.flaws(detail));
  }

  private flaws(detail: string): Refusal['flaws'] {
    const steps = this.open.map(({ names, name, index }) => (names ? name : String(index)));
    return [{ pointer: repeatablePointer(steps), detail }];
  }
}
