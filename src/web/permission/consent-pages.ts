import type { HolderSession } from '../../access/sign-in/session.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { LicenceType } from '../../catalogue/licence-type.js';
import type { HolderConsent, ListConsents } from '../../presentation/consent/list-consents.js';
import type { Frame } from '../page/page-view.js';
import type { Lang } from '../texts/lang.js';
import { TEXTS } from '../texts/texts.js';
import { consentCard, type ConsentCard, type ConsentsView } from './consent-view.js';
import type { OfferedItems } from './offered-items.js';
import type { PhoneFrame } from './phone-frame.js';

/** The page on which a holder answers those who ask. */
export class ConsentPages {
  constructor(
    private readonly consents: ListConsents,
    private readonly catalogue: Catalogue,
    private readonly items: OfferedItems,
    private readonly frame: PhoneFrame,
  ) {}

  async list(session: HolderSession, lang: Lang): Promise<Frame & ConsentsView> {
    const { open, past } = await this.consents.run(session);
    const names = { types: await this.types([...open, ...past]), items: new Map((await this.items.all()).map((item) => [item.code, item.names])) };
    const cards = (consents: readonly HolderConsent[]): ConsentCard[] => consents.map((consent) => consentCard(consent, names, lang));
    return { ...(await this.frame.of(session, 'consents')), page: 'phone/consents', title: TEXTS[lang].consentsTitle, open: cards(open), past: cards(past) };
  }

  private async types(consents: readonly HolderConsent[]): Promise<ReadonlyMap<string, LicenceType>> {
    const codes = [...new Set(consents.flatMap(({ licenceTypes }) => licenceTypes))];
    return new Map(await Promise.all(codes.map(async (code) => [code, await this.catalogue.current(code)] as const)));
  }
}
