import type { Clock, Instant } from '../../primitives/clock.js';
import type { Reader } from '../../database/reader.js';
import { actorOf } from '../../access/caller.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import { parseUseCode, useCodeDigest } from './use-code.js';
import type { UseCodeStore } from './use-code-store.js';

/** A use code as its maker finds it again. */
export interface OwnUseCode {
  readonly versionId: Uint8Array;
  readonly department: string;
  readonly serviceItem: string;
  readonly expiresAt: Instant;
  readonly standing: 'good' | 'used' | 'over';
}

/** A holder looks how the own use code stands. */
export class FindUseCode {
  constructor(
    private readonly codes: UseCodeStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** Undefined for somebody else's, and for one that has passed away. */
  async run(session: HolderSession, typed: string): Promise<OwnUseCode | undefined> {
    const characters = parseUseCode(typed);
    const row = characters === undefined ? undefined : await this.codes.byDigest(this.reader, useCodeDigest(characters));
    if (row === undefined || row.madeBy !== actorOf(session)) return undefined;
    const { versionId, department, serviceItem, expiresAt, usedAt } = row;
    const unused = this.clock.now() < expiresAt ? 'good' : 'over';
    return { versionId, department, serviceItem, expiresAt, standing: usedAt === null ? unused : 'used' };
  }
}
