import { z } from 'zod';
import { STANDINGS, type Standing } from '../../licence/register/licence.js';
import type { AnswerForm } from '../look-up.js';
import type { WithheldReason } from '../seen/disclosure-choice.js';
import type { SeenLicence } from '../seen/seen-licence.js';
import { FACE_PREFIX } from './border/element-table.js';
import { metadataOf, metadataShape, within, type Metadata } from './answer/metadata.js';
import { elementsTelling, narrowed, type Range } from './answer/range.js';
import type { ReadBackground } from './read-background.js';

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

/** A look-up of one licence told in elements, within a range. */
export function metadataForm(background: ReadBackground, range: Range): AnswerForm<MetadataAnswer> {
  return {
    narrow: (licence) => narrowed(licence, range),
    write: async ({ event, asOf, licences: [licence] }) => {
      if (licence === undefined) return { event, asOf, withheld: [] };
      const metadata = metadataOf(licence, await background.run(licence.licenceType.code));
      return { event, asOf, certificateStatus: licence.standing, metadata: within(metadata, range), withheld: withheldIn(licence) };
    },
  };
}

function withheldIn({ withheld }: SeenLicence): MetadataAnswer['withheld'] {
  return withheld.flatMap(({ name, label, reason }) => {
    const elements = elementsTelling(name);
    const names = elements.length === 0 ? [FACE_PREFIX + name.replace(/^face\//, '')] : elements;
    return names.map((each) => ({ name: each, label: label.zh, reason }));
  });
}
