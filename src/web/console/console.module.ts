import { Module } from '@nestjs/common';
import { CLOCK, CONFIG, RANDOM } from '../../nest/parts.js';
import { build, part, provide } from '../../nest/wire.js';
import { DepartmentSystems } from '../../access/register/department-systems.js';
import { ApplicationModule } from '../../catalogue/application/application.module.js';
import { ApplyForAccess } from '../../catalogue/application/apply-for-access.js';
import { DecideApplication } from '../../catalogue/application/decide-application.js';
import { ReadApplications } from '../../catalogue/application/read-applications.js';
import { Catalogue } from '../../catalogue/catalogue.js';
import { CatalogueModule } from '../../catalogue/catalogue.module.js';
import { ServiceItems } from '../../catalogue/service-item/service-items.js';
import { frameOf } from '../page/frame.js';
import type { Frame } from '../page/page-view.js';
import { AccessPages } from './access-pages.js';
import { AccessPagesController } from './access.controller.js';
import { ApplyPages } from './apply-pages.js';
import { ApplyPagesController } from './apply.controller.js';

const FRAME = part<Frame>('Frame');

/** Where officers apply for access and stewards answer. */
@Module({
  imports: [CatalogueModule, ApplicationModule],
  controllers: [AccessPagesController, ApplyPagesController],
  providers: [
    provide(FRAME, frameOf, CONFIG),
    build(AccessPages, ReadApplications, DecideApplication, DepartmentSystems, Catalogue, ServiceItems, FRAME, RANDOM),
    build(ApplyPages, ApplyForAccess, DepartmentSystems, Catalogue, ServiceItems, FRAME, CLOCK, RANDOM),
  ],
})
export class ConsoleModule {}
