import { Module } from '@nestjs/common';
import { CLOCK } from '../nest/parts.js';
import { build } from '../nest/wire.js';
import { READER } from '../database/parts.js';
import { DataKeys } from '../holder/data-key.js';
import { FindIssue } from '../ledger/find-issue.js';
import { CEREMONY_OPERATOR, KEY_VAULT } from '../pki/parts.js';
import { AccessEventStore } from '../access/event/access-event-store.js';
import { RecordAccess } from '../access/event/record-access.js';
import { HolderQuota } from '../access/quota/holder-quota.js';
import { Catalogue } from '../catalogue/catalogue.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { CheckPurpose } from '../catalogue/service-item/check-purpose.js';
import { LicenceModule } from '../licence/licence.module.js';
import { LicenceStore } from '../licence/register/licence-store.js';
import { SealedBodies } from '../licence/sealed-body.js';
import { TrustedKeys } from '../trust/trusted-keys.js';
import { JudgeAnswer } from './answer/judge-answer.js';
import { DynamicCodeModule } from '../presentation/code/dynamic-code.module.js';
import { JudgeCode } from '../presentation/code/judge-code.js';
import { ExamineDynamicCode } from '../presentation/code/examine-dynamic-code.js';
import { ConsentModule } from '../presentation/consent/consent.module.js';
import { ExamineConsent } from '../presentation/consent/examine-consent.js';
import { EntrustmentModule } from '../presentation/entrustment/entrustment.module.js';
import { ExamineEntrustment } from '../presentation/entrustment/examine-entrustment.js';
import { MakeUseCodeForDepartment } from '../presentation/use-code/make-use-code-for-department.js';
import { ExamineUseCode } from '../presentation/use-code/examine-use-code.js';
import { UseCodeModule } from '../presentation/use-code/use-code.module.js';
import { SignAnswer } from './answer/sign-answer.js';
import { CompareClaim } from './facts/compare-claim.js';
import { ExamineGround } from './ground/examine-ground.js';
import { ExamineSecondFact } from './ground/examine-second-fact.js';
import { LookUp } from './look-up.js';
import { RecognitionController } from './recognition.controller.js';
import { FindVersions } from './seen/find-versions.js';
import { SeeLicences } from './seen/see-licences.js';
import { WithheldTypes } from './seen/withheld-types.js';
import { OrderUseCode } from './use-code/order-use-code.js';
import { GatherCase } from './verdict/gather-case.js';
import { VerifyLicence } from './verify.js';

/** Recognition 互认. */
@Module({
  imports: [CatalogueModule, LicenceModule, DynamicCodeModule, ConsentModule, EntrustmentModule, UseCodeModule],
  controllers: [RecognitionController],
  providers: [
    build(SignAnswer, TrustedKeys, KEY_VAULT, CEREMONY_OPERATOR),
    build(ExamineSecondFact, Catalogue, LicenceStore, SealedBodies, DataKeys, AccessEventStore, RecordAccess, READER, CLOCK),
    build(ExamineGround, ExamineDynamicCode, ExamineConsent, ExamineSecondFact, ExamineEntrustment, ExamineUseCode),
    build(FindVersions, LicenceStore, DataKeys, READER),
    build(SeeLicences, Catalogue, SealedBodies),
    build(WithheldTypes, Catalogue),
    build(LookUp, CheckPurpose, HolderQuota, ExamineGround, FindVersions, SeeLicences, WithheldTypes, DataKeys, RecordAccess, SignAnswer, CLOCK),
    build(OrderUseCode, CheckPurpose, ExamineGround, Catalogue, LicenceStore, MakeUseCodeForDepartment, READER, CLOCK),
    build(GatherCase, LicenceStore, SealedBodies, FindIssue, TrustedKeys, READER, CLOCK),
    build(CompareClaim, Catalogue, FindVersions, SealedBodies),
    build(JudgeAnswer, TrustedKeys),
    build(VerifyLicence, GatherCase, CompareClaim, JudgeAnswer, JudgeCode, TrustedKeys, CheckPurpose, HolderQuota, DataKeys, RecordAccess, SignAnswer, CLOCK),
  ],
  exports: [LookUp, VerifyLicence, SignAnswer, FindVersions, SeeLicences, ExamineGround],
})
export class RecognitionModule {}
