import { hash } from 'node:crypto';
import { epochSeconds, type Clock } from '../../primitives/clock.js';
import { expiredToken, readAccessToken, type AccessToken, type TokenRule } from './access-token.js';

/** Tokens remembered at once: one for each client that is at work, with room. */
const REMEMBERED = 4_096;

/** Checks access tokens; one that was good is known by its SHA-256 until it expires, which spares its signature's check. */
export class TokenCheck {
  /** The longest unused first. */
  private readonly remembered = new Map<string, AccessToken>();

  constructor(
    private readonly rule: TokenRule,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal as `readAccessToken` */
  run(token: string): AccessToken {
    const digest = hash('sha256', token, 'base64');
    const known = this.remembered.get(digest);
    if (known === undefined) return this.remember(digest, readAccessToken(token, this.rule, this.clock.now()));
    this.remembered.delete(digest);
    if (known.expiresAt <= epochSeconds(this.clock.now())) throw expiredToken();
    this.remembered.set(digest, known);
    return known;
  }

  private remember(digest: string, token: AccessToken): AccessToken {
    if (this.remembered.size >= REMEMBERED) this.remembered.delete(this.remembered.keys().next().value ?? '');
    this.remembered.set(digest, token);
    return token;
  }
}
