import { z } from 'zod';
import type { LicenceTypeCode } from '../../holder/licence-type-code.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { LicenceType } from '../../catalogue/licence-type.js';
import { tellsAnything, type Seeing } from './disclosure-choice.js';

/** NOT_SHARED: its defining authority shares it with nobody, for a legal reason · NEEDS_HOLDER, NOT_FOR_THIS_ITEM: as for a fact. */
export type WithheldTypeReason = 'NOT_SHARED' | 'NEEDS_HOLDER' | 'NOT_FOR_THIS_ITEM';

/** A licence type that tells a reader nothing here, and why. Depends on the type, the ground and the service item alone, never on what a holder has. */
export interface WithheldType {
  readonly licenceType: string;
  readonly names: LicenceType['names'];
  readonly reason: WithheldTypeReason;
  readonly detail: string;
}

/** As the interface's document shows it. */
export const withheldTypeShape = z.object({
  licenceType: z.string(),
  names: z.object({ zh: z.string(), en: z.string() }),
  reason: z.enum(['NOT_SHARED', 'NEEDS_HOLDER', 'NOT_FOR_THIS_ITEM']),
  detail: z.string(),
}) satisfies z.ZodType<WithheldType>;

/** Says of the licence types that a caller named which tell nothing here. The caller is entitled to them: to others they do not exist. */
export class WithheldTypes {
  constructor(private readonly catalogue: Catalogue) {}

  async run(typeCodes: readonly string[], seeing: Seeing): Promise<WithheldType[]> {
    const types = await Promise.all(typeCodes.map((code) => this.catalogue.current(code)));
    return types.flatMap((type) => (tellsAnything(type, seeing) ? [] : [withheld(type, seeing)]));
  }

  /**
   * Those that tell something: for the others nothing need be searched. @param typeCodes empty: every type
   * @returns undefined: none does
   */
  async others(typeCodes: readonly LicenceTypeCode[], seeing: Seeing): Promise<readonly LicenceTypeCode[] | undefined> {
    const types = typeCodes.length === 0 ? await this.catalogue.all() : await Promise.all(typeCodes.map((code) => this.catalogue.current(code)));
    const told = types.filter((type) => tellsAnything(type, seeing)).map(({ code }) => code);
    return told.length === 0 ? undefined : told;
  }
}

function withheld(type: LicenceType, seeing: Seeing): WithheldType {
  const { code: licenceType, names, sharing } = type;
  if (sharing.rule === 'notShared') return { licenceType, names, reason: 'NOT_SHARED', detail: `该类型不予共享：${sharing.legalReason ?? ''} This type is not shared, for the legal reason given.` };
  if (tellsAnything(type, { ...seeing, ground: 'holderPresent', strength: 'strong' })) {
    return { licenceType, names, reason: 'NEEDS_HOLDER', detail: '须由持证人在场或授权。It is told where the holder is present or has entrusted somebody.' };
  }
  return { licenceType, names, reason: 'NOT_FOR_THIS_ITEM', detail: '该事项无须此类证照。This service item is told nothing of this type: ask its defining authority.' };
}
