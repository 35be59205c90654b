import { createPrivateKey, createPublicKey, generateKeyPairSync, scryptSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Random } from '../../primitives/random.js';
import { KEY_USES, type KeyUse } from './key-use.js';
import { kidOf, KeyVaultFault, type Kid } from './key-vault.js';
import { readFile, seal, unseal, writeOnce } from './key-vault-seal.js';
import { SUITE_NAMES, suiteNamed, type SuiteName } from './suite.js';

/*
 * One folder, mode 0700; one JSON file a key, mode 0600:
 *
 *   vault.lock     { v: 1, salt, cost, blockSize, parallel, nonce, box }    box seals nothing: it only tells a wrong passphrase
 *   NAME.key       { v: 1, name, kid, use, suite, publicKey, nonce, box }   box seals PKCS#8 DER
 *   NAME.secret    { v: 1, name, nonce, box }                               box seals 32 bytes
 *
 * box = AES-256-GCM ciphertext ‖ 16-byte tag, under scrypt(passphrase, salt) and a nonce of 12 random bytes; everything
 * else in the file is its associated data, so that a key cannot be given another use or name by editing the file.
 */
const SCRYPT = { cost: 2 ** 15, blockSize: 8, parallel: 3 };
const NAME = /^[A-Za-z0-9-]{1,80}$/;

const base64 = z.base64();
const sealed = { v: z.literal(1), nonce: base64, box: base64 };
const lockFile = z.strictObject({ ...sealed, salt: base64, cost: z.int().min(SCRYPT.cost).max(2 ** 20), blockSize: z.int().min(8).max(32), parallel: z.int().min(1).max(16) });
const keyFile = z.strictObject({ ...sealed, name: z.string(), kid: z.string(), use: z.enum(KEY_USES), suite: z.enum(SUITE_NAMES), publicKey: base64 });
const secretFile = z.strictObject({ ...sealed, name: z.string() });
type KeyFile = z.infer<typeof keyFile>;

/** A private key in use: never leaves the thread that opened the folder, except for TLS. */
export interface HeldKey {
  readonly kid: Kid;
  readonly use: KeyUse;
  readonly suite: SuiteName;
  readonly publicKey: Uint8Array;
  readonly privateKey: KeyObject;
}

/** The keys of one folder, encrypted at rest. Synchronous: it belongs in a thread of its own (key-vault.worker.ts). */
export class KeyFolder {
  private readonly held = new Map<string, HeldKey>();

  private constructor(
    private readonly folder: string,
    private readonly wrappingKey: Uint8Array,
    private readonly random: Random,
  ) {}

