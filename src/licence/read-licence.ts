import type { Clock } from '../primitives/clock.js';
import { hex } from '../primitives/digest.js';
import { Refusal } from '../primitives/refusal.js';
import type { Reader } from '../database/reader.js';
import type { ClientCaller } from '../access/caller.js';
import type { LicenceStore } from './register/licence-store.js';
import { issuedLicence, licenceSummary, type IssuedLicence, type LicenceSummary } from './licence-view.js';
import type { SealedBodies } from './sealed-body.js';

/** What an issuing department reads of its own licences. */
export class ReadLicence {
  constructor(
    private readonly licences: LicenceStore,
    private readonly bodies: SealedBodies,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** How a licence stands; no field of it. @throws Refusal LICENCE_UNKNOWN, for another department's licence too */
  async summary(identifier: string, caller: ClientCaller): Promise<LicenceSummary> {
    const version = await this.licences.issuedBy(this.reader, caller.client.department, identifier);
    if (version === undefined) {
      throw new Refusal('notFound', 'LICENCE_UNKNOWN', '贵机构没有签发过该标识的证照。Your department has issued no licence with this identifier.');
    }
    return licenceSummary(version, this.clock.now());
  }

  /** The answer to an issue, made from what is stored. @param versionId as `IssueLicence` gave it, 32 hexadecimal characters */
  async issued(versionId: string, caller: ClientCaller): Promise<IssuedLicence> {
    const id = new Uint8Array(Buffer.from(versionId, 'hex'));
    const version = await this.licences.byId(this.reader, id);
    const body = (await this.bodies.open([id])).get(hex(id));
    // The reference comes from the database: whoever altered it must not be handed another department's licence.
    if (version !== undefined && version.issuingAuthority !== caller.client.department) throw new RangeError(`version ${versionId} is another department's`);
    if (version === undefined || body === undefined) throw new RangeError(`version ${versionId} is not whole`);
    return issuedLicence(version, body);
  }
}
