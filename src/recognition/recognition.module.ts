import { Module } from '@nestjs/common';
import { CLOCK } from '../nest/parts.js';
import { build } from '../nest/wire.js';
import { READER } from '../database/parts.js';
import { DataKeys } from '../holder/data-key.js';
import { FindIssue } from '../ledger/find-issue.js';
import { RecordAccess } from '../access/event/record-access.js';
import { Catalogue } from '../catalogue/catalogue.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { CheckPurpose } from '../catalogue/service-item/check-purpose.js';
import { LicenceModule } from '../licence/licence.module.js';
import { LicenceStore } from '../licence/register/licence-store.js';
import { SealedBodies } from '../licence/sealed-body.js';
import { TrustedKeys } from '../trust/trusted-keys.js';
import { LookUp } from './look-up.js';
import { RecognitionController } from './recognition.controller.js';
import { VerifyLicence } from './verify.js';

/** Recognition 互认. */
@Module({
  imports: [CatalogueModule, LicenceModule],
  controllers: [RecognitionController],
  providers: [
    build(LookUp, Catalogue, LicenceStore, SealedBodies, DataKeys, CheckPurpose, RecordAccess, READER, CLOCK),
    build(VerifyLicence, LicenceStore, SealedBodies, FindIssue, TrustedKeys, CheckPurpose, RecordAccess, READER, CLOCK),
  ],
  exports: [VerifyLicence],
})
export class RecognitionModule {}
