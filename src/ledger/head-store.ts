import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { LogName } from './record/act.js';
import type { Checkpoint } from './tree/checkpoint.js';
import { openOwnCheckpoint, type CheckpointSigners } from './checkpoint-signer.js';

/** The newest checkpoint that a publisher of this folder has signed or seen, with its note. */
export interface Head extends Checkpoint {
  readonly note: string;
}

/** A head file does not hold what was written to it. */
export class LedgerHeadDamaged extends Error {
  override readonly name = 'LedgerHeadDamaged';
}

/**
 * The heads of the logs, outside the database and its backups: `acts.head` and `reads.head` in one folder, each the signed note of its
 * newest checkpoint. A database that was set back to an older state is found out by them. One folder belongs to one process.
 */
export class HeadStore {
  constructor(
    private readonly folder: string,
    private readonly signers: CheckpointSigners,
  ) {}

  /** Undefined where nothing was ever signed from this folder. @throws LedgerHeadDamaged */
  read(log: LogName): Head | undefined {
    const path = this.path(log);
    if (!existsSync(path)) return undefined;
    return this.opened(log, readFileSync(path, 'utf8'));
  }

  /**
   * Puts a newer head in the old one's place; an older one is passed over. On the disc when this returns. Synchronous, so that two
   * publishers of one process cannot come between reading and writing.
   * @throws LedgerHeadDamaged for a note that is no checkpoint signed by this log's key
   */
  advance(log: LogName, note: string): void {
    const next = this.opened(log, note);
    const known = this.read(log);
    if (known !== undefined && known.size >= next.size) return;
    mkdirSync(this.folder, { recursive: true });
    const path = this.path(log);
    writeDurably(`${path}.new`, note);
    renameSync(`${path}.new`, path);
    syncFolder(this.folder);
  }

  private opened(log: LogName, note: string): Head {
    const opened = openOwnCheckpoint(note, this.signers[log].key);
    if ('flaw' in opened) throw new LedgerHeadDamaged(`the head of the log ${log} is not a checkpoint signed by its key: ${opened.flaw}`);
    return { ...opened, note };
  }

  private path(log: LogName): string {
    return join(this.folder, `${log}.head`);
  }
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Without this a power cut may undo the renaming. */
function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
