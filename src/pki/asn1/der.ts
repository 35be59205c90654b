/** One element of DER (X.690 §10): tag, content and the whole, as views into the input. */
export interface Element {
  /** The identifier octet; only single-octet tags are read. */
  readonly tag: number;
  readonly content: Uint8Array;
  readonly whole: Uint8Array;
}

/** What stands where DER should be, in words for whoever made it. */
export class DerFlaw extends Error {
  override readonly name = 'DerFlaw';
}

const MAX_DEPTH = 16;
const MAX_ELEMENTS = 600;
const CONSTRUCTED = 0x20;
const SET = 0x31;
const UTC_TIME = 0x17;
const PRINTABLE = /^[A-Za-z0-9 '()+,\-./:=?]*$/;

/**
 * Reads one element that fills the input, and everything in it, by the distinguished rules: definite lengths in the fewest octets,
 * nothing after the end, at most 16 deep and 600 elements; minimal INTEGERs, canonical BOOLEANs, BIT STRINGs with zero padding,
 * ordered SETs, UTC times to the second, UTF-8 that is UTF-8. The libraries are lenient here, so they are asked only afterwards.
 * @throws DerFlaw
 */
export function readDer(bytes: Uint8Array): Element {
  const element = elementAt(bytes, 0);
  if (element.whole.length !== bytes.length) throw new DerFlaw('bytes after the end');
  walk(element, 0, { elements: 0 });
  return element;
}

/** The elements in a constructed element that `readDer` has accepted. @throws DerFlaw */
export function childrenOf(parent: Element): Element[] {
  const children: Element[] = [];
  for (let at = 0; at < parent.content.length; ) {
    const child = elementAt(parent.content, at);
    children.push(child);
    at += child.whole.length;
  }
  return children;
}

/** One element from its tag and contents. @param contents together at most 65,535 bytes */
export function encodeDer(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, content) => sum + content.length, 0);
  if (length > 0xffff) throw new RangeError('longer than any element that is written here');
  const head = length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff];
  return new Uint8Array(Buffer.concat([Uint8Array.from(head), ...contents]));
}

/** The children of a SEQUENCE. @throws DerFlaw for any other type, or fewer or more children than wanted */
export function sequence(element: Element | undefined, least = 0, most = Infinity): Element[] {
  if (element?.tag !== 0x30) throw new DerFlaw('something else where a SEQUENCE belongs');
  const children = childrenOf(element);
  if (children.length < least || children.length > most) throw new DerFlaw(`a SEQUENCE of ${children.length}`);
  return children;
}

