import type { KeyObject } from 'node:crypto';
import type { Brand } from '../../primitives/brand.js';
import { hex, sha256 } from '../../primitives/digest.js';
import type { KeyUse } from './key-use.js';
import type { SuiteName } from './suite.js';

/** The first 8 bytes of SHA-256 over the public key (SubjectPublicKeyInfo, DER), as 16 lower-case hexadecimal characters. Two keys may collide: a reader tries each. */
export type Kid = Brand<string, 'Kid'>;

/** @param spki DER of a SubjectPublicKeyInfo */
export function kidOf(spki: Uint8Array): Kid {
  return hex(sha256(spki).subarray(0, 8)) as Kid;
}

/** A key pair of the vault, without its private half. */
export interface VaultKey {
  readonly kid: Kid;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
}

/**
 * The only door to private keys. They are made, kept and used behind it; what comes out are public keys and signatures.
 * Every call may fail with `KeyVaultFault`. A signature may have been made although the call failed (`KEY_VAULT_DIED`,
 * `KEY_VAULT_LATE`): asking again is safe, since nothing was handed out.
 */
export interface KeyVault {
  /**
   * Makes a key pair for one use.
   * @param name 1 to 80 of `[A-Za-z0-9-]`: asking twice under one name gives the same key, so that a ceremony can be run again after a crash
   */
  generate(use: KeyUse, suite: SuiteName, name?: string): Promise<VaultKey>;
  /** A raw signature (suite.ts) by the key's own suite. Refuses a key that is for another use. */
  sign(kid: Kid, use: KeyUse, bytes: Uint8Array): Promise<Uint8Array>;
  /** A symmetric key of 32 random bytes under a name, `blind-index-1`; the one that exists when there is one. */
  generateSecret(name: string): Promise<KeyObject>;
  /** The symmetric key of that name, `KEY_UNKNOWN` when there is none: never silently a new one, under which old data could not be found. */
  secret(name: string): Promise<KeyObject>;
  /** The private key of use `tls-server`, which the TLS stack must hold; refused for every other key. */
  tlsServerKey(kid: Kid): Promise<KeyObject>;
  /** Ends the vault and forgets its keys. Calls under way fail with `KEY_VAULT_CLOSED`. */
  close(): Promise<void>;
}

/**
 * LOCKED wrong passphrase · DAMAGED a file is not what was written · UNKNOWN no such key · WRONG_USE it is for something else ·
 * FAILED the disk or the crypto library did not do its part · NAME_TAKEN the name belongs to a key of another use or suite · NAME_BAD · DIED the thread ended, the next call starts another ·
 * LATE no answer within the deadline, likewise · CLOSED.
 */
export type KeyVaultFaultCode =
  | 'KEY_VAULT_LOCKED'
  | 'KEY_DAMAGED'
  | 'KEY_UNKNOWN'
  | 'KEY_WRONG_USE'
  | 'KEY_NAME_TAKEN'
  | 'KEY_NAME_BAD'
  | 'KEY_VAULT_FAILED'
  | 'KEY_VAULT_DIED'
  | 'KEY_VAULT_LATE'
  | 'KEY_VAULT_CLOSED';

/** The vault could not do what was asked. The message never holds key material or a passphrase. */
export class KeyVaultFault extends Error {
  override readonly name = 'KeyVaultFault';

  constructor(
    readonly code: KeyVaultFaultCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}
