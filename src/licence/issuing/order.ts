import { z } from 'zod';
import { dateInChina } from '../../primitives/calendar-date.js';
import { Refusal, repeatablePointer, type Flaw } from '../../primitives/refusal.js';
import { textSchema } from '../../primitives/text-schema.js';
import { holderCategory, parseHolderCode, type HolderCode } from '../../holder/holder-code.js';
import { calendarDate, type FieldValue } from '../../catalogue/field.js';
import { faceSchema, licenceTypeCode, type LicenceType } from '../../catalogue/licence-type.js';
import { latestValidUntil } from '../register/validity.js';
import type { Instant } from '../../primitives/clock.js';

const holderOrder = z.strictObject({
  /** A role of the licence type; the first one where there is only one. */
  role: z.string().max(30).optional(),
  name: textSchema(100),
  codeType: z.string().max(3),
  code: z.string().max(40),
});

/** What an issuing department orders: `POST /v1/licences`. */
export const issueOrder = z.strictObject({
  licenceType: licenceTypeCode,
  /** Licence number 证照编号, as printed; absent: the serial that the repository gives. May be a holder code (driving licence). */
  number: textSchema(60).optional(),
  holders: z.array(holderOrder).min(1).max(50),
  fields: z.record(z.string().max(40), z.union([z.string(), z.number()])),
  /** First day in force; absent: today. */
  validFrom: calendarDate.optional(),
  /** Last day in force; absent: the longest that the type allows; null: long-term. */
  validUntil: calendarDate.nullable().optional(),
});
export type IssueOrder = z.output<typeof issueOrder>;

export interface OrderedHolder {
  readonly role: string;
  readonly name: string;
  readonly code: HolderCode;
}

/** An order that fits its licence type. */
export interface CheckedOrder {
  readonly type: LicenceType;
  readonly number: string | undefined;
  readonly holders: readonly [OrderedHolder, ...OrderedHolder[]];
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

/** Holds an order against its licence type. @throws Refusal LICENCE_ORDER_INVALID with every flaw at once, or HOLDER_CODE_… */
export function checkOrder(order: IssueOrder, type: LicenceType, now: Instant): CheckedOrder {
  const validFrom = order.validFrom ?? dateInChina(now);
  const latest = latestValidUntil(validFrom, type.validity);
  const validUntil = order.validUntil === undefined ? latest : order.validUntil;
  const flaws = [...fieldFlaws(order, type), ...roleFlaws(order, type), ...validityFlaws({ validFrom, validUntil }, latest, dateInChina(now))];
  if (flaws.length > 0) throw new Refusal('unprocessable', 'LICENCE_ORDER_INVALID', '证照内容不符合该类型的要求。The licence does not fit its type.', flaws);
  const [first, ...others] = order.holders.map((holder, index) => orderedHolder(holder, index, type));
  if (first === undefined) throw new RangeError('the schema lets no order without a holder through');
  return { type, number: order.number, holders: [first, ...others], fields: order.fields, validFrom, validUntil };
}

function fieldFlaws(order: IssueOrder, type: LicenceType): Flaw[] {
  const read = faceSchema(type).safeParse(order.fields);
  if (read.success) return [];
  return read.error.issues.flatMap((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
    if (keys.length > 0) return keys.map((key) => ({ pointer: repeatablePointer(['fields', key]), detail: '该类型没有这个字段 this type has no such field' }));
    return [{ pointer: `/fields/${issue.path.join('/')}`, detail: issue.message }];
  });
}

function roleFlaws(order: IssueOrder, type: LicenceType): Flaw[] {
  const flaws: Flaw[] = [];
  const roles = order.holders.map((holder) => roleOf(holder.role, type));
  roles.forEach((role, index) => {
    if (!type.holderRoles.some((each) => each.role === role)) flaws.push({ pointer: `/holders/${index}/role`, detail: `must be one of ${type.holderRoles.map((each) => each.role).join(', ')}` });
  });
  for (const { role, min, max } of type.holderRoles) {
    const count = roles.filter((each) => each === role).length;
    if (count < min || count > max) flaws.push({ pointer: '/holders', detail: `${role}: ${min} to ${max} holders, given ${count}` });
  }
  return flaws;
}

function validityFlaws({ validFrom, validUntil }: { validFrom: string; validUntil: string | null }, latest: string | null, today: string): Flaw[] {
  if (validUntil !== null && validUntil < today) return [{ pointer: '/validUntil', detail: `已过期 is before today, ${today}` }];
  if (validFrom < EARLIEST || validFrom > latestStart(today)) return [{ pointer: '/validFrom', detail: `must be a day from ${EARLIEST} to ${latestStart(today)}` }];
  if (validUntil === null) return latest === null ? [] : [{ pointer: '/validUntil', detail: `this type is valid until ${latest} at the latest` }];
  if (validUntil < validFrom) return [{ pointer: '/validUntil', detail: `is before validFrom ${validFrom}` }];
  return latest !== null && validUntil > latest ? [{ pointer: '/validUntil', detail: `this type is valid until ${latest} at the latest` }] : [];
}

/** Times are counted in seconds from 1970 on (RFC 7519 §2). */
const EARLIEST = '1970-01-02';

/** Ten years ahead: what begins later is a slip of the pen. */
function latestStart(today: string): string {
  return `${Number(today.slice(0, 4)) + 10}${today.slice(4)}`;
}

function orderedHolder(holder: IssueOrder['holders'][number], index: number, type: LicenceType): OrderedHolder {
  const code = parsedAt(index, () => parseHolderCode(holder.codeType, holder.code));
  const category = holderCategory(code.codeType);
  if (type.holderCategory !== 'either' && category !== type.holderCategory) {
    const detail = type.holderCategory === 'person' ? '持证主体须为自然人 a person holds this type' : '持证主体须为法人或其他组织 an organisation holds this type';
    throw new Refusal('unprocessable', 'LICENCE_ORDER_INVALID', '证照内容不符合该类型的要求。The licence does not fit its type.', [{ pointer: `/holders/${index}/codeType`, detail }]);
  }
  return { role: roleOf(holder.role, type), name: holder.name, code };
}

/** Lets a refusal about one holder point to that holder. */
function parsedAt<T>(index: number, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw error instanceof Refusal ? error.at(`/holders/${index}`) : error;
  }
}

function roleOf(role: string | undefined, type: LicenceType): string {
  return role ?? (type.holderRoles.length === 1 ? (type.holderRoles[0]?.role ?? '') : '');
}
