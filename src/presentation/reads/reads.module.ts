import { Module } from '@nestjs/common';
import { CLOCK } from '../../nest/parts.js';
import { build } from '../../nest/wire.js';
import { READER } from '../../database/parts.js';
import { CHECKPOINT_SIGNERS } from '../../ledger/ledger.controller.js';
import { ProveSubjects } from '../../ledger/prove-subjects.js';
import { ActStore } from '../../ledger/record/act-store.js';
import { GatherReads } from './gather-reads.js';
import { OwnReads } from './own-reads.js';
import { ProveOwnRead } from './prove-own-read.js';
import { ReadsStore } from './reads-store.js';

/** Holders and the reads of their licences. */
@Module({
  providers: [
    build(ReadsStore),
    build(GatherReads, ReadsStore, ProveSubjects, READER),
    build(OwnReads, ReadsStore, GatherReads, ActStore, READER, CLOCK),
    build(ProveOwnRead, ReadsStore, GatherReads, CHECKPOINT_SIGNERS, READER, CLOCK),
  ],
  exports: [ReadsStore, OwnReads, ProveOwnRead],
})
export class ReadsModule {}
