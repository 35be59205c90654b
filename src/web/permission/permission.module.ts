import { Module } from '@nestjs/common';
import { CLOCK, CONFIG, RANDOM } from '../../nest/parts.js';
import { build, part, provide } from '../../nest/wire.js';
import { READER } from '../../database/parts.js';
import { DepartmentStore } from '../../access/register/department-store.js';
import { Catalogue } from '../../catalogue/catalogue.js';
import { CatalogueModule } from '../../catalogue/catalogue.module.js';
import { ServiceItems } from '../../catalogue/service-item/service-items.js';
import { LicenceModule } from '../../licence/licence.module.js';
import { LicenceStore } from '../../licence/register/licence-store.js';
import { ConsentModule } from '../../presentation/consent/consent.module.js';
import { ListConsents } from '../../presentation/consent/list-consents.js';
import { Entrust } from '../../presentation/entrustment/entrust.js';
import { EntrustmentModule } from '../../presentation/entrustment/entrustment.module.js';
import { ListEntrustments } from '../../presentation/entrustment/list-entrustments.js';
import { OwnLicences } from '../../presentation/own-licences.js';
import { PresentationModule } from '../../presentation/presentation.module.js';
import { FindUseCode } from '../../presentation/use-code/find-use-code.js';
import { MakeUseCode } from '../../presentation/use-code/make-use-code.js';
import { UseCodeModule } from '../../presentation/use-code/use-code.module.js';
import { frameOf } from '../page/frame.js';
import type { Frame } from '../page/page-view.js';
import { ConsentPagesController } from './consent.controller.js';
import { ConsentPages } from './consent-pages.js';
import { EntrustmentPagesController } from './entrustment.controller.js';
import { EntrustmentPages } from './entrustment-pages.js';
import { OfferedItems } from './offered-items.js';
import { PhoneFrame } from './phone-frame.js';
import { UseCodePagesController } from './use-code.controller.js';
import { UseCodePages } from './use-code-pages.js';

const FRAME = part<Frame>('Frame');

/** Pages on which a holder permits others to see licences. */
@Module({
  imports: [CatalogueModule, LicenceModule, PresentationModule, ConsentModule, EntrustmentModule, UseCodeModule],
  controllers: [ConsentPagesController, EntrustmentPagesController, UseCodePagesController],
  providers: [
    provide(FRAME, frameOf, CONFIG),
    build(OfferedItems, ServiceItems, DepartmentStore, READER),
    build(PhoneFrame, ListConsents, FRAME),
    build(ConsentPages, ListConsents, Catalogue, OfferedItems, PhoneFrame),
    provide(EntrustmentPages, (list, entrust, own, catalogue, items, frame, clock, random) => new EntrustmentPages({ list, entrust, own, catalogue, items, frame }, clock, random), ListEntrustments, Entrust, OwnLicences, Catalogue, OfferedItems, PhoneFrame, CLOCK, RANDOM),
    provide(UseCodePages, (make, find, items, licences, catalogue, frame, reader, random) => new UseCodePages({ make, find, items, licences, catalogue, frame }, reader, random), MakeUseCode, FindUseCode, OfferedItems, LicenceStore, Catalogue, PhoneFrame, READER, RANDOM),
  ],
  exports: [PhoneFrame, UseCodePages],
})
export class PermissionModule {}
