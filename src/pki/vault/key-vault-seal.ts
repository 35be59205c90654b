import { createCipheriv, createDecipheriv } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { hex } from '../../primitives/digest.js';
import type { Random } from '../../primitives/random.js';
import { KeyVaultFault } from './key-vault.js';

const TAG_BYTES = 16;

/** Encrypts `plain` and binds the open part to it. */
export function seal<Open extends object>(key: Uint8Array, open: Open, plain: Uint8Array, random: Random): Open & { nonce: string; box: string } {
  const nonce = random.bytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associated(open));
  const box = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { ...open, nonce: Buffer.from(nonce).toString('base64'), box: box.toString('base64') };
}

/** Gives back what was sealed. @throws KeyVaultFault with the given code when key, open part or box differ */
export function unseal(key: Uint8Array, file: { nonce: string; box: string }, code: 'KEY_VAULT_LOCKED' | 'KEY_DAMAGED'): Uint8Array {
  const { nonce, box, ...open } = file;
  const bytes = Buffer.from(box, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'), { authTagLength: TAG_BYTES });
    decipher.setAAD(associated(open));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - TAG_BYTES)), decipher.final()]));
  } catch {
    throw new KeyVaultFault(code, code === 'KEY_VAULT_LOCKED' ? 'the passphrase does not open this vault' : 'a key file was changed or is another vault’s');
  }
}

/** The open part in one fixed order, whatever order the file has. */
function associated(open: object): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(open).sort(([a], [b]) => (a < b ? -1 : 1))), 'utf8');
}

/** @throws KeyVaultFault KEY_DAMAGED when the file is not JSON of that shape */
export function readFile<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new KeyVaultFault('KEY_DAMAGED', 'a file of the vault cannot be read');
  }
}

/**
 * Writes a whole file under a new name or leaves the one that is there. A link, not a rename: a rename would overwrite the key
 * of a process that was quicker, and with a secret every row under it. A crash leaves at most a temporary file that nothing reads.
 */
export function writeOnce(path: string, content: object, random: Random): void {
  const temporary = `${path}.${hex(random.bytes(8))}.part`;
  const file = openSync(temporary, 'wx', 0o600);
  try {
    writeSync(file, JSON.stringify(content));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(temporary, path);
  } catch (cause) {
    if (!existsSync(path)) throw cause;
  }
  unlinkSync(temporary);
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
