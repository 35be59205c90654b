import type { HolderCodeType } from '../../holder/holder-code.js';
import { sha256, type Sha256 } from '../../primitives/digest.js';
import type { Officer } from '../register/officer.js';

/** A holder, known by the blind index of the holder code and never by the code. */
export interface HolderSession {
  readonly kind: 'holder';
  /** 16 bytes. */
  readonly holderIndex: Uint8Array;
  /** Generation of the index key. */
  readonly indexKey: number;
  readonly codeType: HolderCodeType;
}

/** An officer as the register has them now. */
export interface OfficerSession {
  readonly kind: 'officer';
  readonly officer: Officer;
}

/** Who is signed in. */
export type Session = HolderSession | OfficerSession;

export const SESSION_COOKIE = 'zhengku-session';

/** Under which a session is kept. */
export function sessionId(secret: string): Sha256 {
  return sha256('zhengku session v1\0', secret);
}
