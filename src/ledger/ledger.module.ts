import { Global, Module } from '@nestjs/common';
import { join } from 'node:path';
import { CONFIG, RANDOM } from '../nest/parts.js';
import { build, provide } from '../nest/wire.js';
import { READER, UNITS } from '../database/parts.js';
import { KEY_VAULT } from '../pki/parts.js';
import { ActStore } from './act-store.js';
import { LedgerController } from './ledger.controller.js';
import { CHECKPOINT_SIGNERS } from './parts.js';
import { ProveConsistency, ProveEntry } from './prove.js';
import { HeadStore } from './publishing/head-store.js';
import { openCheckpointSigners } from './publishing/open-signers.js';
import { PublishLedger } from './publishing/publish.js';
import { SequenceActs } from './publishing/sequence.js';
import { TreeStore } from './publishing/tree-store.js';
import { ReadCheckpoint, ReadTile } from './read-tree.js';
import { RecordAct } from './record-act.js';

/** Recording, publishing and proving acts. */
@Global()
@Module({
  controllers: [LedgerController],
  providers: [
    build(ActStore),
    build(TreeStore),
    build(RecordAct, ActStore, RANDOM),
    provide(CHECKPOINT_SIGNERS, (vault, { REGION_CODE }) => openCheckpointSigners(vault, REGION_CODE), KEY_VAULT, CONFIG),
    provide(HeadStore, ({ dataDir }, signers) => new HeadStore(join(dataDir, 'ledger'), signers), CONFIG, CHECKPOINT_SIGNERS),
    build(SequenceActs, UNITS, TreeStore),
    build(PublishLedger, UNITS, TreeStore, SequenceActs, HeadStore, CHECKPOINT_SIGNERS),
    build(ReadCheckpoint, READER, TreeStore),
    build(ReadTile, READER, TreeStore),
    build(ProveEntry, READER, TreeStore),
    build(ProveConsistency, READER, TreeStore),
  ],
  exports: [ActStore, TreeStore, RecordAct, HeadStore, CHECKPOINT_SIGNERS.symbol, PublishLedger, ProveEntry],
})
export class LedgerModule {}
