import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import type { Reader } from '../database/reader.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { build, part, provide, type Token } from '../nest/wire.js';
import type { Random } from '../primitives/random.js';
import { ActStore } from './record/act-store.js';
import { FindIssue } from './find-issue.js';
import { HeadStore } from './head-store.js';
import { CHECKPOINT_SIGNERS, LedgerController } from './ledger.controller.js';
import { OutboxSeal } from './record/outbox-seal.js';
import { ProveConsistency, ProveEntry } from './prove.js';
import { ProveSubjects } from './prove-subjects.js';
import { PublishLedger } from './publish.js';
import { ReadCheckpoint, ReadTile } from './read-tree.js';
import { RecordAct } from './record/record-act.js';
import { SequenceActs } from './sequence.js';
import { TreeStore } from './tree-store.js';

/** What the ledger needs of the floors below, by the tokens under which they are handed out. */
export interface LedgerParts {
  readonly reader: Token<Reader>;
  readonly units: Token<UnitOfWork>;
  readonly random: Token<Random>;
  /** Provides `CHECKPOINT_SIGNERS`, `HEAD_FOLDER` and `OutboxSeal`. */
  readonly providers: readonly Provider[];
  readonly imports?: NonNullable<DynamicModule['imports']>;
}

/** The folder of the head files, outside the database's backups: `ledger` in DATA_DIR. */
export const HEAD_FOLDER = part<string>('HeadFolder');

/** Recording, publishing and proving acts. */
@Module({})
export class LedgerModule {
  static with({ reader, units, random, providers, imports = [] }: LedgerParts): DynamicModule {
    const verbs = [
      build(RecordAct, ActStore, OutboxSeal, random),
      build(SequenceActs, units, TreeStore, OutboxSeal),
      provide(HeadStore, (folder, signers) => new HeadStore(folder, signers), HEAD_FOLDER, CHECKPOINT_SIGNERS),
      build(PublishLedger, units, TreeStore, SequenceActs, HeadStore, CHECKPOINT_SIGNERS),
      build(ReadCheckpoint, reader, TreeStore),
      build(ReadTile, reader, TreeStore),
      build(FindIssue, ActStore, TreeStore, OutboxSeal, reader),
      build(ProveEntry, reader, TreeStore),
      build(ProveConsistency, reader, TreeStore),
      build(ProveSubjects, ActStore, TreeStore, OutboxSeal, CHECKPOINT_SIGNERS, reader),
    ];
    return {
      module: LedgerModule,
      global: true,
      imports,
      controllers: [LedgerController],
      providers: [...providers, ActStore, TreeStore, ...verbs],
      exports: [ActStore, FindIssue, OutboxSeal, RecordAct, PublishLedger, ProveEntry, ProveSubjects, TreeStore, HeadStore, CHECKPOINT_SIGNERS.symbol],
    };
  }
}
