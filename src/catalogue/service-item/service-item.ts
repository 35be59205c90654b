import { z } from 'zod';
import { textSchema } from '../../primitives/text-schema.js';
import { creditCodeSchema } from '../../access/register/department.js';
import { serviceItemCode } from '../../access/purpose.js';
import { calendarDate, linearPattern, names } from '../field.js';
import { example } from './example.js';
import { flawsInNeedRule, need } from './need.js';

/**
 * A service item 政务服务事项 as the department that handles it publishes it, in one version: which licences it needs, so that nobody has to bring
 * them. Of kind `other` it is other official business, supervision or printing or the archive, for which licences are read as well.
 */
export const serviceItemDefinition = z
  .strictObject({
    code: serviceItemCode,
    names,
    department: creditCodeSchema,
    kind: z.enum(['service', 'other']),
    /** How the department numbers its cases: a purpose that states another number is refused. */
    caseNumber: z.strictObject({ pattern: linearPattern, example: textSchema(64) }),
    /** First day in China on which this version is what is asked; until then the one before it. */
    effectiveFrom: calendarDate,
    needs: z.array(need).max(20),
    examples: z.array(example).max(50),
  })
  .superRefine((item, context) => {
    for (const [path, message] of contradictions(item)) context.addIssue({ code: 'custom', path: [...path], message });
  });

export type ServiceItemDefinition = z.output<typeof serviceItemDefinition>;

/** A published version of a service item. */
export interface ServiceItem extends ServiceItemDefinition {
  readonly version: number;
}

type Contradiction = readonly [path: readonly (string | number)[], message: string];

/** What a schema cannot say: an owner that the code does not name, needs without an example, examples of needs that there are not. */
function contradictions(item: Omit<ServiceItemDefinition, 'department'> & { readonly department: string }): Contradiction[] {
  const { code, department, caseNumber, needs, examples } = item;
  const wrong: Contradiction[] = [];
  if (code.slice(9, 18) !== department.slice(8, 17)) wrong.push([['department'], 'must be the department whose organisation code stands in characters 10 to 18 of the item’s code']);
  if (!fitsCase(caseNumber.pattern, caseNumber.example)) wrong.push([['caseNumber', 'example'], 'does not fit the pattern']);
  const keys = needs.map(({ key }) => key);
  if (new Set(keys).size !== keys.length) wrong.push([['needs'], 'two needs have the same key']);
  for (const [index, { rule, key }] of needs.entries()) {
    const flaws = rule === undefined ? [] : flawsInNeedRule(rule);
    wrong.push(...flaws.map(({ path, detail }): Contradiction => [['needs', index, 'rule', ...path], detail]));
    if (!examples.some(({ expected }) => expected[key] === 'satisfied')) wrong.push([['needs', index], 'no example expects it to be satisfied']);
  }
  for (const [index, { expected }] of examples.entries()) {
    const said = Object.keys(expected);
    const isWhole = said.length === keys.length && keys.every((key) => said.includes(key));
    if (!isWhole) wrong.push([['examples', index, 'expected'], 'must name the outcome of every need and of no other']);
  }
  return wrong;
}

/** Whether a case number has the shape that an item asks for. @param pattern one that `linearPattern` took */
export function fitsCase(pattern: string, caseNumber: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(caseNumber);
  } catch {
    return false;
  }
}
