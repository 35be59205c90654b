import type { Clock, Instant } from '../../primitives/clock.js';
import type { Reader } from '../../database/reader.js';
import type { ProveSubjects } from '../../ledger/prove-subjects.js';
import type { TreeStore } from '../../ledger/tree-store.js';
import type { ReadsLogStore } from './reads-log-store.js';
import type { Round, WalkReads } from './walk-reads.js';

/** How the log of reads stands, for every holder alike. */
export interface Standing {
  /** `forged`: the stored checkpoint is not what the log's key signed. */
  readonly checkpoint: { readonly entries: number; readonly until: Instant | undefined } | 'forged' | undefined;
  /** The last walk through all of it by this instance. */
  readonly round: Round | undefined;
  /** Reads in the whole repository of which their holders are yet to be told. */
  readonly delayed: number;
}

/** Tells how the log of reads stands: what its last checkpoint covers, whether anything is gone from it, and how much of it is told late. */
export class ReadsStanding {
  constructor(
    private readonly prove: ProveSubjects,
    private readonly trees: TreeStore,
    private readonly store: ReadsLogStore,
    private readonly walk: WalkReads,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<Standing> {
    const signed = await this.prove.signedTree('reads');
    const delayed = await this.store.pending(this.reader, this.clock.now());
    const checkpoint = signed === undefined || signed === 'forged' ? signed : { entries: signed.size, until: await this.timeOf(signed.size - 1) };
    return { checkpoint, round: this.walk.last, delayed };
  }

  /** When the act at a place happened; undefined where it is gone. */
  private async timeOf(position: number): Promise<Instant | undefined> {
    const [entry] = await this.trees.leavesWithActs(this.reader, 'reads', position, 1);
    return entry?.act?.at;
  }
}
