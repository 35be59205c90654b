import { Module } from '@nestjs/common';
import { CLOCK } from '../../nest/parts.js';
import { build } from '../../nest/wire.js';
import { Catalogue } from '../../catalogue/catalogue.js';
import { CatalogueModule } from '../../catalogue/catalogue.module.js';
import { TrustedKeys } from '../../trust/trusted-keys.js';
import { LookUp } from '../look-up.js';
import { RecognitionModule } from '../recognition.module.js';
import { VerifyLicence } from '../verify.js';
import { Gb36906Controller } from './gb36906.controller.js';
import { HandOutFile } from './hand-out-file.js';
import { ReadBackground } from './read-background.js';
import { ReadByCode } from './read-by-code.js';
import { ReadMetadata } from './read-metadata.js';
import { SearchLicences } from './search-licences.js';
import { VerifyFile } from './verify-file.js';
import { VerifyInformation } from './verify-information.js';

/** The sharing services of GB/T 36906: recognition's own verbs under the standard's names. */
@Module({
  imports: [CatalogueModule, RecognitionModule],
  controllers: [Gb36906Controller],
  providers: [
    build(ReadBackground, Catalogue, TrustedKeys),
    build(SearchLicences, LookUp),
    build(ReadMetadata, LookUp, ReadBackground),
    build(HandOutFile, LookUp, CLOCK),
    build(VerifyInformation, VerifyLicence, ReadBackground),
    build(VerifyFile, VerifyLicence),
    build(ReadByCode, LookUp, VerifyLicence, ReadBackground),
  ],
})
export class Gb36906Module {}
