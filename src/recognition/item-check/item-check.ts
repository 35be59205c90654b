import { z } from 'zod';
import { isoInstant, type Instant } from '../../primitives/clock.js';
import { purposeSchema, serviceItemCode } from '../../access/purpose.js';
import type { Names } from '../../catalogue/field.js';
import { OUTCOMES, roleName, type Need, type Outcome } from '../../catalogue/service-item/need.js';
import { REASONS, type Reason } from '../../catalogue/service-item/reason.js';
import type { ServiceItem } from '../../catalogue/service-item/service-item.js';
import type { SettledNeed } from '../../catalogue/service-item/settle-need.js';
import { STANDINGS, type Standing } from '../../licence/register/licence.js';
import { holderOrder } from '../ground/ground-order.js';

/** What is asked: `POST /v1/recognition/item-checks`. */
export const itemCheckQuery = z.strictObject({
  item: serviceItemCode,
  /** Everybody whom the item concerns, each once: the applicant, a guardian, the company. */
  holders: z
    .array(holderOrder.extend({ role: roleName.optional() }))
    .min(1)
    .max(10)
    .refine((holders) => new Set(holders.map(({ codeType, code }) => `${codeType} ${code}`)).size === holders.length, 'name each holder once'),
  purpose: purposeSchema,
  /** 依职能: only answers that are drawn from licences leave, so that duty suffices. */
  ground: z.literal('duty'),
});
export type ItemCheckQuery = z.output<typeof itemCheckQuery>;

/** A licence that made a need come out as it did: how it stands, and nothing that is on it. */
export interface DecidingLicence {
  readonly identifier: string;
  readonly licenceType: string;
  readonly standing: Standing;
  /** Null: long-term. */
  readonly validUntil: string | null;
}

/** What became of one need, in words for the clerk and the citizen. */
export interface CheckedNeed {
  readonly key: string;
  readonly names: Names;
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly says: Names;
  /** What the citizen can do. */
  readonly advice: Names;
  readonly by: readonly DecidingLicence[];
}

export interface ItemCheckAnswer {
  /** Ids of this read in the log of reads, one for each holder in their order. */
  readonly events: readonly string[];
  readonly item: { readonly code: string; readonly version: number; readonly names: Names };
  readonly needs: readonly CheckedNeed[];
  /** When the states were read from the register itself. */
  readonly asOf: string;
}

const names = z.object({ zh: z.string(), en: z.string() });

/** As the interface's document shows it. */
export const itemCheckShape = z.object({
  events: z.array(z.string()).describe('本次查询在查阅账本中的编号，每位一条 ids of this read in the log of reads, one for each holder'),
  item: z.object({ code: z.string(), version: z.int(), names }),
  needs: z.array(
    z.object({
      key: z.string(),
      names,
      outcome: z.enum(OUTCOMES),
      reason: z.enum(Object.keys(REASONS) as [Reason, ...Reason[]]),
      says: names,
      advice: names.describe('办事人可以怎么做 what the citizen can do'),
      by: z.array(z.object({ identifier: z.string(), licenceType: z.string(), standing: z.enum(STANDINGS), validUntil: z.iso.date().nullable().describe('null: long-term 长期') })),
    }),
  ),
  asOf: z.iso.datetime().describe('现状读取时间 when the states were read from the register itself'),
  receipt: z.string().describe('本库对整个答复的签名，只对该部门和该事由有效 signs the whole answer, for this department and purpose only (docs/formats/receipt.md)'),
});

/** The answer to a check, before it is signed. */
export function itemCheckAnswer({ code, version, names: itemNames }: ServiceItem, needs: readonly CheckedNeed[], read: { events: readonly string[]; at: Instant }): ItemCheckAnswer {
  return { events: read.events, item: { code, version, names: itemNames }, needs, asOf: isoInstant(read.at) };
}

/** A settled need in words. */
export function checkedNeed(need: Need, { outcome, reason, by }: SettledNeed): CheckedNeed {
  const { says, advice } = REASONS[reason];
  const deciding = by.map(({ identifier, typeCode, standing, validUntil }) => ({ identifier, licenceType: typeCode, standing, validUntil }));
  return { key: need.key, names: need.names, outcome, reason, says, advice: advice ?? need.advice, by: deciding };
}
