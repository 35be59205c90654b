import { Refusal } from '../primitives/refusal.js';

/** By what a department may read a licence 用证依据: its duty 依职能, the holder's presence 持证人, or an entrustment 委托授权. */
export const GROUNDS = ['duty', 'holderPresent', 'entrusted'] as const;
export type Ground = (typeof GROUNDS)[number];

/** The other two need a proof of presence or entrustment, and there is none to check yet. @throws Refusal unprocessable GROUND_NOT_ACCEPTED */
export function requireDuty(ground: Ground): 'duty' {
  if (ground === 'duty') return ground;
  const sentence = '目前仅接受“依职能”作为用证依据。At present only duty is accepted as a ground.';
  throw new Refusal('unprocessable', 'GROUND_NOT_ACCEPTED', sentence, [{ pointer: '/ground', detail: 'write duty' }]);
}
