import type { Instant } from '../../primitives/clock.js';
import { Refusal } from '../../primitives/refusal.js';
import { validityWindow } from './validity.js';

/** What every issued version says of itself, whatever its state. */
interface IssuedVersion {
  readonly identifier: string;
  /** Calendar dates in China; `validUntil` null: long-term 长期. */
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly stateSince: Instant;
  readonly revision: number;
}

export interface InForce extends IssuedVersion {
  readonly state: 'inForce';
}

/** 暂扣: can return to in force. */
export interface Suspended extends IssuedVersion {
  readonly state: 'suspended';
}

/** 吊销: final. */
export interface Revoked extends IssuedVersion {
  readonly state: 'revoked';
}

/** An issued version in one of its states. States are types and moves are functions on them: nobody can write the suspension of a revoked licence. */
export type Licence = InForce | Suspended | Revoked;
export type LicenceState = Licence['state'];

export function suspend(licence: InForce, at: Instant): Suspended {
  return { ...licence, state: 'suspended', stateSince: at, revision: licence.revision + 1 };
}

export function resume(licence: Suspended, at: Instant): InForce {
  return { ...licence, state: 'inForce', stateSince: at, revision: licence.revision + 1 };
}

export function revoke(licence: InForce | Suspended, at: Instant): Revoked {
  return { ...licence, state: 'revoked', stateSince: at, revision: licence.revision + 1 };
}

/** Reads the state that the store keeps. @throws RangeError for a word that is no state: the store holds what no program of ours wrote */
export function licenceOf(version: IssuedVersion & { readonly state: string }): Licence {
  const { identifier, validFrom, validUntil, stateSince, revision, state } = version;
  if (state !== 'inForce' && state !== 'suspended' && state !== 'revoked') throw new RangeError(`no licence is in state ${state}`);
  return { identifier, validFrom, validUntil, stateSince, revision, state };
}

/** How a version stands at an instant: its state, and where it is in force, what the calendar says. */
export const STANDINGS = ['notYetEffective', 'inForce', 'suspended', 'expired', 'revoked'] as const satisfies readonly (LicenceState | 'notYetEffective' | 'expired')[];
export type Standing = (typeof STANDINGS)[number];

export function standingAt(licence: Licence, instant: Instant): Standing {
  if (licence.state !== 'inForce') return licence.state;
  const window = validityWindow(licence.validFrom, licence.validUntil);
  if (instant < window.notBefore) return 'notYetEffective';
  return window.notAfter !== null && instant >= window.notAfter ? 'expired' : 'inForce';
}

/** @throws Refusal conflict LICENCE_NOT_SUSPENDABLE and the like, naming the state that stands in the way */
export function refuseMove(move: string, state: LicenceState): never {
  const sentence = `证照当前状态为${STATE_NAMES[state].zh}，不能办理此事项。The licence is ${STATE_NAMES[state].en}: it cannot be ${move} from there.`;
  throw new Refusal('conflict', 'LICENCE_STATE_CONFLICT', sentence);
}

export const STATE_NAMES: Readonly<Record<Standing, { zh: string; en: string }>> = {
  inForce: { zh: '有效', en: 'in force' },
  suspended: { zh: '暂扣', en: 'suspended' },
  revoked: { zh: '吊销', en: 'revoked' },
  notYetEffective: { zh: '尚未生效', en: 'not yet effective' },
  expired: { zh: '已过期', en: 'expired' },
};
