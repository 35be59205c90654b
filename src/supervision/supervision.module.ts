import { Module } from '@nestjs/common';
import { Log } from '../nest/log.js';
import { CLOCK, RANDOM } from '../nest/parts.js';
import { build } from '../nest/wire.js';
import { READER, UNITS } from '../database/parts.js';
import { RecordAct } from '../ledger/record/record-act.js';
import { RecordAccess } from '../access/event/record-access.js';
import { RefusedTakes } from '../access/quota/refused-takes.js';
import { CEREMONY_OPERATOR, KEY_VAULT } from '../pki/parts.js';
import { TrustedKeys } from '../trust/trusted-keys.js';
import { AlarmStore } from './alarm/alarm-store.js';
import { RaiseAlarm } from './alarm/raise-alarm.js';
import { WatchReads } from './alarm/watch-reads.js';
import { CheckReadiness } from './check-readiness.js';
import { HealthController } from './health.controller.js';

/** Whether the service is well, and whether anybody walks through it. */
@Module({
  controllers: [HealthController],
  providers: [
    build(CheckReadiness, READER, UNITS, KEY_VAULT, TrustedKeys, CEREMONY_OPERATOR, CLOCK),
    build(AlarmStore),
    build(RaiseAlarm, UNITS, AlarmStore, RecordAct, CLOCK, RANDOM, Log),
    build(WatchReads, AlarmStore, RaiseAlarm, RecordAccess, RefusedTakes, READER, CLOCK),
  ],
  exports: [CheckReadiness, WatchReads],
})
export class SupervisionModule {}
