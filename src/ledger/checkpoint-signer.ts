import { createPublicKey, verify } from 'node:crypto';
import type { KeyVault, VaultKey } from '../pki/vault/key-vault.js';
import type { LogName } from './record/act.js';
import { openCheckpoint, type Checkpoint } from './tree/checkpoint.js';
import { noteKey, type NoteKey, type VerifySignature } from './tree/signed-note.js';

/** Who signs one log's checkpoints. */
export interface CheckpointSigner {
  /** Its name is the log's origin, `licences.example/ledger/acts`. */
  readonly key: NoteKey;
  /** Ed25519 (RFC 8032), 64 bytes, by a key whose only use is checkpoints. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** The signers of all logs. */
export type CheckpointSigners = Readonly<Record<LogName, CheckpointSigner>>;

/** SubjectPublicKeyInfo of an Ed25519 key up to the key itself (RFC 8410 §4). */
const ED25519_SPKI = Uint8Array.of(0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00);

/** The 32 bytes of an Ed25519 key. @param spki DER @throws TypeError for another kind of key */
export function ed25519OfSpki(spki: Uint8Array): Uint8Array {
  const isEd25519 = spki.length === ED25519_SPKI.length + 32 && ED25519_SPKI.every((byte, index) => spki[index] === byte);
  if (!isEd25519) throw new TypeError('checkpoints are signed with Ed25519');
  return spki.slice(ED25519_SPKI.length);
}

export const verifyEd25519: VerifySignature = (publicKey, message, signature) => {
  const key = createPublicKey({ key: Buffer.concat([ED25519_SPKI, publicKey]), format: 'der', type: 'spki' });
  return verify(null, message, key, signature);
};

/** A checkpoint of ours, or why it is none. */
export function openOwnCheckpoint(note: string, key: NoteKey): Checkpoint | { readonly flaw: string } {
  const opened = openCheckpoint(note, [key], verifyEd25519);
  if ('flaw' in opened) return opened;
  return opened.checkpoint.origin === key.name ? opened.checkpoint : { flaw: 'of another log' };
}

/**
 * The signers of both logs, by one key under two names.
 * @param origin names the operator; each log adds its own, `<origin>/acts`
 */
export function checkpointSigners(origin: string, { kid, publicKey }: VaultKey, vault: Pick<KeyVault, 'sign'>): CheckpointSigners {
  const signer = (log: LogName): CheckpointSigner => ({
    key: noteKey(`${origin}/${log}`, ed25519OfSpki(publicKey)),
    sign: (bytes) => vault.sign(kid, 'checkpoint', bytes),
  });
  return { acts: signer('acts'), reads: signer('reads') };
}
