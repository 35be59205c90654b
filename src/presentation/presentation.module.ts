import { Module } from '@nestjs/common';
import { CLOCK } from '../nest/parts.js';
import { build } from '../nest/wire.js';
import { READER } from '../database/parts.js';
import { RecordAccess } from '../access/event/record-access.js';
import { Catalogue } from '../catalogue/catalogue.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { LicenceModule } from '../licence/licence.module.js';
import { LicenceStore } from '../licence/register/licence-store.js';
import { SealedBodies } from '../licence/sealed-body.js';
import { OwnLicences } from './own-licences.js';

/** Holders and their own licences. */
@Module({
  imports: [CatalogueModule, LicenceModule],
  providers: [build(OwnLicences, LicenceStore, SealedBodies, Catalogue, RecordAccess, READER, CLOCK)],
  exports: [OwnLicences],
})
export class PresentationModule {}
