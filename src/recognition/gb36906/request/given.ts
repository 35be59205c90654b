import { z } from 'zod';
import { ELEMENTS, type Element, type ElementName } from '../border/element-table.js';
import { readElements, type ElementFlaw, type ReadElements } from '../border/read-elements.js';

/** The elements that say what a licence is read for: in the head, beside the data or in it. */
export const PURPOSE_ELEMENTS = ['usingDepartmentCode', 'operatorName', 'serviceItemName', 'serviceItemCode', 'caseNumber', 'callingSystem', 'cause', 'purposeCategory'] as const satisfies readonly ElementName[];

/** A request's elements while they are understood: what is missing or wrong is gathered, so that the caller is told all of it at once. */
export class Given {
  readonly flaws: ElementFlaw[];

  /** @param takes the elements that this service takes; any other is refused rather than passed over */
  constructor(
    private readonly read: ReadElements,
    takes: readonly ElementName[],
  ) {
    this.flaws = [...read.flaws];
    const taken = new Set<ElementName>(takes);
    for (const [name, { path }] of read.elements) {
      if (!taken.has(name)) this.flaws.push({ path, detail: `本服务不使用 ${name}，可用 this service takes no ${name}, but ${takes.join(', ')}` });
    }
    if (taken.has('extendInfo')) return;
    for (const { path } of read.face.values()) this.flaws.push({ path, detail: '本服务不使用照面信息 this service takes no face fields' });
  }

  get face(): ReadElements['face'] {
    return this.read.face;
  }

  has(name: ElementName): boolean {
    return this.read.elements.has(name);
  }

  /** The element's only value. */
  one(name: ElementName): string | undefined {
    const written = this.read.elements.get(name);
    if (written !== undefined && written.values.length !== 1) this.wrong(name, '此处只取一个值 takes one value here');
    return written?.values[0];
  }

  several(name: ElementName): readonly string[] | undefined {
    return this.read.elements.get(name)?.values;
  }

  /** The only value of an element without which nothing can be done; '' where it is missing. */
  need(name: ElementName): string {
    const value = this.one(name);
    if (value === undefined) this.wrong(name, `缺少${ELEMENTS[name].zh} ${name} is missing`);
    return value ?? '';
  }

  /** What is wrong with an element, where it stands or where it is looked for. */
  wrong(name: ElementName, detail: string): void {
    this.flaws.push({ path: this.read.elements.get(name)?.path ?? [isOfPurpose(name) ? 'head' : 'data', name], detail });
  }

  /** Holds what was made of the elements against a schema of the house. @param made by which element each member was given */
  judged<Wanted>(schema: z.ZodType<Wanted>, value: unknown, made: Readonly<Record<string, ElementName>>): Wanted | undefined {
    const read = schema.safeParse(value);
    if (read.success) return read.data;
    for (const { path, message } of read.error.issues) {
      const name = made[String(path[0])];
      const face = this.read.face.get(String(path[1]));
      if (name === undefined || face !== undefined) this.flaws.push({ path: face?.path ?? ['data'], detail: message });
      else this.wrong(name, this.has(name) ? message : `缺少${ELEMENTS[name].zh} ${name} is missing`);
    }
    return undefined;
  }
}

/**
 * The body of a sharing service: `{head: {purpose}, data: {question}}`, or all of it side by side, under any alias. What the document of the interface
 * shows are the names of the standard; what leaves here are the house's own words.
 */
export function requestOf<Wanted>(takes: readonly ElementName[], mean: (given: Given) => Wanted | undefined): z.ZodType<Wanted> {
  const body = z.looseObject({ head: documented(PURPOSE_ELEMENTS).optional(), data: documented(takes).optional() });
  return body.transform((written, context) => {
    const given = new Given(readElements(written), [...PURPOSE_ELEMENTS, ...takes]);
    const wanted = mean(given);
    for (const { path, detail } of given.flaws) context.addIssue({ code: 'custom', path: [...path], message: detail });
    return given.flaws.length > 0 || wanted === undefined ? z.NEVER : wanted;
  });
}

function documented(names: readonly ElementName[]): z.ZodObject {
  return z.looseObject(Object.fromEntries(names.map((name) => [name, valueOf(name).nullish().describe(ELEMENTS[name].zh)])));
}

function valueOf(name: ElementName): z.ZodType {
  const { joins }: Element = ELEMENTS[name];
  if (name === 'extendInfo') return z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
  if (name === 'purposeCategory') return z.union([z.string(), z.int()]);
  return joins === true ? z.union([z.string(), z.array(z.string())]) : z.string();
}

function isOfPurpose(name: ElementName): boolean {
  return (PURPOSE_ELEMENTS as readonly ElementName[]).includes(name);
}
