import { actorOf } from '../../access/caller.js';
import type { RecordAccess } from '../../access/event/record-access.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import { refuseUnlessInForce, type FindShowing, type Showing } from './find-showing.js';
import type { MadeCode, SignCode } from './sign-code.js';

/** Codes in one answer at the most: ten minutes without a network. */
export const MOST_AHEAD = 20;
/** Each begins so long after the one before. */
const STEP_SECONDS = 30;

/** A phone that will be offline fetches codes ahead. What happens to the licence meanwhile, they do not know: whoever redeems one asks the register. */
export class PresentAhead {
  constructor(
    private readonly showings: FindShowing,
    private readonly recordAccess: RecordAccess,
    private readonly sign: SignCode,
  ) {}

  /**
   * @param count 1 to `MOST_AHEAD`; fewer come back where the licence ends sooner
   * @throws Refusal LICENCE_UNKNOWN; LICENCE_NOT_SHOWABLE; SIGNER_MISSING
   */
  async run(session: HolderSession, identifier: string, count: number): Promise<MadeCode[]> {
    const showing = await this.showings.run(session, identifier);
    refuseUnlessInForce(showing.standing);
    await this.record(session, showing);
    const places = Array.from({ length: Math.min(count, MOST_AHEAD) }, (_, place) => place);
    const codes = await Promise.all(places.map((place) => this.sign.run(showing, place * STEP_SECONDS)));
    return codes.flatMap((code) => code ?? []);
  }

  /** Each time: codes that are good for ten minutes are no page that refreshes itself. */
  private async record(session: HolderSession, { version }: Showing): Promise<void> {
    await this.recordAccess.run({
      act: 'presentation/fetch-codes',
      reader: { kind: 'holder', id: actorOf(session), departmentCode: null },
      ground: 'self',
      purpose: { cause: '离线亮证' },
      holderIndex: session.holderIndex,
      subjects: [{ versionId: version.id, disclosed: ['code'] }],
    });
  }
}
