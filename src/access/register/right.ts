/**
 * What a department's client or an officer may be allowed to do; the words are OAuth scopes as well (RFC 6749 §3.3).
 * A right is granted for one licence type or for all; see `grant.ts`. `recognition:investigate`: to have a lawful look disclosed to the holder
 * later; `access:apply`: to ask for rights; `access:decide`: to answer for a licence type who may read it.
 */
export const RIGHTS = [
  'licence-types:publish',
  'licences:issue',
  'licences:move',
  'licences:read',
  'recognition:look-up',
  'recognition:verify',
  'recognition:investigate',
  'service-items:publish',
  'access:apply',
  'access:decide',
] as const;

export type Right = (typeof RIGHTS)[number];

export function isRight(word: string): word is Right {
  return (RIGHTS as readonly string[]).includes(word);
}
