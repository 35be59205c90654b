import { Module } from '@nestjs/common';
import { CLOCK, RANDOM } from '../../nest/parts.js';
import { build } from '../../nest/wire.js';
import { READER, UNITS } from '../../database/parts.js';
import { DataKeys } from '../../holder/data-key.js';
import { RecordAct } from '../../ledger/record/record-act.js';
import { Idempotency } from '../../access/idempotency/idempotency.js';
import { OwnLicences } from '../own-licences.js';
import { PresentationModule } from '../presentation.module.js';
import { Entrust } from './entrust.js';
import { EntrustmentStore } from './entrustment-store.js';
import { ExamineEntrustment } from './examine-entrustment.js';
import { ListEntrustments } from './list-entrustments.js';
import { RevokeEntrustment } from './revoke-entrustment.js';

/** Holders entrust others 委托授权. */
@Module({
  imports: [PresentationModule],
  providers: [
    build(EntrustmentStore),
    build(Entrust, UNITS, EntrustmentStore, OwnLicences, DataKeys, RecordAct, Idempotency, CLOCK, RANDOM),
    build(ListEntrustments, EntrustmentStore, DataKeys, READER, CLOCK),
    build(RevokeEntrustment, UNITS, EntrustmentStore, RecordAct, CLOCK),
    build(ExamineEntrustment, EntrustmentStore, DataKeys, RecordAct, READER, CLOCK),
  ],
  exports: [Entrust, ListEntrustments, RevokeEntrustment, ExamineEntrustment],
})
export class EntrustmentModule {}
