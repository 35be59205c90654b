import { z } from 'zod';
import type { DepartmentCaller } from '../../access/caller.js';
import type { Receipted } from '../answer/receipt.js';
import type { AnswerForm, LookUp } from '../look-up.js';
import { headOf, type Envelope } from './answer/head.js';
import type { Search } from './request/requests.js';

/** 证照检索: which licences there are, none of their fields. */
export interface SearchAnswer {
  readonly event: string;
  readonly asOf: string;
  readonly total: number;
  readonly certificates: readonly {
    readonly certificateIdentifier: string;
    readonly certificateName: string;
    readonly certificateTypeCode: string;
    readonly certificateStatus: string;
  }[];
  /** `false`: there are more; name fewer licence types. */
  readonly isComplete: boolean;
}

/** As the interface's document shows it. */
export const searchShape = z.object({
  event: z.string().describe('查阅编号 id of this read in the log of reads'),
  asOf: z.iso.datetime(),
  total: z.int(),
  certificates: z.array(z.object({ certificateIdentifier: z.string(), certificateName: z.string(), certificateTypeCode: z.string(), certificateStatus: z.string() })),
  isComplete: z.boolean(),
  receipt: z.string().describe('docs/formats/receipt.md'),
});

const FORM: AnswerForm<SearchAnswer> = {
  narrow: (licence) => ({ ...licence, facts: {}, withheld: [], sealedLicence: '' }),
  write: ({ event, asOf, licences, isComplete }) => ({
    event,
    asOf,
    total: licences.length,
    certificates: licences.map(({ identifier, names, licenceType, standing }) => ({ certificateIdentifier: identifier, certificateName: names.zh, certificateTypeCode: licenceType.code, certificateStatus: standing })),
    isComplete,
  }),
};

/** Finds a holder's licences for another department: a look-up of which nothing but the identifiers is told. */
export class SearchLicences {
  constructor(private readonly lookUp: LookUp) {}

  /** @throws Refusal as `LookUp` */
  async run(search: Search, caller: DepartmentCaller): Promise<Envelope<Receipted<SearchAnswer>>> {
    const data = await this.lookUp.run({ ...search, ground: 'duty' }, caller, FORM);
    return { head: headOf(data.total === 0 ? '3' : '0'), data };
  }
}
