import type { Clock } from '../primitives/clock.js';
import { hex } from '../primitives/digest.js';
import { Refusal } from '../primitives/refusal.js';
import type { Reader } from '../database/reader.js';
import type { RecordAccess } from '../access/event/record-access.js';
import { actorOf } from '../access/caller.js';
import type { HolderSession } from '../access/sign-in/session.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { LicenceType } from '../catalogue/licence-type.js';
import { licenceOf, standingAt, type Standing } from '../licence/register/licence.js';
import type { LicenceVersionRow } from '../licence/register/licence-row.js';
import type { LicenceStore } from '../licence/register/licence-store.js';
import type { OpenBody, SealedBodies } from '../licence/sealed-body.js';

/** Licences of one holder on one page at the most. */
const LIMIT = 100;

/** A licence as its holder has it in hand. */
export interface OwnLicence {
  readonly version: LicenceVersionRow;
  readonly standing: Standing;
  readonly type: LicenceType;
  readonly body: OpenBody;
  /** Which of its holders looks: a co-holder sees the own facts and no other's. */
  readonly ordinal: number;
}

/** A holder looks at the own licences. These looks are recorded like everyone's. */
export class OwnLicences {
  constructor(
    private readonly licences: LicenceStore,
    private readonly bodies: SealedBodies,
    private readonly catalogue: Catalogue,
    private readonly recordAccess: RecordAccess,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** Every licence of the holder, newest first. */
  async list(session: HolderSession): Promise<OwnLicence[]> {
    const versions = await this.licences.ofHolder(this.reader, { holderIndexes: [session.holderIndex], typeCodes: [], limit: LIMIT });
    return this.look(session, versions, 'presentation/list-own');
  }

  /** One licence of the holder. @throws Refusal LICENCE_UNKNOWN, for somebody else's too */
  async one(session: HolderSession, identifier: string): Promise<OwnLicence> {
    const version = await this.licences.heldBy(this.reader, session.holderIndex, identifier);
    const [own] = version === undefined ? [] : await this.look(session, [version], 'presentation/show-own');
    if (own === undefined) throw new Refusal('notFound', 'LICENCE_UNKNOWN', '您名下没有这张证照。You hold no licence with this identifier.');
    return own;
  }

  private async look(session: HolderSession, versions: readonly LicenceVersionRow[], act: string): Promise<OwnLicence[]> {
    const ids = versions.map((version) => version.id);
    const [bodies, holders] = await Promise.all([this.bodies.open(ids), this.licences.holders(this.reader, ids)]);
    const own = await Promise.all(
      versions.flatMap((version) => {
        const body = bodies.get(hex(version.id));
        const holder = holders.find((each) => hex(each.versionId) === hex(version.id) && hex(each.holderIndex) === hex(session.holderIndex));
        return body === undefined || holder === undefined ? [] : [this.opened(version, body, holder.ordinal)];
      }),
    );
    await this.recordAccess.run({
      act,
      reader: { kind: 'holder', id: actorOf(session), departmentCode: null },
      ground: 'self',
      purpose: { cause: '本人查看' },
      holderIndex: session.holderIndex,
      subjects: own.map(({ version }) => ({ versionId: version.id, disclosed: ['own'] })),
    });
    return own;
  }

  private async opened(version: LicenceVersionRow, body: OpenBody, ordinal: number): Promise<OwnLicence> {
    const type = await this.catalogue.version(version.typeCode, version.typeVersion);
    return { version, body, ordinal, type, standing: standingAt(licenceOf(version), this.clock.now()) };
  }
}