  /** Opens the folder, or makes it. @throws KeyVaultFault KEY_VAULT_LOCKED for a wrong passphrase */
  static open(folder: string, passphrase: string, random: Random): KeyFolder {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, 'vault.lock');
    if (!existsSync(path)) writeOnce(path, newLock(passphrase, random), random);
    const { nonce, box, ...open } = readFile(path, lockFile);
    const wrappingKey = wrappingKeyOf(passphrase, open);
    unseal(wrappingKey, { ...open, nonce, box }, 'KEY_VAULT_LOCKED');
    return new KeyFolder(folder, wrappingKey, random);
  }

  /** The key of that name where there is one, else a new one. */
  generate(use: KeyUse, suite: SuiteName, name?: string): HeldKey {
    const existing = name === undefined ? undefined : this.named(name);
    if (existing === undefined) return this.make(use, suite, name);
    if (existing.use !== use || existing.suite !== suite) {
      throw new KeyVaultFault('KEY_NAME_TAKEN', `${name} is a key for ${existing.use} in ${existing.suite}`);
    }
    return existing;
  }

  /** @throws KeyVaultFault KEY_UNKNOWN, KEY_WRONG_USE */
  key(kid: Kid, use: KeyUse): HeldKey {
    const key = this.held.get(kid) ?? this.search(kid);
    if (key.use !== use) throw new KeyVaultFault('KEY_WRONG_USE', `key ${kid} is for ${key.use}, not for ${use}`);
    return key;
  }

  generateSecret(name: string): Uint8Array {
    const path = this.path(name, 'secret');
    if (!existsSync(path)) writeOnce(path, seal(this.wrappingKey, { v: 1, name }, this.random.bytes(32), this.random), this.random);
    return this.secret(name);
  }

  /** @throws KeyVaultFault KEY_UNKNOWN */
  secret(name: string): Uint8Array {
    const path = this.path(name, 'secret');
    if (!existsSync(path)) throw new KeyVaultFault('KEY_UNKNOWN', `there is no secret ${name}`);
    const file = readFile(path, secretFile);
    if (file.name !== name) throw new KeyVaultFault('KEY_DAMAGED', `the file of secret ${name} is another's`);
    return unseal(this.wrappingKey, file, 'KEY_DAMAGED');
  }

  private make(use: KeyUse, suite: SuiteName, name?: string): HeldKey {
    const { keyPair } = suiteNamed(suite);
    const pair = keyPair.type === 'ec' ? generateKeyPairSync('ec', keyPair) : generateKeyPairSync('ed25519');
    const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' });
    const kid = kidOf(publicKey);
    const open = { v: 1 as const, name: name ?? kid, kid, use, suite, publicKey: publicKey.toString('base64') };
    const file = seal(this.wrappingKey, open, pair.privateKey.export({ format: 'der', type: 'pkcs8' }), this.random);
    writeOnce(this.path(open.name, 'key'), file, this.random);
    // Read back rather than kept: another process may have been first under this name, and what was written is proven readable.
    return this.generate(use, suite, open.name);
  }

  private named(name: string): HeldKey | undefined {
    const path = this.path(name, 'key');
    if (!existsSync(path)) return undefined;
    const file = readFile(path, keyFile);
    if (file.name !== name) throw new KeyVaultFault('KEY_DAMAGED', `the file of key ${name} is another's`);
    return this.held.get(file.kid) ?? this.hold(file);
  }

  private search(kid: Kid): HeldKey {
    for (const entry of readdirSync(this.folder)) {
      if (!entry.endsWith('.key')) continue;
      const file = readFile(join(this.folder, entry), keyFile);
      if (file.kid === kid) return this.hold(file);
    }
    throw new KeyVaultFault('KEY_UNKNOWN', `there is no key ${kid}`);
  }

  private hold(file: KeyFile): HeldKey {
    const der = unseal(this.wrappingKey, file, 'KEY_DAMAGED');
    const privateKey = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
    der.fill(0);
    const publicKey = new Uint8Array(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }));
    const key: HeldKey = { kid: kidOf(publicKey), use: file.use, suite: file.suite, publicKey, privateKey };
    if (key.kid !== file.kid) throw new KeyVaultFault('KEY_DAMAGED', `the file of key ${file.kid} holds another key`);
    this.held.set(key.kid, key);
    return key;
  }

  private path(name: string, kind: 'key' | 'secret'): string {
    if (!NAME.test(name)) throw new KeyVaultFault('KEY_NAME_BAD', 'a name has 1 to 80 letters, digits and hyphens');
    return join(this.folder, `${name}.${kind}`);
  }
}

function newLock(passphrase: string, random: Random): object {
  const open = { v: 1 as const, salt: Buffer.from(random.bytes(16)).toString('base64'), ...SCRYPT };
  return seal(wrappingKeyOf(passphrase, open), open, new Uint8Array(0), random);
}

function wrappingKeyOf(passphrase: string, lock: { salt: string; cost: number; blockSize: number; parallel: number }): Uint8Array {
  const { cost, blockSize, parallel: parallelization } = lock;
  const maxmem = 256 * cost * blockSize;
  return scryptSync(passphrase.normalize('NFC'), Buffer.from(lock.salt, 'base64'), 32, { cost, blockSize, parallelization, maxmem });
}
