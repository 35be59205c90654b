import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FrozenClock } from '../../src/primitives/clock.js';
import { SeededRandom } from '../../src/primitives/random.js';
import { HoldCeremony, type CeremonyOutcome, type CeremonyPlan } from '../../src/pki/ceremony/hold.js';
import { IssueSigner } from '../../src/pki/ceremony/issue-signer.js';
import { openKeyVault } from '../../src/pki/vault/key-vault-thread.js';
import type { KeyVault } from '../../src/pki/vault/key-vault.js';
import { validatePath } from '../../src/pki/certificates/path.js';
import { suiteNamed } from '../../src/pki/vault/suite.js';
import { repositoryRoot } from '../support/repository.js';

const NOW = Date.UTC(2026, 10, 22, 8);
const DAY = 86_400_000;
const MARKET = { code: '11990101MA990001XX', name: '演示市市场监督管理局' };
const OPERATOR = { code: '11990000MA9900001J', name: '演示市电子证照库' };

describe('the key ceremony of a region', () => {
  let folder: string;
  let vault: KeyVault;
  let plan: CeremonyPlan;
  let outcome: CeremonyOutcome;
  const clock = new FrozenClock(NOW);
  const folders = () => ({ profiles: join(repositoryRoot, 'certs/profiles'), certificates: join(folder, 'certificates') });
  const ceremony = () => new HoldCeremony(vault, clock, new SeededRandom('ceremony'), folders());
  const written = () =>
    ['vault', 'offline', 'certificates'].flatMap((part) => readdirSync(join(folder, part)).map((file) => [part, file, readFileSync(join(folder, part, file), 'latin1')]));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ceremony-'));
    vault = await openKeyVault({ folder: join(folder, 'vault'), passphrase: 'daily passphrase' });
    plan = { offline: { folder: join(folder, 'offline'), passphrase: 'root passphrase' }, operator: OPERATOR, departments: [MARKET], tlsHosts: ['localhost', '192.0.2.7', '::1'] };
    outcome = await ceremony().run(plan);
  });
  afterAll(async () => {
    await vault.close();
    rmSync(folder, { recursive: true });
  });

  test('makes a key for each use of each department and service', () => {
    expect(outcome.keys.map(({ authorityCode, use, suite, chain }) => [authorityCode, use, suite, chain.length])).toEqual([
      [MARKET.code, 'licence', 'ES256', 3],
      [MARKET.code, 'printed-code', 'ES256', 3],
      [OPERATOR.code, 'status-list', 'ES256', 3],
      [OPERATOR.code, 'answer', 'ES256', 3],
      [OPERATOR.code, 'trust-list', 'ES256', 3],
      [OPERATOR.code, 'dynamic-code', 'ES256', 3],
      [OPERATOR.code, 'checkpoint', 'EdDSA', 0],
      [OPERATOR.code, 'token', 'ES256', 0],
    ]);
    expect(new Set(outcome.keys.map(({ kid }) => kid)).size).toBe(8);
  });

  test('every chain is good today and in ten years, and not in twelve', () => {
    for (const { chain, kid, authorityCode, use } of outcome.keys.filter((key) => key.chain.length > 0)) {
      const judgedAt = (at: number) => validatePath(chain, [outcome.root], at);
      expect(judgedAt(NOW)).toMatchObject({ ok: true, signer: { kid, subject: { countryName: 'CN', organizationIdentifier: authorityCode, organizationalUnitName: use } } });
      expect(judgedAt(Date.UTC(2036, 10, 22)).ok).toBe(true);
      expect(judgedAt(Date.UTC(2038, 10, 22))).toMatchObject({ ok: false, code: 'EXPIRED', place: 'signer' });
    }
  });

  test('a signer says that it signs for one year and bears the name of its department in Chinese', () => {
    const [licence] = outcome.keys;
    expect([licence!.notBefore, licence!.signUntil]).toEqual([NOW - 3_600_000, NOW - 3_600_000 + 365 * DAY - 1000]);
    expect(validatePath(licence!.chain, [outcome.root], NOW)).toMatchObject({ signer: { signUntil: licence!.signUntil, subject: { organizationName: '演示市市场监督管理局' } } });
  });

  test('the vault signs with each of its keys for its use, and the chain’s key verifies it', async () => {
    const message = Buffer.from('message');
    for (const { kid, use, suite, publicKey } of outcome.keys) {
      const signature = await vault.sign(kid, use, message);
      expect(suiteNamed(suite).verify(suiteNamed(suite).publicKey(publicKey), message, signature)).toBe(true);
    }
  });

  test('the root’s key is in the vault kept apart and nowhere else', async () => {
    expect(readdirSync(join(folder, 'offline')).sort()).toEqual(['root.key', 'tls-root.key', 'vault.lock']);
    expect(readdirSync(join(folder, 'vault'))).not.toContain('root.key');
    await expect(openKeyVault({ ...plan.offline, passphrase: 'daily passphrase' })).rejects.toMatchObject({ code: 'KEY_VAULT_LOCKED' });
  });

  test('held again it changes nothing and needs no root key', async () => {
    const before = written();
    const again = await ceremony().run({ ...plan, offline: { ...plan.offline, passphrase: 'not at hand' } });
    expect(again).toEqual(outcome);
    expect(written()).toEqual(before);
  });

  test('after a crash before a certificate was written it certifies the key that is there', async () => {
    const crashed = mkdtempSync(join(tmpdir(), 'crashed-'));
    const certificates = join(crashed, 'certificates');
    const own = await openKeyVault({ folder: join(crashed, 'vault'), passphrase: 'daily passphrase' });
    const held = new HoldCeremony(own, clock, new SeededRandom('crashed'), { ...folders(), certificates });
    const itsPlan = { ...plan, offline: { folder: join(crashed, 'offline'), passphrase: 'root passphrase' } };
    const first = await held.run(itsPlan);
    for (const file of ['issuing-ca.pem', `signer-licence-${MARKET.code}-1.pem`, 'tls-server.pem']) {
      rmSync(join(certificates, file));
      const second = await held.run(itsPlan);
      expect(second.keys.map(({ kid }) => kid)).toEqual(first.keys.map(({ kid }) => kid));
      expect(second.tls?.kid).toBe(first.tls?.kid);
      expect(second.keys.filter(({ chain }) => chain.length > 0 && !validatePath(chain, [first.root], NOW).ok)).toEqual([]);
      expect(readdirSync(certificates)).toContain(file);
    }
    await own.close();
    rmSync(crashed, { recursive: true });
  });

  test('a department that joins later gets its signer without the root key', async () => {
    const joining = { code: '12990101MA9900002P', name: '演示市住房和城乡建设局' };
    const issueSigner = new IssueSigner(vault, clock, new SeededRandom('joining'), folders());
    await expect(issueSigner.run({ authority: joining, use: 'licence' })).rejects.toThrow('CREDIT_CODE');
    const signer = await issueSigner.run({ authority: { ...joining, code: '91990101MA9900028M' }, use: 'licence', suite: 'ES384' });
    expect(signer.suite).toBe('ES384');
    expect(validatePath(signer.chain.slice(0, 2), [outcome.root], NOW).ok).toBe(true);
  });

  test('a department’s name that cannot be signed is refused and nothing is certified', async () => {
    const issueSigner = new IssueSigner(vault, clock, new SeededRandom('names'), folders());
    const named = (name: string) => issueSigner.run({ authority: { code: '92990101MA9900036D', name }, use: 'licence' });
    await expect(named('局'.repeat(65))).rejects.toMatchObject({ code: 'SUBJECT_BAD' });
    await expect(named('')).rejects.toMatchObject({ code: 'SUBJECT_BAD' });
    await expect(named('市场\u202e局')).rejects.toMatchObject({ code: 'SUBJECT_BAD' });
    expect(readdirSync(join(folder, 'certificates')).filter((file) => file.includes('92990101MA9900036D'))).toEqual([]);
    expect((await named('𠮷局')).chain).toHaveLength(3);
  });

  test('the TLS certificate names its hosts, hangs from a root that no licence hangs from, and follows a change of address', async () => {
    const server = new X509Certificate(outcome.tls!.certificate);
    expect(server.subjectAltName).toBe('DNS:localhost, IP Address:192.0.2.7, IP Address:0:0:0:0:0:0:0:1');
    expect(server.verify(new X509Certificate(outcome.tls!.root).publicKey)).toBe(true);
    expect(validatePath([outcome.tls!.certificate, outcome.tls!.root], [outcome.root, outcome.tls!.root], NOW).ok).toBe(false);
    const key = await vault.tlsServerKey(outcome.tls!.kid);
    expect(server.checkPrivateKey(key)).toBe(true);
    const moved = await ceremony().run({ ...plan, tlsHosts: ['localhost', '192.0.2.8'] });
    expect(new X509Certificate(moved.tls!.certificate).subjectAltName).toBe('DNS:localhost, IP Address:192.0.2.8');
    expect(moved.tls!.root).toEqual(outcome.tls!.root);
  });

  test('a signer whose year ends gets a successor, and stays provable', async () => {
    const later = new FrozenClock(NOW + 340 * DAY);
    const successor = await new IssueSigner(vault, later, new SeededRandom('later'), folders()).run({ authority: MARKET, use: 'licence' });
    const [first] = outcome.keys;
    expect(successor.kid).not.toBe(first!.kid);
    expect(successor.signUntil! - first!.signUntil!).toBe(340 * DAY);
    expect(validatePath(first!.chain, [outcome.root], later.now()).ok).toBe(true);
    expect(readdirSync(join(folder, 'certificates'))).toContain(`signer-licence-${MARKET.code}-2.pem`);
  });

  test('certificates of one ceremony with the keys of another are refused', async () => {
    const other = await openKeyVault({ folder: join(folder, 'other-vault'), passphrase: 'daily passphrase' });
    await expect(new HoldCeremony(other, clock, new SeededRandom('other'), folders()).run(plan)).rejects.toThrow('two ceremonies');
    await other.close();
  });
});
