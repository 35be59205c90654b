import { Refusal } from '../../primitives/refusal.js';
import type { Reader } from '../../database/reader.js';
import type { UnitOfWork } from '../../database/unit-of-work.js';
import type { CreditCode } from '../../holder/credit-code.js';
import { actorOf } from '../../access/caller.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import type { LicenceStore } from '../../licence/register/licence-store.js';
import type { MadeUseCode, MintUseCode } from './mint-use-code.js';
import { MOST_SECONDS } from './use-code.js';

/** Which licence a holder lets one department fetch, for one of its service items. */
export interface UseCodeOrder {
  readonly identifier: string;
  readonly department: CreditCode;
  readonly serviceItem: string;
}

/** A holder makes a use code on the phone: whoever of that department types it has the holder's word. */
export class MakeUseCode {
  constructor(
    private readonly units: UnitOfWork,
    private readonly licences: LicenceStore,
    private readonly mint: MintUseCode,
    private readonly reader: Reader,
  ) {}

  /** @throws Refusal LICENCE_UNKNOWN, for somebody else's too */
  async run(session: HolderSession, { identifier, department, serviceItem }: UseCodeOrder): Promise<MadeUseCode> {
    const version = await this.licences.heldBy(this.reader, session.holderIndex, identifier);
    if (version === undefined) throw new Refusal('notFound', 'LICENCE_UNKNOWN', '您名下没有这张证照。You hold no licence with this identifier.');
    const { holderIndex } = session;
    const plan = { version, holderIndex, department, serviceItem, ground: 'holderPresent', strength: 'strong', madeBy: actorOf(session), lifetimeSeconds: MOST_SECONDS } as const;
    return this.units.run((unit) => this.mint.run(unit, plan));
  }
}
