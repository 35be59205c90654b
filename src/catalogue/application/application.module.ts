import { Module } from '@nestjs/common';
import { CLOCK, RANDOM } from '../../nest/parts.js';
import { build } from '../../nest/wire.js';
import { READER, UNITS } from '../../database/parts.js';
import { RecordAct } from '../../ledger/record/record-act.js';
import { Idempotency } from '../../access/idempotency/idempotency.js';
import { ClientStore } from '../../access/register/client-store.js';
import { DepartmentStore } from '../../access/register/department-store.js';
import { Catalogue } from '../catalogue.js';
import { CatalogueModule } from '../catalogue.module.js';
import { ServiceItems } from '../service-item/service-items.js';
import { ApplicationController } from './application.controller.js';
import { ApplicationStore } from './application-store.js';
import { ApplyForAccess } from './apply-for-access.js';
import { DecideApplication } from './decide-application.js';
import { ReadApplications } from './read-applications.js';

/** Asking for access. */
@Module({
  imports: [CatalogueModule],
  controllers: [ApplicationController],
  providers: [
    build(ApplicationStore),
    build(ApplyForAccess, UNITS, ApplicationStore, ClientStore, Catalogue, ServiceItems, RecordAct, Idempotency, CLOCK, RANDOM),
    build(DecideApplication, UNITS, ApplicationStore, ClientStore, RecordAct, Idempotency, CLOCK),
    build(ReadApplications, ApplicationStore, DepartmentStore, Catalogue, READER, CLOCK),
  ],
  exports: [ApplyForAccess, DecideApplication, ReadApplications],
})
export class ApplicationModule {}
