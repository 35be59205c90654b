import { Module } from '@nestjs/common';
import { CLOCK } from '../../nest/parts.js';
import { build } from '../../nest/wire.js';
import { Catalogue } from '../../catalogue/catalogue.js';
import { CatalogueModule } from '../../catalogue/catalogue.module.js';
import { CheckPurpose } from '../../catalogue/service-item/check-purpose.js';
import { AskConsent } from '../../presentation/consent/ask-consent.js';
import { ConsentModule } from '../../presentation/consent/consent.module.js';
import { ConsentController } from './consent.controller.js';
import { RequestConsent } from './request-consent.js';

/** Departments ask for consent. */
@Module({
  imports: [CatalogueModule, ConsentModule],
  controllers: [ConsentController],
  providers: [build(RequestConsent, Catalogue, CheckPurpose, AskConsent, CLOCK)],
  exports: [RequestConsent],
})
export class RecognitionConsentModule {}
