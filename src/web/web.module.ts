import { Global, Module } from '@nestjs/common';
import { CLOCK, CONFIG, RANDOM } from '../nest/parts.js';
import { PROBLEM_PAGE } from '../nest/problem-page.js';
import { build, part, provide } from '../nest/wire.js';
import { DepartmentSystems } from '../access/register/department-systems.js';
import { ApplicationModule } from '../catalogue/application/application.module.js';
import { DecideApplication } from '../catalogue/application/decide-application.js';
import { ReadApplications } from '../catalogue/application/read-applications.js';
import { Catalogue } from '../catalogue/catalogue.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { ConsentModule } from '../presentation/consent/consent.module.js';
import { EntrustmentModule } from '../presentation/entrustment/entrustment.module.js';
import { DynamicCodeModule } from '../presentation/code/dynamic-code.module.js';
import { OwnLicences } from '../presentation/own-licences.js';
import { PresentationModule } from '../presentation/presentation.module.js';
import { UseCodeModule } from '../presentation/use-code/use-code.module.js';
import { PublishTrustList } from '../trust/publish-trust-list.js';
import { TrustedKeys } from '../trust/trusted-keys.js';
import { ApiDocument } from './api-document.js';
import { Assets } from './page/assets.js';
import { AssetsController } from './assets.controller.js';
import { AccessPages } from './console/access-pages.js';
import { AccessPagesController } from './console/access.controller.js';
import { CHOOSER_PAGE, chooserPage } from './chooser-page.js';
import { frameOf } from './frame.js';
import type { Frame } from './page/page-view.js';
import { PhoneController } from './phone/phone.controller.js';
import { PhonePages } from './phone/phone-pages.js';
import { problemPage } from './problem-page.js';
import { PublicController } from './public.controller.js';
import { PublicPages } from './public-pages.js';
import { PageRenderer } from './page/render.js';

const FRAME = part<Frame>('Frame');

/** Pages. */
@Global()
@Module({
  imports: [CatalogueModule, ApplicationModule, PresentationModule, ConsentModule, EntrustmentModule, UseCodeModule, DynamicCodeModule],
  controllers: [AssetsController, PublicController, PhoneController, AccessPagesController],
  providers: [
    provide(FRAME, frameOf, CONFIG),
    { provide: Assets, useFactory: () => new Assets() },
    build(PageRenderer, Assets),
    build(ApiDocument),
    build(PublicPages, Catalogue, PublishTrustList, FRAME),
    build(PhonePages, OwnLicences, TrustedKeys, FRAME, CLOCK),
    build(AccessPages, ReadApplications, DecideApplication, DepartmentSystems, Catalogue, FRAME, RANDOM),
    provide(PROBLEM_PAGE, problemPage, PageRenderer, FRAME),
    provide(CHOOSER_PAGE, chooserPage, PageRenderer, FRAME),
  ],
  exports: [PROBLEM_PAGE.symbol, CHOOSER_PAGE.symbol, ApiDocument, PageRenderer],
})
export class WebModule {}
