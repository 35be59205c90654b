import { Module } from '@nestjs/common';
import { CLOCK } from '../../nest/parts.js';
import { build } from '../../nest/wire.js';
import { DataKeys } from '../../holder/data-key.js';
import { RecordAccess } from '../../access/event/record-access.js';
import { HolderQuota } from '../../access/quota/holder-quota.js';
import { Catalogue } from '../../catalogue/catalogue.js';
import { CatalogueModule } from '../../catalogue/catalogue.module.js';
import { CheckPurpose } from '../../catalogue/service-item/check-purpose.js';
import { ServiceItems } from '../../catalogue/service-item/service-items.js';
import { LicenceModule } from '../../licence/licence.module.js';
import { SealedBodies } from '../../licence/sealed-body.js';
import { SignAnswer } from '../answer/sign-answer.js';
import { RecognitionModule } from '../recognition.module.js';
import { FindVersions } from '../seen/find-versions.js';
import { CheckItem } from './check-item.js';
import { ItemCheckController } from './item-check.controller.js';
import { SortTypes } from './sort-types.js';

/** The check of a service item against the register. */
@Module({
  imports: [CatalogueModule, LicenceModule, RecognitionModule],
  controllers: [ItemCheckController],
  providers: [
    build(SortTypes, Catalogue),
    build(CheckItem, ServiceItems, CheckPurpose, HolderQuota, SortTypes, FindVersions, SealedBodies, DataKeys, RecordAccess, SignAnswer, CLOCK),
  ],
  exports: [CheckItem],
})
export class ItemCheckModule {}
