import { z } from 'zod';
import type { DepartmentCaller } from '../../access/caller.js';
import type { LicenceType } from '../../catalogue/licence-type.js';
import type { Receipted } from '../answer/receipt.js';
import { FACTS_SENTENCES, type ClaimedFacts, type Comparison } from '../facts/claimed-facts.js';
import type { Verdict } from '../verdict/verdict.js';
import type { VerifyLicence } from '../verify.js';
import { readDate } from './border/border-times.js';
import { FACE_PREFIX } from './border/element-table.js';
import { headOf, type Envelope } from './answer/head.js';
import type { ReadBackground } from './read-background.js';
import { CLAIMED_AS, type ClaimQuestion } from './request/claim-request.js';

/** 证照信息验证: whether what somebody says of a licence is so; nothing of the licence itself. */
export interface InformationAnswer {
  readonly event: string;
  readonly asOf: string;
  /** 0 to 6, as text. */
  readonly result: string;
  readonly message: string;
  /** Each claim by element or `KZ_…`. */
  readonly compared: Readonly<Record<string, Comparison>>;
}

/** As the interface's document shows it. */
export const informationShape = z.object({
  event: z.string().describe('查阅编号 id of this read in the log of reads'),
  asOf: z.iso.datetime(),
  result: z.enum(['0', '1', '2', '3', '4', '5', '6']).describe(Object.entries(FACTS_SENTENCES).map(([code, sentence]) => `${code} ${sentence}`).join('；')),
  message: z.string(),
  compared: z.record(z.string(), z.enum(['same', 'differs', 'notCompared'])),
  receipt: z.string().describe('docs/formats/receipt.md'),
});

/** Holds claimed elements against the licence that they name. */
export class VerifyInformation {
  constructor(
    private readonly verify: VerifyLicence,
    private readonly background: ReadBackground,
  ) {}

  /** @throws Refusal as `VerifyLicence` */
  async run({ purpose, claim }: ClaimQuestion, caller: DepartmentCaller): Promise<Envelope<Receipted<InformationAnswer>>> {
    const type = await this.background.typeIn(claim.licenceType);
    const facts = type === undefined ? claim : { ...claim, fields: asTypeHasThem(claim.fields, type) };
    const data = await this.verify.run({ evidence: { facts }, purpose }, caller, write);
    return { head: headOf('0'), data };
  }
}

function write({ event, asOf, facts }: Verdict): InformationAnswer {
  const { code, compared } = facts ?? { code: 5, compared: {} };
  return { event, asOf, result: String(code), message: FACTS_SENTENCES[code], compared: Object.fromEntries(Object.entries(compared).map(([name, how]) => [elementOf(name), how])) };
}

const WAYS: Readonly<Record<string, string>> = { identifier: 'certificateIdentifier', number: 'certificateNumber', holder: 'certificateHolderCode' };

function elementOf(claimed: string): string {
  const element = Object.entries(CLAIMED_AS).find(([, name]) => name === claimed)?.[0];
  return element ?? WAYS[claimed] ?? FACE_PREFIX + claimed;
}

/** Other systems send whole numbers as text, and dates in spellings of their own. */
function asTypeHasThem(fields: ClaimedFacts['fields'], { fields: known }: LicenceType): ClaimedFacts['fields'] {
  const schemas = new Map(known.map(({ name, schema }) => [name, schema]));
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const schema = schemas.get(name);
      if (schema === undefined || typeof value !== 'string') return [name, value];
      if (schema.type === 'integer') return [name, /^-?\d{1,15}$/.test(value) ? Number(value) : value];
      return [name, 'format' in schema ? (readDate(value) ?? value) : value];
    }),
  );
}
