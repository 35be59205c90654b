import { execFile } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SeededRandom } from '../../src/primitives/random.js';
import { KeyFolder } from '../../src/pki/vault/key-vault-file.js';
import { openKeyVault } from '../../src/pki/vault/key-vault-thread.js';
import { kidOf, type KeyVault, type Kid } from '../../src/pki/vault/key-vault.js';
import { suiteNamed, SUITE_NAMES } from '../../src/pki/vault/suite.js';

const PASSPHRASE = 'a passphrase for tests only';
const MESSAGE = Buffer.from('to be signed');

describe('the key vault', () => {
  let folder: string;
  let vault: KeyVault;

  beforeAll(async () => {
    folder = join(mkdtempSync(join(tmpdir(), 'vault-')), 'keys');
    vault = await openKeyVault({ folder, passphrase: PASSPHRASE });
  });
  afterAll(async () => {
    await vault.close();
    rmSync(join(folder, '..'), { recursive: true });
  });

  test.each(SUITE_NAMES)('signs in %s with a key that is named by the digest of its public half', async (name) => {
    const suite = suiteNamed(name);
    const { kid, publicKey } = await vault.generate('licence', name);
    expect(kid).toMatch(/^[0-9a-f]{16}$/);
    expect(kid).toBe(kidOf(publicKey));
    const signature = await vault.sign(kid, 'licence', MESSAGE);
    expect(signature).toHaveLength(suite.signatureBytes);
    expect(suite.verify(suite.publicKey(publicKey), MESSAGE, signature)).toBe(true);
    expect(suite.verify(suite.publicKey(publicKey), Buffer.from('to be signeD'), signature)).toBe(false);
  });

  test('answers many callers of one turn, each with the signature over what it gave', async () => {
    const suite = suiteNamed('ES256');
    const { kid, publicKey } = await vault.generate('licence', 'ES256');
    const messages = Array.from({ length: 200 }, (_, index) => Buffer.from(`message ${index}`));
    const signatures = await Promise.all(messages.map((message) => vault.sign(kid, 'licence', message)));
    const key = suite.publicKey(publicKey);
    expect(messages.filter((message, index) => !suite.verify(key, message, signatures[index]!))).toEqual([]);
  });

  test('refuses a key for another use than its own', async () => {
    const { kid } = await vault.generate('printed-code', 'ES256');
    await expect(vault.sign(kid, 'licence', MESSAGE)).rejects.toMatchObject({ code: 'KEY_WRONG_USE' });
    await expect(vault.tlsServerKey(kid)).rejects.toMatchObject({ code: 'KEY_WRONG_USE' });
  });

  test('refuses a key that it has not', async () => {
    await expect(vault.sign('0123456789abcdef' as Kid, 'licence', MESSAGE)).rejects.toMatchObject({ code: 'KEY_UNKNOWN' });
  });

  test('one refused call spoils none that was asked in the same turn', async () => {
    const { kid } = await vault.generate('licence', 'ES256');
    const [bad, good] = await Promise.allSettled([vault.sign(kid, 'copy', MESSAGE), vault.sign(kid, 'licence', MESSAGE)]);
    expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
  });

  test('gives the same key for the same name, and refuses the name for another use', async () => {
    const first = await vault.generate('checkpoint', 'EdDSA', 'checkpoint');
    expect((await vault.generate('checkpoint', 'EdDSA', 'checkpoint')).kid).toBe(first.kid);
    await expect(vault.generate('token', 'EdDSA', 'checkpoint')).rejects.toMatchObject({ code: 'KEY_NAME_TAKEN' });
    await expect(vault.generate('checkpoint', 'ES256', 'checkpoint')).rejects.toMatchObject({ code: 'KEY_NAME_TAKEN' });
  });

  test.each(['', '../outside', 'a/b', 'a.key', 'x'.repeat(81)])('refuses the name %j', async (name) => {
    await expect(vault.generateSecret(name)).rejects.toMatchObject({ code: 'KEY_NAME_BAD' });
  });

  test('keeps a secret of 32 bytes under its name and never makes up one that is missing', async () => {
    const secret = await vault.generateSecret('blind-index-1');
    expect(secret.symmetricKeySize).toBe(32);
    expect((await vault.generateSecret('blind-index-1')).equals(secret)).toBe(true);
    expect((await vault.secret('blind-index-1')).equals(secret)).toBe(true);
    expect((await vault.generateSecret('blind-index-2')).equals(secret)).toBe(false);
    await expect(vault.secret('blind-index-3')).rejects.toMatchObject({ code: 'KEY_UNKNOWN' });
  });

  test('hands out the private key of a TLS server', async () => {
    const { kid, publicKey } = await vault.generate('tls-server', 'ES256');
    const key = createPublicKey(await vault.tlsServerKey(kid));
    expect(key.export({ format: 'der', type: 'spki' }).equals(publicKey)).toBe(true);
  });

  test('finds its keys again when opened anew, and only with the right passphrase', async () => {
    const { kid } = await vault.generate('licence', 'ES384');
    const secret = await vault.generateSecret('key-encryption-1');
    await expect(openKeyVault({ folder, passphrase: 'another passphrase' })).rejects.toMatchObject({ code: 'KEY_VAULT_LOCKED' });
    const again = await openKeyVault({ folder, passphrase: PASSPHRASE });
    expect(await again.sign(kid, 'licence', MESSAGE)).toHaveLength(96);
    expect((await again.secret('key-encryption-1')).equals(secret)).toBe(true);
    await again.close();
  });

  test('its files are for their owner only, hold no key in clear, and leave nothing half written', async () => {
    const secret = await vault.generateSecret('key-encryption-2');
    const files = readdirSync(folder);
    expect(files.filter((file) => !/\.(key|secret|lock)$/.test(file))).toEqual([]);
    expect(files.filter((file) => (statSync(join(folder, file)).mode & 0o077) !== 0)).toEqual([]);
    const written = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('');
    expect(written).not.toContain(secret.export().toString('base64'));
    expect(written).not.toContain('PRIVATE KEY');
  });

  test.each([
    ['use', 'status-list'],
    ['publicKey', 'AAAA'],
    ['box', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['v', 2],
  ])('refuses a key file whose %s was changed', async (member, value) => {
    const name = `changed-${member}`;
    const { kid } = await vault.generate('copy', 'ES256', name);
    const path = join(folder, `${name}.key`);
    const content = readFileSync(path, 'utf8');
    writeFileSync(path, JSON.stringify({ ...JSON.parse(content), [member]: value }));
    const again = await openKeyVault({ folder, passphrase: PASSPHRASE });
    await expect(again.sign(kid, 'copy', MESSAGE)).rejects.toMatchObject({ code: 'KEY_DAMAGED' });
    await again.close();
    writeFileSync(path, content);
  });

  test('a closed vault says so', async () => {
    const again = await openKeyVault({ folder, passphrase: PASSPHRASE });
    const underWay = again.generateSecret('closing');
    const judged = expect(underWay).rejects.toMatchObject({ code: 'KEY_VAULT_CLOSED' });
    await again.close();
    await judged;
    await expect(again.secret('closing')).rejects.toMatchObject({ code: 'KEY_VAULT_CLOSED' });
  });

  test('a vault that does not answer in time fails with LATE', async () => {
    await expect(openKeyVault({ folder, passphrase: PASSPHRASE }, 1)).rejects.toMatchObject({ code: 'KEY_VAULT_LATE' });
  });

  test('a thread that dies fails what was asked of it, and the next call starts another', async () => {
    // A process of its own: node announces new threads there, and jest's copy of `process` does not.
    const module = new URL('../../src/pki/vault/key-vault-thread.js', import.meta.url).href;
    const script = `
      import { openKeyVault } from ${JSON.stringify(module)};
      let thread;
      process.on('worker', (started) => { thread = started; });
      const vault = await openKeyVault(${JSON.stringify({ folder, passphrase: PASSPHRASE })});
      const { kid } = await vault.generate('licence', 'ES256');
      thread.postMessage = () => void thread.terminate();
      const lost = await vault.sign(kid, 'licence', Buffer.from('one')).catch((fault) => fault.code);
      const signature = await vault.sign(kid, 'licence', Buffer.from('two'));
      console.log(JSON.stringify([lost, signature.length]));
      await vault.close();`;
    const file = join(folder, '..', 'death.mjs');
    writeFileSync(file, script);
    const { stdout } = await promisify(execFile)(process.execPath, [file]);
    expect(JSON.parse(stdout)).toEqual(['KEY_VAULT_DIED', 64]);
  });

  test('two processes that make the same named key at once end with one key', () => {
    const one = KeyFolder.open(folder, PASSPHRASE, new SeededRandom('one'));
    const other = KeyFolder.open(folder, PASSPHRASE, new SeededRandom('other'));
    expect(one.generate('token', 'EdDSA', 'token').kid).toBe(other.generate('token', 'EdDSA', 'token').kid);
    expect(one.generateSecret('shared')).toEqual(other.generateSecret('shared'));
  });
});
