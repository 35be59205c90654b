import type { Clock } from '../../primitives/clock.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import type { PresentLicence } from '../../presentation/code/present-licence.js';
import type { OwnLicence, OwnLicences } from '../../presentation/own-licences.js';
import { disclosedFields } from '../../licence/sealed/sealed-licence.js';
import type { TrustedKeys } from '../../trust/trusted-keys.js';
import { heldLicence, shownLicence, type AuthorityNames } from './held-licence.js';
import type { Lang } from '../texts/lang.js';
import { licenceCard, licenceView } from '../page/licence-view.js';
import type { AccountView, Frame, PageView } from '../page/page-view.js';
import type { PhoneFrame } from '../permission/phone-frame.js';
import type { UseCodePages } from '../permission/use-code-pages.js';

/** What the holder's pages show. */
export class PhonePages {
  constructor(
    private readonly own: OwnLicences,
    private readonly present: PresentLicence,
    private readonly keys: TrustedKeys,
    private readonly useCodes: UseCodePages,
    private readonly phone: PhoneFrame,
    private readonly frame: Frame,
    private readonly clock: Clock,
  ) {}

  async list(session: HolderSession, lang: Lang): Promise<PageView> {
    const licences = await this.own.list(session);
    const authority = await this.authorities();
    const cards = licences.map((licence) => licenceCard(heldLicence(licence, authority), lang));
    return { ...this.frame, page: 'phone', signInHref: '/sign-in?return=/phone', cards, account: account(licences[0]), nav: await this.phone.nav(session, 'licences') };
  }

  /** With a code only where the licence is in force. @throws Refusal LICENCE_UNKNOWN */
  async one(session: HolderSession, identifier: string, lang: Lang): Promise<PageView> {
    const licence = await this.own.one(session, identifier);
    const shown = shownLicence(licence, await this.authorities());
    const code = licence.standing === 'inForce' ? { dynamicCode: await this.present.run(session, identifier) } : {};
    const view = licenceView({ ...shown, ...code }, lang, this.clock.now());
    // No tabs here: the code must stand within the first look of a phone.
    return { ...this.frame, ...view, useCode: await this.useCodes.form(identifier, lang), account: account(licence) };
  }

  private async authorities(): Promise<AuthorityNames> {
    const { entries } = await this.keys.list();
    const names = new Map(entries.map((entry) => [entry.authority, entry.authorityNames]));
    return (code) => names.get(code) ?? { zh: code, en: code };
  }
}

/** The session knows no name: the holder is called as the own licence calls them. */
function account(licence: OwnLicence | undefined): AccountView {
  const name = licence && disclosedFields(licence.body.sealed).get(`holder/${licence.ordinal}/name`);
  return { ...(typeof name === 'string' ? { name } : {}), signOut: { action: '/sign-out', hidden: [] } };
}
