import { z } from 'zod';
import type { DepartmentCaller } from '../../access/caller.js';
import { STANDINGS, type Standing } from '../../licence/register/licence.js';
import type { Receipted } from '../answer/receipt.js';
import type { LookUp, LookUpAnswer } from '../look-up.js';
import { typeCodeIn } from '../seen/find-versions.js';
import type { SeenLicence } from '../seen/seen-licence.js';
import type { WithheldReason } from '../seen/disclosure-choice.js';
import { FACE_PREFIX } from './border/element-table.js';
import { headOfStanding, type Envelope } from './answer/head.js';
import { metadataOf, metadataShape, within, type Metadata } from './answer/metadata.js';
import { elementsTelling, narrowed, rangeOf, type Range } from './answer/range.js';
import type { ReadBackground } from './read-background.js';
import type { MetadataQuestion } from './request/requests.js';

/** 证照元数据: as much of one licence as purpose and field range let be told. */
export interface MetadataAnswer {
  readonly event: string;
  readonly asOf: string;
  /** How the licence stands, whatever the range. Absent: nothing is told; not there, or not for this caller and purpose. */
  readonly certificateStatus?: Standing;
  readonly metadata?: Metadata;
  /** Elements and face fields (`KZ_…`) within the range that are not told, and why. */
  readonly withheld: readonly { readonly name: string; readonly label: string; readonly reason: WithheldReason }[];
}

/** As the interface's document shows it. */
export const metadataAnswerShape = z.object({
  event: z.string().describe('查阅编号 id of this read in the log of reads'),
  asOf: z.iso.datetime(),
  certificateStatus: z.enum(STANDINGS).optional(),
  metadata: metadataShape.optional(),
  withheld: z.array(z.object({ name: z.string(), label: z.string(), reason: z.enum(['NEEDS_HOLDER', 'NOT_FOR_THIS_ITEM']) })),
  receipt: z.string().describe('docs/formats/receipt.md'),
});

/** Reads one licence's metadata for another department: a look-up by identifier, told in elements. */
export class ReadMetadata {
  constructor(
    private readonly lookUp: LookUp,
    private readonly background: ReadBackground,
  ) {}

  /** @throws Refusal as `LookUp`; REQUEST_INVALID for a field range that the type does not have */
  async run({ purpose, identifier, fieldRange }: MetadataQuestion, caller: DepartmentCaller): Promise<Envelope<Receipted<MetadataAnswer>>> {
    const type = await this.background.typeIn(typeCodeIn(identifier));
    const range = fieldRange && type && rangeOf(fieldRange, type);
    const form = { narrow: (licence: SeenLicence) => narrowed(licence, range), write: (answer: LookUpAnswer) => this.write(answer, range) };
    const data = await this.lookUp.run({ identifiers: [identifier], purpose, ground: 'duty' }, caller, form);
    return { head: headOfStanding(data.certificateStatus), data };
  }

  private async write({ event, asOf, licences: [licence] }: LookUpAnswer, range: Range): Promise<MetadataAnswer> {
    if (licence === undefined) return { event, asOf, withheld: [] };
    const background = await this.background.run(licence.licenceType.code);
    return { event, asOf, certificateStatus: licence.standing, metadata: within(metadataOf(licence, background), range), withheld: withheldIn(licence) };
  }
}

function withheldIn({ withheld }: SeenLicence): MetadataAnswer['withheld'] {
  return withheld.flatMap(({ name, label, reason }) => {
    const elements = elementsTelling(name);
    const names = elements.length === 0 ? [FACE_PREFIX + name.replace(/^face\//, '')] : elements;
    return names.map((each) => ({ name: each, label: label.zh, reason }));
  });
}
