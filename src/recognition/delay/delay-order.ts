import { z } from 'zod';
import type { Instant } from '../../primitives/clock.js';
import { Refusal } from '../../primitives/refusal.js';
import { textSchema } from '../../primitives/text-schema.js';
import { grantedTypes } from '../../access/authorise.js';
import type { DepartmentCaller } from '../../access/caller.js';
import type { Access } from '../../access/event/record-access.js';
import type { Purpose } from '../../access/purpose.js';

/** Longest that a holder may be kept from knowing of a look. */
const MAX_DAYS = 180;
const DAY_MS = 86_400_000;

/**
 * The order that a lawful investigation's look be told to the holder later 延迟告知. It is counted in the open at once, is shown to the holder when its
 * term ends, and cannot be renewed: no act changes a read that was recorded.
 */
export const delayOrder = z.strictObject({
  /** Number of the document that orders it, at most 100 characters, `演公（刑）调证字〔2026〕0017号`. */
  document: textSchema(100).regex(/[0-9]/, 'the number of the document that orders the delay'),
  /** From when the holder is told. */
  until: z.iso.datetime({ offset: true }),
});
export type DelayOrder = z.output<typeof delayOrder>;

/** What is looked at under the order. */
export interface DelayedLook {
  readonly purpose: Purpose;
  /** The types that the look is about: `*` for every one. */
  readonly licenceTypes: '*' | readonly string[];
}

/**
 * The delay as it is recorded with the look. The caller needs the right to investigate on every licence type that it looks at, and a purpose of the kind
 * "other": whoever handles a service item acts for the citizen, who knows of it.
 * @throws Refusal forbidden RIGHT_MISSING · unprocessable DELAY_PURPOSE_UNFIT, DELAY_TERM_UNFIT
 */
export function delayOf(order: DelayOrder, caller: DepartmentCaller, { purpose, licenceTypes }: DelayedLook, now: Instant): NonNullable<Access['delay']> {
  const granted = grantedTypes(caller, { right: 'recognition:investigate', serviceItem: purpose.serviceItemCode }, now);
  const isGranted = granted === '*' || (licenceTypes !== '*' && licenceTypes.length > 0 && licenceTypes.every((type) => (granted as readonly string[]).includes(type)));
  if (!isGranted) throw new Refusal('forbidden', 'RIGHT_MISSING', '没有权限 recognition:investigate。The right recognition:investigate was not granted for every licence type of this look.');
  if (purpose.category !== 1) {
    const flaws = [{ pointer: '/purpose/category', detail: 'must be 1: a service item is handled with the holder’s knowledge' }];
    throw new Refusal('unprocessable', 'DELAY_PURPOSE_UNFIT', '办理政务服务事项不得延迟告知。Only a look for a purpose of category 1 may be told late.', flaws);
  }
  const until = Date.parse(order.until);
  if (until <= now || until > now + MAX_DAYS * DAY_MS) {
    const flaws = [{ pointer: '/delay/until', detail: `must lie ahead, at most ${MAX_DAYS} days` }];
    throw new Refusal('unprocessable', 'DELAY_TERM_UNFIT', `延迟告知的期限须在今后 ${MAX_DAYS} 日之内，不可续延。A delay ends within ${MAX_DAYS} days from now and cannot be renewed.`, flaws);
  }
  return { until, document: order.document };
}
