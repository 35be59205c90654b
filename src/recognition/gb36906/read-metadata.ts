import type { DepartmentCaller } from '../../access/caller.js';
import type { Receipted } from '../answer/receipt.js';
import type { LookUp } from '../look-up.js';
import { typeCodeIn } from '../seen/find-versions.js';
import { headOfStanding, type Envelope } from './answer/head.js';
import { rangeOf } from './answer/range.js';
import { metadataForm, type MetadataAnswer } from './metadata-form.js';
import type { ReadBackground } from './read-background.js';
import type { MetadataQuestion } from './request/requests.js';

/** Reads one licence's metadata for another department: a look-up by identifier, told in elements. */
export class ReadMetadata {
  constructor(
    private readonly lookUp: LookUp,
    private readonly background: ReadBackground,
  ) {}

  /** @throws Refusal as `LookUp`; REQUEST_INVALID for a field range that the type does not have */
  async run({ purpose, identifier, fieldRange, ground }: MetadataQuestion, caller: DepartmentCaller): Promise<Envelope<Receipted<MetadataAnswer>>> {
    const type = await this.background.typeIn(typeCodeIn(identifier));
    const range = fieldRange && type && rangeOf(fieldRange, type);
    const data = await this.lookUp.run({ identifiers: [identifier], purpose, ground }, caller, metadataForm(this.background, range));
    return { head: headOfStanding(data.certificateStatus), data };
  }
}
