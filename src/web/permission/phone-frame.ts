import type { HolderSession } from '../../access/sign-in/session.js';
import type { ListConsents } from '../../presentation/consent/list-consents.js';
import type { Frame } from '../page/page-view.js';
import type { PhoneNav, PhoneTab } from '../page/phone-nav.js';

/** The frame of every page of a holder: the tabs with what waits there, and the way out. */
export class PhoneFrame {
  constructor(
    private readonly consents: ListConsents,
    private readonly frame: Frame,
  ) {}

  async nav(session: HolderSession, here: PhoneTab): Promise<PhoneNav> {
    return { here, openRequests: await this.consents.countOpen(session) };
  }

  /** For pages that show no licence and so know no name. */
  async of(session: HolderSession, here: PhoneTab): Promise<Frame> {
    return { ...this.frame, account: { signOut: { action: '/sign-out', hidden: [] } }, nav: await this.nav(session, here) };
  }
}
