import type { Instant } from '../../primitives/clock.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import type { Standing } from '../../licence/register/licence.js';
import type { FindShowing } from './find-showing.js';
import type { RecordShowing } from './record-showing.js';

/** How a licence stands. */
export interface OwnStanding {
  readonly standing: Standing;
  readonly at: Instant;
}

/** A phone that shows a licence asks how it stands, every few seconds: one read of one row, nothing is made or opened. */
export class ReadStanding {
  constructor(
    private readonly showings: FindShowing,
    private readonly record: RecordShowing,
  ) {}

  /** @throws Refusal LICENCE_UNKNOWN */
  async run(session: HolderSession, identifier: string): Promise<OwnStanding> {
    const showing = await this.showings.run(session, identifier);
    await this.record.run('presentation/read-standing', session, showing);
    return { standing: showing.standing, at: showing.at };
  }
}
