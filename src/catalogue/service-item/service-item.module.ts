import { Global, Module } from '@nestjs/common';
import { CLOCK } from '../../nest/parts.js';
import { build } from '../../nest/wire.js';
import { READER, UNITS } from '../../database/parts.js';
import { RecordAct } from '../../ledger/record/record-act.js';
import { FindReplay } from '../../access/idempotency/find-replay.js';
import { Idempotency } from '../../access/idempotency/idempotency.js';
import { Catalogue } from '../catalogue.js';
import { CatalogueModule } from '../catalogue.module.js';
import { CheckPurpose } from './check-purpose.js';
import { CheckServiceItem } from './check-service-item.js';
import { PublishServiceItem } from './publish-service-item.js';
import { ServiceItemController } from './service-item.controller.js';
import { ServiceItems } from './service-items.js';
import { ServiceItemStore } from './service-item-store.js';
import { TryServiceItem } from './try-service-item.js';

/** Service items, and purposes held against them: every read on every floor above has one. */
@Global()
@Module({
  imports: [CatalogueModule],
  controllers: [ServiceItemController],
  providers: [
    build(ServiceItemStore),
    build(ServiceItems, ServiceItemStore, READER, CLOCK),
    build(CheckPurpose, ServiceItems),
    build(CheckServiceItem, Catalogue, CLOCK),
    build(PublishServiceItem, UNITS, ServiceItemStore, ServiceItems, CheckServiceItem, RecordAct, FindReplay, Idempotency, CLOCK),
    build(TryServiceItem, CheckServiceItem),
  ],
  exports: [ServiceItems, CheckPurpose, PublishServiceItem, TryServiceItem],
})
export class ServiceItemModule {}
