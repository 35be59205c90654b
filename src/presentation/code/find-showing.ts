import type { Clock, Instant } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Reader } from '../../database/reader.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import { licenceOf, standingAt, STATE_NAMES, type Standing } from '../../licence/register/licence.js';
import type { LicenceVersionRow } from '../../licence/register/licence-row.js';
import type { LicenceStore } from '../../licence/register/licence-store.js';

/** A version in a holder's hand at one moment. No field of it is opened. */
export interface Showing {
  readonly version: LicenceVersionRow;
  /** Which of its holders shows it, from 0. */
  readonly ordinal: number;
  readonly standing: Standing;
  readonly at: Instant;
}

/** Finds the version that a holder wants to show. */
export class FindShowing {
  constructor(
    private readonly licences: LicenceStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal LICENCE_UNKNOWN, for somebody else's too */
  async run(session: HolderSession, identifier: string): Promise<Showing> {
    const version = await this.licences.heldBy(this.reader, session.holderIndex, identifier);
    const holders = version === undefined ? [] : await this.licences.holders(this.reader, [version.id]);
    const own = holders.find((holder) => hex(holder.holderIndex) === hex(session.holderIndex));
    if (version === undefined || own === undefined) throw new Refusal('notFound', 'LICENCE_UNKNOWN', '您名下没有这张证照。You hold no licence with this identifier.');
    const at = this.clock.now();
    return { version, ordinal: own.ordinal, at, standing: standingAt(licenceOf(version), at) };
  }
}

/** @throws Refusal conflict LICENCE_NOT_SHOWABLE unless it is in force */
export function refuseUnlessInForce(standing: Standing): void {
  if (standing === 'inForce') return;
  const { zh, en } = STATE_NAMES[standing];
  throw new Refusal('conflict', 'LICENCE_NOT_SHOWABLE', `证照当前状态为${zh}，不能亮证。The licence is ${en}: it cannot be shown until it is in force.`);
}
