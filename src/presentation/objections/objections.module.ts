import { Module } from '@nestjs/common';
import { CLOCK, RANDOM } from '../../nest/parts.js';
import { build } from '../../nest/wire.js';
import { READER, UNITS } from '../../database/parts.js';
import { DataKeys } from '../../holder/data-key.js';
import { RecordAct } from '../../ledger/record/record-act.js';
import { Idempotency } from '../../access/idempotency/idempotency.js';
import { ReadsModule } from '../reads/reads.module.js';
import { ReadsStore } from '../reads/reads-store.js';
import { AnswerObjection } from './answer-objection.js';
import { CloseObjection } from './close-objection.js';
import { ListObjections } from './list-objections.js';
import { ObjectionStore } from './objection-store.js';
import { ObjectionsController } from './objections.controller.js';
import { RaiseObjection } from './raise-objection.js';
import { WithdrawObjection } from './withdraw-objection.js';

/** Holders' objections to reads. */
@Module({
  imports: [ReadsModule],
  controllers: [ObjectionsController],
  providers: [
    build(ObjectionStore),
    build(CloseObjection, ObjectionStore, RecordAct),
    build(RaiseObjection, ObjectionStore, ReadsStore, DataKeys, RecordAct, Idempotency, UNITS, READER, CLOCK, RANDOM),
    build(WithdrawObjection, CloseObjection, Idempotency, UNITS, CLOCK),
    build(AnswerObjection, CloseObjection, DataKeys, Idempotency, UNITS, CLOCK),
    build(ListObjections, ObjectionStore, ReadsStore, DataKeys, READER, CLOCK),
  ],
  exports: [RaiseObjection, WithdrawObjection, AnswerObjection, ListObjections],
})
export class ObjectionsModule {}
