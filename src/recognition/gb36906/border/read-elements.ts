import { repeatable } from '../../../primitives/refusal.js';
import { ELEMENTS, elementNamed, FACE_PREFIX, nearestName, type Element, type ElementName } from './element-table.js';

/** What went wrong with one name or value, where it stands in the request. Never a value: it may be a holder code. */
export interface ElementFlaw {
  readonly path: readonly string[];
  readonly detail: string;
}

/** An element as a request gave it. */
export interface Written {
  readonly values: readonly string[];
  readonly path: readonly string[];
}

export type FaceValue = string | number | null;

/** Everything that a request says, by element, in whatever spelling it came. */
export interface ReadElements {
  readonly elements: ReadonlyMap<ElementName, Written>;
  /** Face fields by their names in the licence type. */
  readonly face: ReadonlyMap<string, { readonly value: FaceValue; readonly path: readonly string[] }>;
  readonly flaws: readonly ElementFlaw[];
}

/** Unknown names whose nearest known one is looked for: the search is dear, and a stranger may send two thousand. */
const MOST_ADVICE = 10;

/**
 * Reads a request's elements from `head`, `data` and beside them. Empty texts and nulls count as not given, as live systems send them. An element
 * that stands under two names must say the same under both.
 */
export function readElements(body: Readonly<Record<string, unknown>>): ReadElements {
  const reading = new Reading();
  const { head, data, ...beside } = body;
  reading.part(head, ['head']);
  reading.part(data, ['data']);
  reading.part(beside, []);
  return reading;
}

class Reading implements ReadElements {
  readonly elements = new Map<ElementName, Written>();
  readonly face = new Map<string, { readonly value: FaceValue; readonly path: readonly string[] }>();
  readonly flaws: ElementFlaw[] = [];
  private advised = 0;

  part(members: unknown, at: readonly string[]): void {
    if (members === undefined || members === null) return;
    if (!isRecord(members)) return this.wrong(at, '须为对象 must be an object');
    for (const [name, value] of Object.entries(members)) {
      if (value !== null && value !== '') this.member(name, value, [...at, name]);
    }
  }

  private member(name: string, value: unknown, path: readonly string[]): void {
    if (name.slice(0, FACE_PREFIX.length).toUpperCase() === FACE_PREFIX) return this.faceField(name.slice(FACE_PREFIX.length), value, path);
    const element = elementNamed(name);
    if (element === undefined) return this.wrong(path, this.unknown(name));
    if (element === 'extendInfo') return this.faceFields(value, path);
    const values = valuesOf(ELEMENTS[element], value);
    if (values === undefined) return this.wrong(path, '须为文本，代码也须写成字符串 must be text: write codes as strings');
    const before = this.elements.get(element);
    if (before === undefined) this.elements.set(element, { values, path });
    else if (!isSame(before.values, values)) this.wrong(path, contradiction(element, before.path, path));
  }

  private faceFields(value: unknown, path: readonly string[]): void {
    if (!isRecord(value)) return this.wrong(path, '须为对象 must be an object of face fields by name');
    for (const [name, each] of Object.entries(value)) this.faceField(name, each, [...path, name]);
  }

  private faceField(name: string, value: unknown, path: readonly string[]): void {
    if (value !== null && typeof value !== 'string' && typeof value !== 'number') return this.wrong(path, '须为文本或数 must be text or a number');
    const before = this.face.get(name);
    if (before === undefined) this.face.set(name, { value, path });
    else if (before.value !== value) this.wrong(path, contradiction(name, before.path, path));
  }

  private unknown(name: string): string {
    const nearest = this.advised++ < MOST_ADVICE ? nearestName(name) : undefined;
    return nearest === undefined ? '没有这个元素 there is no such element: see docs/gb36906.md' : `没有这个元素，是否为 ${nearest}？There is no such element: did you mean ${nearest}?`;
  }

  private wrong(path: readonly string[], detail: string): void {
    this.flaws.push({ path, detail });
  }
}

/** Values that one text joins: of more, the first so many are read, which is more than any service takes, so that it is refused. */
const MOST_JOINED = 501;

/** The values of an element; undefined where they are no text. */
function valuesOf({ joins }: Element, value: unknown): readonly string[] | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) < 10) return [String(value)];
  if (typeof value === 'string') return joins === true ? value.split('^', MOST_JOINED) : [value];
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string') ? (value as string[]) : undefined;
}

function contradiction(element: string, first: readonly string[], second: readonly string[]): string {
  const names = [first, second].map((path) => path.map(repeatable).join('/')).join(', ');
  return `同一元素 ${repeatable(element)} 以两个名称给出了不同的值：${names}。One element was given two values under two names: ${names}`;
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index]);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
