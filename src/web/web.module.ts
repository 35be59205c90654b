import { Global, Module } from '@nestjs/common';
import { CLOCK, CONFIG, RANDOM } from '../nest/parts.js';
import { PROBLEM_PAGE } from '../nest/problem-page.js';
import { build, part, provide } from '../nest/wire.js';
import { Catalogue } from '../catalogue/catalogue.js';
import { ServiceItems } from '../catalogue/service-item/service-items.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { DynamicCodeModule } from '../presentation/code/dynamic-code.module.js';
import { DepartmentStore } from '../access/register/department-store.js';
import { READER } from '../database/parts.js';
import { ListObjections } from '../presentation/objections/list-objections.js';
import { ObjectionsModule } from '../presentation/objections/objections.module.js';
import { PresentAhead } from '../presentation/code/present-ahead.js';
import { PresentLicence } from '../presentation/code/present-licence.js';
import { ReadStanding } from '../presentation/code/read-standing.js';
import { OwnLicences } from '../presentation/own-licences.js';
import { OwnReads } from '../presentation/reads/own-reads.js';
import { ReadsModule } from '../presentation/reads/reads.module.js';
import { ReadsLogModule } from '../presentation/reads-log/reads-log.module.js';
import { ReadsStanding } from '../presentation/reads-log/reads-standing.js';
import { PresentationModule } from '../presentation/presentation.module.js';
import { PublishTrustList } from '../trust/publish-trust-list.js';
import { TrustedKeys } from '../trust/trusted-keys.js';
import { ApiDocument } from './api-document.js';
import { Assets } from './page/assets.js';
import { AssetsController } from './assets.controller.js';
import { CHOOSER_PAGE, chooserPage } from './chooser-page.js';
import { CounterModule } from './counter/counter.module.js';
import { ConsoleModule } from './console/console.module.js';
import { ObjectionsPageController } from './console/objections.controller.js';
import { ObjectionsPages } from './console/objections-pages.js';
import { frameOf } from './page/frame.js';
import type { Frame } from './page/page-view.js';
import { ItemPages } from './items/item-pages.js';
import { ItemsController } from './items/items.controller.js';
import { PermissionModule } from './permission/permission.module.js';
import { PhoneFrame } from './permission/phone-frame.js';
import { UseCodePages } from './permission/use-code-pages.js';
import { PhoneController } from './phone/phone.controller.js';
import { PhonePages } from './phone/phone-pages.js';
import { ReadsController } from './phone/reads/reads.controller.js';
import { ReadsPages } from './phone/reads/reads-pages.js';
import { ShowController } from './phone/show.controller.js';
import { ShowPages } from './phone/show-pages.js';
import { problemPage } from './problem-page.js';
import { PublicController } from './public.controller.js';
import { PublicPages } from './public-pages.js';
import { PageRenderer } from './page/render.js';

const FRAME = part<Frame>('Frame');

/** Pages. */
@Global()
@Module({
  imports: [
    CatalogueModule,
    ConsoleModule,
    PresentationModule,
    DynamicCodeModule,
    PermissionModule,
    ReadsModule,
    ReadsLogModule,
    ObjectionsModule,
    CounterModule,
  ],
  controllers: [
    AssetsController,
    PublicController,
    PhoneController,
    ShowController,
    ReadsController,
    ObjectionsPageController,
    ItemsController,
  ],
  providers: [
    provide(FRAME, frameOf, CONFIG),
    { provide: Assets, useFactory: () => new Assets() },
    build(PageRenderer, Assets),
    build(ApiDocument),
    build(PublicPages, Catalogue, PublishTrustList, FRAME),
    build(ReadsPages, OwnReads, ListObjections, ReadsStanding, Catalogue, DepartmentStore, READER, PhoneFrame, RANDOM),
    build(ObjectionsPages, ListObjections, FRAME, CLOCK, RANDOM),
    build(PhonePages, OwnLicences, PresentLicence, TrustedKeys, UseCodePages, PhoneFrame, FRAME, CLOCK),
    build(ShowPages, PresentLicence, PresentAhead, ReadStanding, CLOCK),
    build(ItemPages, ServiceItems, Catalogue, DepartmentStore, READER, FRAME),
    provide(PROBLEM_PAGE, problemPage, PageRenderer, FRAME),
    provide(CHOOSER_PAGE, chooserPage, PageRenderer, FRAME),
  ],
  exports: [PROBLEM_PAGE.symbol, CHOOSER_PAGE.symbol, ApiDocument, PageRenderer],
})
export class WebModule {}
