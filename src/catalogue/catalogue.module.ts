import { Module } from '@nestjs/common';
import { CLOCK } from '../nest/parts.js';
import { build } from '../nest/wire.js';
import { READER, UNITS } from '../database/parts.js';
import { RecordAct } from '../ledger/record/record-act.js';
import { Idempotency } from '../access/idempotency/idempotency.js';
import { Catalogue } from './catalogue.js';
import { CatalogueController } from './catalogue.controller.js';
import { LicenceTypeStore } from './licence-type-store.js';
import { PublishLicenceType } from './publish.js';
import { RetireLicenceType } from './retire.js';

/** Licence types. */
@Module({
  controllers: [CatalogueController],
  providers: [
    build(LicenceTypeStore),
    build(Catalogue, LicenceTypeStore, READER, CLOCK),
    build(PublishLicenceType, UNITS, LicenceTypeStore, Catalogue, RecordAct, Idempotency, CLOCK),
    build(RetireLicenceType, UNITS, LicenceTypeStore, Catalogue, RecordAct, Idempotency, CLOCK),
  ],
  exports: [Catalogue, PublishLicenceType, RetireLicenceType],
})
export class CatalogueModule {}
