import { Global, Module } from '@nestjs/common';
import { CLOCK, CONFIG, RANDOM } from '../nest/parts.js';
import { PROBLEM_PAGE } from '../nest/problem-page.js';
import { build, part, provide } from '../nest/wire.js';
import { READER } from '../database/parts.js';
import { DepartmentStore } from '../access/register/department-store.js';
import { Catalogue } from '../catalogue/catalogue.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { LicenceModule } from '../licence/licence.module.js';
import { LicenceStore } from '../licence/register/licence-store.js';
import { ConsentModule } from '../presentation/consent/consent.module.js';
import { ListConsents } from '../presentation/consent/list-consents.js';
import { Entrust } from '../presentation/entrustment/entrust.js';
import { EntrustmentModule } from '../presentation/entrustment/entrustment.module.js';
import { ListEntrustments } from '../presentation/entrustment/list-entrustments.js';
import { OwnLicences } from '../presentation/own-licences.js';
import { PresentationModule } from '../presentation/presentation.module.js';
import { FindUseCode } from '../presentation/use-code/find-use-code.js';
import { MakeUseCode } from '../presentation/use-code/make-use-code.js';
import { UseCodeModule } from '../presentation/use-code/use-code.module.js';
import { PublishTrustList } from '../trust/publish-trust-list.js';
import { TrustedKeys } from '../trust/trusted-keys.js';
import { ApiDocument } from './api-document.js';
import { Assets } from './page/assets.js';
import { AssetsController } from './assets.controller.js';
import { CHOOSER_PAGE, chooserPage } from './chooser-page.js';
import type { Frame } from './page/page-view.js';
import { PhoneController } from './phone/phone.controller.js';
import { PhonePages } from './phone/phone-pages.js';
import { problemPage } from './problem-page.js';
import { PublicController } from './public.controller.js';
import { PublicPages } from './public-pages.js';
import { PageRenderer } from './page/render.js';
import { ConsentPagesController } from './permission/consent.controller.js';
import { ConsentPages } from './permission/consent-pages.js';
import { EntrustmentPagesController } from './permission/entrustment.controller.js';
import { EntrustmentPages } from './permission/entrustment-pages.js';
import { OfferedItems, type RegisteredItems } from './permission/offered-items.js';
import { PhoneFrame } from './permission/phone-frame.js';
import { UseCodePagesController } from './permission/use-code.controller.js';
import { UseCodePages } from './permission/use-code-pages.js';

const FRAME = part<Frame>('Frame');
const REGISTERED_ITEMS = part<RegisteredItems>('RegisteredItems');

/** Pages. */
@Global()
@Module({
  imports: [CatalogueModule, LicenceModule, PresentationModule, ConsentModule, EntrustmentModule, UseCodeModule],
  controllers: [AssetsController, PublicController, PhoneController, ConsentPagesController, EntrustmentPagesController, UseCodePagesController],
  providers: [
    provide(FRAME, ({ MODE }) => ({ demonstration: MODE === 'demonstration' }), CONFIG),
    { provide: Assets, useFactory: () => new Assets() },
    build(PageRenderer, Assets),
    build(ApiDocument),
    build(PublicPages, Catalogue, PublishTrustList, FRAME),
    provide(REGISTERED_ITEMS, () => ({ all: () => Promise.resolve([]) })),
    build(OfferedItems, REGISTERED_ITEMS, DepartmentStore, READER),
    build(PhoneFrame, ListConsents, FRAME),
    build(ConsentPages, ListConsents, Catalogue, PhoneFrame),
    provide(EntrustmentPages, (list, entrust, own, catalogue, items, frame, clock, random) => new EntrustmentPages({ list, entrust, own, catalogue, items, frame }, clock, random), ListEntrustments, Entrust, OwnLicences, Catalogue, OfferedItems, PhoneFrame, CLOCK, RANDOM),
    provide(UseCodePages, (make, find, items, licences, catalogue, frame, reader) => new UseCodePages({ make, find, items, licences, catalogue, frame }, reader), MakeUseCode, FindUseCode, OfferedItems, LicenceStore, Catalogue, PhoneFrame, READER),
    build(PhonePages, OwnLicences, TrustedKeys, UseCodePages, PhoneFrame, FRAME, CLOCK),
    provide(PROBLEM_PAGE, problemPage, PageRenderer, FRAME),
    provide(CHOOSER_PAGE, chooserPage, PageRenderer, FRAME),
  ],
  exports: [PROBLEM_PAGE.symbol, CHOOSER_PAGE.symbol, ApiDocument, PageRenderer],
})
export class WebModule {}
