import { z } from 'zod';
import { textSchema } from '../../primitives/text-schema.js';
import { calendarDate, fieldName, type FieldValue } from '../field.js';
import { licenceTypeCode, type LicenceType } from '../licence-type.js';
import { comparedLicence, HELD_STANDINGS } from './held-licence.js';
import { OUTCOMES, roleName, type Need, type Outcome } from './need.js';
import type { Reason } from './reason.js';
import { settleNeed } from './settle-need.js';

/** A licence of a made-up holder, as it would lie in the register. */
const exampleLicence = z.strictObject({
  licenceType: licenceTypeCode,
  standing: z.enum(HELD_STANDINGS),
  validFrom: calendarDate,
  /** Null: long-term. */
  validUntil: calendarDate.nullable(),
  /** Face fields by name; those that the need does not look at may be left out. */
  fields: z.record(fieldName, z.union([z.string().max(2_000), z.int()])),
});

/** A made-up holder, or several, and what each need must come to. An item is published only if its examples come out so. */
export const example = z.strictObject({
  name: textSchema(100),
  /** The day on which they come to the counter. */
  today: calendarDate,
  holders: z.array(z.strictObject({ role: roleName.optional(), category: z.enum(['person', 'organisation']), licences: z.array(exampleLicence).max(20) })).min(1).max(10),
  /** The outcome of every need, by its key. */
  expected: z.record(fieldName, z.enum(OUTCOMES)),
});
export type Example = z.output<typeof example>;

/** What a need came to for the made-up holders, beside what was expected. */
export interface TriedNeed {
  readonly key: string;
  readonly expected: Outcome;
  readonly outcome: Outcome;
  readonly reason: Reason;
}

/** Tries the needs of an item on made-up holders: by the very steps of a real check. @param types current versions of every licence type that the item names */
export function tryExample({ code, needs }: { readonly code: string; readonly needs: readonly Need[] }, { today, holders, expected }: Example, types: ReadonlyMap<string, LicenceType>): TriedNeed[] {
  // Each licence is compared once, whatever the number of needs: its derivations are the authority's own, and can be long.
  const compared = holders.flatMap(({ role, category, licences }) =>
    licences.flatMap(({ licenceType, fields, ...licence }) => {
      const type = types.get(licenceType);
      const stated = { ...licence, identifier: licenceType, fields: new Map<string, FieldValue>(Object.entries(fields)), holder: { category, role } };
      return type === undefined ? [] : [{ role, licenceType, licence: comparedLicence(type, stated, { item: code, today }) }];
    }),
  );
  return needs.map((need) => {
    const isOf = (role: string | undefined): boolean => need.holderRole === undefined || role === need.holderRole;
    const concerned = holders.filter(({ role }) => isOf(role));
    const licences = compared.filter(({ role, licenceType }) => isOf(role) && (need.licenceTypes as readonly string[]).includes(licenceType)).map(({ licence }) => licence);
    const { outcome, reason } = settleNeed(need, { licences, obstacles: concerned.length === 0 ? ['HOLDER_NOT_NAMED'] : [] });
    return { key: need.key, expected: expected[need.key] ?? outcome, outcome, reason };
  });
}
