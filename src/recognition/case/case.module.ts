import { Module } from '@nestjs/common';
import { CLOCK, RANDOM } from '../../nest/parts.js';
import { build, provide } from '../../nest/wire.js';
import { READER, UNITS } from '../../database/parts.js';
import { DataKeys } from '../../holder/data-key.js';
import { KEY_VAULT } from '../../pki/parts.js';
import { RecordAccess } from '../../access/event/record-access.js';
import { Catalogue } from '../../catalogue/catalogue.js';
import { CatalogueModule } from '../../catalogue/catalogue.module.js';
import { CheckPurpose } from '../../catalogue/service-item/check-purpose.js';
import { ServiceItems } from '../../catalogue/service-item/service-items.js';
import { LicenceModule } from '../../licence/licence.module.js';
import { LicenceStore } from '../../licence/register/licence-store.js';
import { SignAnswer } from '../answer/sign-answer.js';
import { RecognitionConsentModule } from '../consent/consent.module.js';
import { RequestConsent } from '../consent/request-consent.js';
import { CheckItem } from '../item-check/check-item.js';
import { ItemCheckModule } from '../item-check/item-check.module.js';
import { LookUp } from '../look-up.js';
import { RecognitionModule } from '../recognition.module.js';
import { VerifyLicence } from '../verify.js';
import { AskInCase } from './ask-in-case.js';
import { CaseParts } from './kept/case-parts.js';
import { CheckInCase } from './check-in-case.js';
import { CloseCase, SweepCases } from './close-case.js';
import { CounterCaseStore } from './kept/counter-case-store.js';
import { EntrustedInCase } from './entrusted-in-case.js';
import { FactInCase } from './fact-in-case.js';
import { LookInCase } from './look-in-case.js';
import { MakeCaseFile } from './make-case-file.js';
import { OpenCase } from './open-case.js';
import { ScanInCase } from './scan-in-case.js';
import { VerifyInCase } from './verify-in-case.js';

/** Cases at counters. Their content is under a key of its own. */
@Module({
  imports: [CatalogueModule, LicenceModule, RecognitionModule, RecognitionConsentModule, ItemCheckModule],
  providers: [
    provide(CounterCaseStore, async (vault, random) => new CounterCaseStore(await vault.generateSecret('counter-case-1'), random), KEY_VAULT, RANDOM),
    build(CaseParts, CounterCaseStore, UNITS, READER, CLOCK),
    build(CheckInCase, CaseParts, CheckItem),
    build(OpenCase, CaseParts, ServiceItems, CheckPurpose, CheckInCase, LookUp),
    build(LookInCase, CaseParts, LookUp),
    build(VerifyInCase, CaseParts, VerifyLicence),
    build(ScanInCase, LookInCase, VerifyInCase),
    build(FactInCase, Catalogue, LookInCase),
    build(EntrustedInCase, LookInCase),
    build(AskInCase, CaseParts, RequestConsent),
    build(MakeCaseFile, CaseParts, LicenceStore, DataKeys, RecordAccess, SignAnswer),
    build(CloseCase, CaseParts),
    build(SweepCases, CaseParts),
  ],
  exports: [CaseParts, CheckInCase, OpenCase, LookInCase, VerifyInCase, ScanInCase, FactInCase, EntrustedInCase, AskInCase, MakeCaseFile, CloseCase, SweepCases],
})
export class CaseModule {}
