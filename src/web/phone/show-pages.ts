import type { Clock } from '../../primitives/clock.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import type { PresentAhead } from '../../presentation/code/present-ahead.js';
import type { PresentLicence } from '../../presentation/code/present-licence.js';
import type { ReadStanding } from '../../presentation/code/read-standing.js';
import type { CodeView } from '../page/showing-view.js';
import { stateView, type StateView } from '../page/state-view.js';
import { codeView } from '../page/svg-source.js';
import type { Lang } from '../texts/lang.js';
import { TEXTS } from '../texts/texts.js';

/** A code for later: its phone draws it itself. */
export interface AheadView {
  readonly text: string;
  readonly from: number;
  readonly until: number;
}

/** What the script of the page asks for while a licence is shown. */
export class ShowPages {
  constructor(
    private readonly present: PresentLicence,
    private readonly ahead: PresentAhead,
    private readonly readStanding: ReadStanding,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal LICENCE_UNKNOWN, LICENCE_NOT_SHOWABLE */
  async code(session: HolderSession, identifier: string): Promise<CodeView> {
    return codeView(await this.present.run(session, identifier), this.clock.now());
  }

  /** @throws Refusal LICENCE_UNKNOWN, LICENCE_NOT_SHOWABLE */
  async codesAhead(session: HolderSession, identifier: string, count: number): Promise<{ codes: readonly AheadView[]; now: number }> {
    const codes = await this.ahead.run(session, identifier, count);
    return { codes: codes.map(({ text, from, until }) => ({ text, from, until })), now: this.clock.now() };
  }

  /** @throws Refusal LICENCE_UNKNOWN */
  async standing(session: HolderSession, identifier: string, lang: Lang): Promise<StateView> {
    const { standing } = await this.readStanding.run(session, identifier);
    return stateView(standing, TEXTS[lang]);
  }
}
