import { Module } from '@nestjs/common';
import { Log } from '../nest/log.js';
import { CLOCK, CONFIG, RANDOM } from '../nest/parts.js';
import { build, part, provide } from '../nest/wire.js';
import { READER, UNITS } from '../database/parts.js';
import { DataKeys } from '../holder/data-key.js';
import { RecordAct } from '../ledger/record/record-act.js';
import { CEREMONY_OPERATOR, KEY_VAULT } from '../pki/parts.js';
import { SignIntents } from '../pki/signing/sign.js';
import { SigningIntents } from '../pki/signing/signing-intent.js';
import { SigningIntentStore } from '../pki/signing/signing-intent-store.js';
import { RecordAccess } from '../access/event/record-access.js';
import { FindReplay } from '../access/idempotency/find-replay.js';
import { Idempotency } from '../access/idempotency/idempotency.js';
import { Catalogue } from '../catalogue/catalogue.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { CheckPurpose } from '../catalogue/service-item/check-purpose.js';
import { TrustedKeys } from '../trust/trusted-keys.js';
import { DrawPrintedCode } from './draw-printed-code.js';
import { IssueLicence } from './issue.js';
import { FinishPending } from './issuing/finish-pending.js';
import { IntendIssue, type PublicAddress } from './issuing/intend.js';
import { PendingStore } from './issuing/pending-store.js';
import { RecordIssue } from './issuing/record-issue.js';
import { Series } from './issuing/series.js';
import { LicenceController } from './licence.controller.js';
import { LicenceStore } from './register/licence-store.js';
import { ApplyMove } from './moves/apply-move.js';
import { ResumeLicence } from './moves/resume.js';
import { RevokeLicence } from './moves/revoke.js';
import { SuspendLicence } from './moves/suspend.js';
import { ReadLicence } from './read-licence.js';
import { SealedBodies } from './sealed-body.js';
import { PublishStatusList, type StatusListPlan } from './status/publish-status-list.js';
import { StatusListController } from './status/status-list.controller.js';

const ADDRESS = part<PublicAddress>('PublicAddress');
const CODE_HOST = part<string>('CodeHost');
const STATUS_LIST_PLAN = part<StatusListPlan>('StatusListPlan');

/** Licences: issue, moves, status lists. */
@Module({
  imports: [CatalogueModule],
  controllers: [LicenceController, StatusListController],
  providers: [
    provide(ADDRESS, ({ publicUrl }) => ({ url: publicUrl, host: new URL(publicUrl).host }), CONFIG),
    provide(CODE_HOST, ({ host }) => host, ADDRESS),
    provide(STATUS_LIST_PLAN, ({ publicUrl, STATUS_LIFETIME }, authority) => ({ authority, publicUrl, lifetimeSeconds: STATUS_LIFETIME }), CONFIG, CEREMONY_OPERATOR),
    build(LicenceStore),
    build(PendingStore),
    build(SealedBodies, LicenceStore, READER, DataKeys),
    build(Series, UNITS, PendingStore),
    build(IntendIssue, UNITS, PendingStore, DataKeys, SigningIntents, SigningIntentStore, RecordAct, Idempotency, ADDRESS, CLOCK, RANDOM),
    build(RecordIssue, UNITS, LicenceStore, PendingStore, SigningIntentStore, DataKeys, RecordAct, Idempotency, CODE_HOST),
    build(IssueLicence, Catalogue, TrustedKeys, Series, IntendIssue, SignIntents, RecordIssue, FindReplay, CLOCK),
    build(FinishPending, UNITS, READER, PendingStore, DataKeys, SignIntents, SigningIntentStore, RecordIssue, Idempotency, Log, CLOCK),
    build(ReadLicence, LicenceStore, SealedBodies, READER, CLOCK),
    build(DrawPrintedCode, LicenceStore, SealedBodies, CheckPurpose, RecordAccess, READER, CLOCK),
    build(PublishStatusList, LicenceStore, TrustedKeys, KEY_VAULT, READER, CLOCK, STATUS_LIST_PLAN),
    build(ApplyMove, UNITS, LicenceStore, PendingStore, DataKeys, RecordAct, Idempotency, PublishStatusList, CLOCK),
    build(SuspendLicence, ApplyMove),
    build(ResumeLicence, ApplyMove),
    build(RevokeLicence, ApplyMove),
  ],
  exports: [LicenceStore, SealedBodies, IssueLicence, SuspendLicence, RevokeLicence, ReadLicence, FinishPending],
})
export class LicenceModule {}
