import { z } from 'zod';
import { sha256, type Sha256 } from '../../primitives/digest.js';
import type { Instant } from '../../primitives/clock.js';

/** Crockford's base 32: no I, L, O and U, so that nothing is misread or offends. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Characters of a code: 60 bits, 5 each. */
export const USE_CODE_CHARACTERS = 12;
/** Longest life of a code, in seconds. */
export const MOST_SECONDS = 600;

export const lifetimeSeconds = z.int().min(30).max(MOST_SECONDS);

/** A use code 用证码 in groups, `7K3Q-0VXM-9TZB`. @param random 12 random bytes, of which five bits each are taken: 256 is a multiple of 32, so every code is as likely */
export function useCodeText(random: Uint8Array): string {
  const characters = Array.from(random.subarray(0, USE_CODE_CHARACTERS), (byte) => ALPHABET[byte & 31]).join('');
  return characters.replace(/(.{4})(?=.)/g, '$1-');
}

/** The twelve characters of a code however it was typed: small letters, blanks, hyphens; O for 0, I or L for 1. Undefined: no code at all. */
export function parseUseCode(typed: string): string | undefined {
  if (typed.length > 64) return undefined;
  const bare = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return bare.length === USE_CODE_CHARACTERS && [...bare].every((character) => ALPHABET.includes(character)) ? bare : undefined;
}

/** Under which a code is kept. @param characters as `parseUseCode` gives them */
export function useCodeDigest(characters: string): Sha256 {
  return sha256('zhengku use code v1\0', characters);
}

/** Wrong codes that a department may try within an hour. */
export const MOST_TRIES = 20;
const HOUR_MS = 3_600_000;

/**
 * Counts each department's wrong codes within the running hour, in this instance's memory: 60 bits that live ten minutes cannot be guessed anyway,
 * so what a restart or another instance forgets does not matter. It keeps a broken system from trying on and on.
 */
export class WrongTries {
  private readonly tries = new Map<string, { count: number; since: Instant }>();

  /** Until when a department that has spent its tries must wait; undefined: it has tries left. */
  spentUntil(department: string, now: Instant): Instant | undefined {
    const tries = this.tries.get(department);
    if (tries === undefined || tries.count < MOST_TRIES || now >= tries.since + HOUR_MS) return undefined;
    return tries.since + HOUR_MS;
  }

  add(department: string, now: Instant): void {
    const tries = this.tries.get(department);
    if (tries === undefined || now >= tries.since + HOUR_MS) this.tries.set(department, { count: 1, since: now });
    else tries.count++;
  }
}
