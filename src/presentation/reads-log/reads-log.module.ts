import { Module } from '@nestjs/common';
import { Log } from '../../nest/log.js';
import { CLOCK } from '../../nest/parts.js';
import { build } from '../../nest/wire.js';
import { READER } from '../../database/parts.js';
import { ProveSubjects } from '../../ledger/prove-subjects.js';
import { TreeStore } from '../../ledger/tree-store.js';
import { DepartmentStore } from '../../access/register/department-store.js';
import { CountDelayed } from './count-delayed.js';
import { DelayedReadsController } from './delayed-reads.controller.js';
import { ReadsLogStore } from './reads-log-store.js';
import { ReadsStanding } from './reads-standing.js';
import { WalkReads } from './walk-reads.js';

/** The log of reads as a whole, for everyone. */
@Module({
  controllers: [DelayedReadsController],
  providers: [
    build(ReadsLogStore),
    build(WalkReads, ReadsLogStore, TreeStore, READER, Log, CLOCK),
    build(ReadsStanding, ProveSubjects, TreeStore, ReadsLogStore, WalkReads, READER, CLOCK),
    build(CountDelayed, ReadsLogStore, DepartmentStore, READER, CLOCK),
  ],
  exports: [ReadsStanding, WalkReads],
})
export class ReadsLogModule {}
