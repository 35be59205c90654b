import type { CreditCode } from '../holder/credit-code.js';
import { hex } from '../primitives/digest.js';
import type { Client } from './register/client.js';
import type { Right } from './register/right.js';
import type { HolderSession, OfficerSession } from './sign-in/session.js';

/** A department's system that came with an access token. */
export interface ClientCaller {
  readonly kind: 'client';
  /** As it stood at most five seconds ago. */
  readonly client: Client;
  /** What the token was asked for; a right must be here and granted. */
  readonly tokenRights: ReadonlySet<Right>;
}

/** Who acts for a department: one of its systems, or one of its officers at a desk of ours. */
export type DepartmentCaller = ClientCaller | OfficerSession;

/** Who stands behind a request. */
export type Caller = DepartmentCaller | HolderSession;

/** The caller in acts and the reading log: internal ids only, `client:market-office`, `officer:` or `holder:` and 32 hexadecimal digits. */
export function actorOf(caller: Caller): string {
  switch (caller.kind) {
    case 'client':
      return `client:${caller.client.clientId}`;
    case 'officer':
      return `officer:${hex(caller.officer.id)}`;
    case 'holder':
      return `holder:${hex(caller.holderIndex)}`;
  }
}

/** The department that a caller acts for; a holder acts for none. */
export function departmentOf(caller: DepartmentCaller): CreditCode {
  return caller.kind === 'client' ? caller.client.department : caller.officer.department;
}
