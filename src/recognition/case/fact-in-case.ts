import type { OfficerSession } from '../../access/sign-in/session.js';
import type { LicenceTypeCode } from '../../holder/licence-type-code.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { LookInCase } from './look-in-case.js';

/** A fact that the clerk has read off the original. */
export interface CaseFact {
  readonly licenceType: LicenceTypeCode;
  /** One of the type's `presenceFacts`. */
  readonly field: string;
  /** As typed. */
  readonly typed: string;
}

/** The citizen has no phone but the original: a fact that only the original tells opens the look. */
export class FactInCase {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly look: LookInCase,
  ) {}

  /** @throws Refusal LICENCE_TYPE_UNKNOWN, PRESENCE_…, and as `LookInCase` */
  async run(id: Uint8Array, { licenceType, field, typed }: CaseFact, session: OfficerSession): Promise<void> {
    const type = await this.catalogue.current(licenceType);
    const schema = type.fields.find(({ name }) => name === field)?.schema;
    const text = typed.trim();
    const value = schema?.type === 'integer' && /^-?[0-9]{1,15}$/.test(text) ? Number(text) : text;
    await this.look.run(id, { ground: { holderPresent: { secondFact: { licenceType, field, value } } }, licenceTypes: [licenceType] }, session);
  }
}
