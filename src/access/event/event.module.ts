import { Global, Module } from '@nestjs/common';
import { CLOCK, RANDOM } from '../../nest/parts.js';
import { build } from '../../nest/wire.js';
import { UNITS } from '../../database/parts.js';
import { RecordAct } from '../../ledger/record/record-act.js';
import { AccessEventStore } from './access-event-store.js';
import { RecordAccess } from './record-access.js';

/** The record of reads. */
@Global()
@Module({
  providers: [build(AccessEventStore), build(RecordAccess, UNITS, AccessEventStore, RecordAct, CLOCK, RANDOM)],
  exports: [RecordAccess, AccessEventStore],
})
export class EventModule {}