/** Dotted form of an OBJECT IDENTIFIER whose arcs stay below 2^31. @throws DerFlaw */
export function oidOf(element: Element | undefined): string {
  if (element?.tag !== 0x06) throw new DerFlaw('something else where an OBJECT IDENTIFIER belongs');
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of element.content) {
    if (arc >= 2 ** 24) throw new DerFlaw('an OBJECT IDENTIFIER beyond all bounds');
    arc = arc * 128 + (octet & 0x7f);
    if (octet < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  // X.690 §8.19.4: the first two arcs share one number, 40 · first + second, and first is at most 2.
  const joint = arcs.shift() ?? 0;
  const first = Math.min(2, Math.floor(joint / 40));
  return [first, joint - 40 * first, ...arcs].join('.');
}

/** Milliseconds since 1970 from UTCTime `YYMMDDhhmmssZ` (1950–2049) or GeneralizedTime `YYYYMMDDhhmmssZ`. @throws DerFlaw */
export function instantOf({ tag, content }: Element): number {
  const text = Buffer.from(content).toString('latin1');
  const digits = tag === UTC_TIME ? 12 : 14;
  if (!/^\d+Z$/.test(text) || text.length !== digits + 1) throw new DerFlaw('a time not in UTC to the second');
  const century = tag !== UTC_TIME ? '' : text < '50' ? '20' : '19';
  const iso = `${century}${text}`.replace(/^(....)(..)(..)(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6.000Z');
  const instant = Date.parse(iso);
  // Date.parse carries over: 31 April becomes 1 May and then reads differently.
  if (Number.isNaN(instant) || new Date(instant).toISOString() !== iso) throw new DerFlaw('a time that no calendar has');
  return instant;
}

function elementAt(bytes: Uint8Array, at: number): Element {
  const tag = bytes[at];
  if (tag === undefined) throw new DerFlaw('ends within a header');
  if ((tag & 0x1f) === 0x1f) throw new DerFlaw('a tag of several octets');
  const { length, start } = lengthAt(bytes, at + 1);
  if (start + length > bytes.length) throw new DerFlaw('a length past the end');
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) };
}

/** X.690 §10.1: the definite form in the fewest octets. @returns the length and where the content starts */
function lengthAt(bytes: Uint8Array, at: number): { length: number; start: number } {
  const first = bytes[at];
  if (first === undefined) throw new DerFlaw('ends within a header');
  if (first < 0x80) return { length: first, start: at + 1 };
  if (first === 0x80) throw new DerFlaw('an indefinite length');
  const octets = bytes.subarray(at + 1, at + 1 + first - 0x80);
  if (first > 0x83) throw new DerFlaw('a length beyond all bounds');
  if (octets.length < first - 0x80) throw new DerFlaw('ends within a header');
  const length = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  if (octets[0] === 0 || length < 0x80) throw new DerFlaw('a length in more octets than it needs');
  return { length, start: at + 1 + octets.length };
}

function walk(element: Element, depth: number, count: { elements: number }): void {
  if (depth > MAX_DEPTH) throw new DerFlaw(`more than ${MAX_DEPTH} levels`);
  if (++count.elements > MAX_ELEMENTS) throw new DerFlaw(`more than ${MAX_ELEMENTS} elements`);
  const flaw = flawInElement(element);
  if (flaw !== undefined) throw new DerFlaw(flaw);
  if ((element.tag & CONSTRUCTED) === 0) return;
  const children = childrenOf(element);
  for (const child of children) walk(child, depth + 1, count);
  const outOfOrder = children.some((child, index) => index > 0 && Buffer.compare(children[index - 1]!.whole, child.whole) >= 0);
  if (element.tag === SET && outOfOrder) throw new DerFlaw('a SET out of order or with a member twice');
}

const INTEGER = ({ content: [first = 0, second = 0], content }: Element) => {
  if (content.length === 0) return 'an INTEGER without octets';
  const padded = content.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second > 0x7f));
  return padded ? 'an INTEGER in more octets than it needs' : undefined;
};

const TIME = (element: Element) => void instantOf(element);

/** What the distinguished rules ask of each universal type that has rules of its own, by tag. */
const TYPES: ReadonlyMap<number, (element: Element) => string | undefined> = new Map([
  [0x01, ({ content }) => (content.length === 1 && (content[0] === 0 || content[0] === 0xff) ? undefined : 'a BOOLEAN that is neither 00 nor FF')],
  [0x02, INTEGER],
  [0x0a, INTEGER],
  [0x03, ({ content }) => flawInBits(content)],
  [0x05, ({ content }) => (content.length === 0 ? undefined : 'a NULL with content')],
  [0x06, ({ content }) => flawInOid(content)],
  [0x0c, ({ content }) => (isUtf8(content) ? undefined : 'a UTF8String that is not UTF-8')],
  [0x13, ({ content }) => (PRINTABLE.test(Buffer.from(content).toString('latin1')) ? undefined : 'a PrintableString with other characters')],
  [UTC_TIME, TIME],
  [0x18, TIME],
]);

function flawInElement(element: Element): string | undefined {
  const rule = TYPES.get(element.tag);
  if (rule !== undefined) return rule(element);
  return isWrongForm(element.tag) ? 'a type in the wrong form' : undefined;
}

/** Of the universal types SEQUENCE and SET alone are constructed, and they always are. */
function isWrongForm(tag: number): boolean {
  if (tag >= 0x40) return false;
  const constructed = (tag & CONSTRUCTED) !== 0;
  return constructed !== ((tag & 0x1f) === 0x10 || (tag & 0x1f) === 0x11);
}

function flawInBits(content: Uint8Array): string | undefined {
  const unused = content[0];
  if (unused === undefined || unused > 7 || (content.length === 1 && unused > 0)) return 'a BIT STRING without its count of unused bits';
  return (content[content.length - 1]! & ((1 << unused) - 1)) !== 0 && content.length > 1 ? 'a BIT STRING whose unused bits are not zero' : undefined;
}

function flawInOid(content: Uint8Array): string | undefined {
  if (content.length === 0 || content[content.length - 1]! > 0x7f) return 'an OBJECT IDENTIFIER that does not end';
  const padded = content.some((octet, index) => octet === 0x80 && (index === 0 || content[index - 1]! < 0x80));
  return padded ? 'an OBJECT IDENTIFIER in more octets than it needs' : undefined;
}

function isUtf8(content: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content);
    return true;
  } catch {
    return false;
  }
}
