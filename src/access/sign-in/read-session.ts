import type { Reader } from '../../database/reader.js';
import type { HolderCodeType } from '../../holder/holder-code.js';
import type { Clock } from '../../primitives/clock.js';
import type { OfficerStore } from '../register/officer-store.js';
import type { SessionStore } from './session-store.js';
import { sessionId, type Session } from './session.js';

/** Who is behind a session's cookie. */
export class ReadSession {
  constructor(
    private readonly sessions: SessionStore,
    private readonly officers: OfficerStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** Undefined for an unknown, altered or expired session, and for an officer who has left. */
  async run(secret: string): Promise<Session | undefined> {
    const row = await this.sessions.find(this.reader, sessionId(secret), this.clock.now());
    if (row?.officer) return this.ofOfficer(row.officer);
    if (row === undefined || row.holderIndex === null || row.indexKey === null) return undefined;
    return { kind: 'holder', holderIndex: row.holderIndex, indexKey: row.indexKey, codeType: row.codeType as HolderCodeType };
  }

  private async ofOfficer(id: Uint8Array): Promise<Session | undefined> {
    const officer = await this.officers.officerById(this.reader, id);
    return officer?.state === 'active' ? { kind: 'officer', officer } : undefined;
  }
}
