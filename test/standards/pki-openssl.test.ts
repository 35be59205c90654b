import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FrozenClock } from '../../src/primitives/clock.js';
import { SeededRandom } from '../../src/primitives/random.js';
import { HoldCeremony, type CeremonyOutcome } from '../../src/pki/ceremony/hold.js';
import { pemOfCertificate } from '../../src/pki/certificates/certificate.js';
import { openKeyVault } from '../../src/pki/vault/key-vault-thread.js';
import { repositoryRoot } from '../support/repository.js';
import { needs } from '../support/tools.js';

const NOW = Date.UTC(2026, 10, 22, 8);

needs('openssl')('openssl', () => {
  let folder: string;
  let outcome: CeremonyOutcome;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'openssl-'));
    const vault = await openKeyVault({ folder: join(folder, 'vault'), passphrase: 'daily passphrase' });
    const folders = { profiles: join(repositoryRoot, 'certs/profiles'), certificates: join(folder, 'certificates') };
    outcome = await new HoldCeremony(vault, new FrozenClock(NOW), new SeededRandom('openssl'), folders).run({
      offline: { folder: join(folder, 'offline'), passphrase: 'root passphrase' },
      operator: { code: '11990000MA9900001J', name: '演示市电子证照库' },
      departments: [{ code: '11990101MA990001XX', name: '演示市市场监督管理局' }],
      tlsHosts: ['localhost', '127.0.0.1'],
    });
    await vault.close();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const pem = (name: string, der: Uint8Array) => {
    const path = join(folder, `${name}.pem`);
    writeFileSync(path, pemOfCertificate(der));
    return path;
  };
  const openssl = (...words: string[]) => execFileSync('openssl', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const verify = (root: Uint8Array, intermediate: Uint8Array, leaf: Uint8Array, ...more: string[]) =>
    openssl('verify', '-x509_strict', '-check_ss_sig', '-attime', String(NOW / 1000), '-CAfile', pem('root', root), '-untrusted', pem('between', intermediate), ...more, pem('leaf', leaf));

  test('agrees strictly with every chain of a ceremony', () => {
    const chains = outcome.keys.filter(({ chain }) => chain.length === 3).map(({ chain }) => chain);
    expect(chains).toHaveLength(6);
    for (const [signer, issuingCa, root] of chains) {
      expect(verify(root!, issuingCa!, signer!)).toMatch(/: OK\n$/);
      expect(verify(root!, issuingCa!, signer!, '-purpose', 'smimesign')).toMatch(/: OK\n$/);
    }
  });

  test('agrees with the TLS chain for its host and address, and not for another', () => {
    const { root, certificate } = outcome.tls!;
    expect(verify(root, root, certificate, '-purpose', 'sslserver', '-verify_hostname', 'localhost')).toMatch(/: OK\n$/);
    expect(verify(root, root, certificate, '-purpose', 'sslserver', '-verify_ip', '127.0.0.1')).toMatch(/: OK\n$/);
    expect(() => verify(root, root, certificate, '-verify_hostname', 'example.com')).toThrow('hostname mismatch');
  });

  test('does not let a TLS certificate hang from the licence root', () => {
    expect(() => verify(outcome.root, outcome.issuingCa, outcome.tls!.certificate)).toThrow('unable to get local issuer certificate');
  });

  test('shows the department, the credit code and the year of signing in words', () => {
    const [licence] = outcome.keys;
    const text = openssl('x509', '-in', pem('shown', licence!.chain[0]!), '-noout', '-text', '-nameopt', 'utf8,sep_comma_plus_space');
    expect(text).toContain('演示市市场监督管理局');
    expect(text).toContain('organizationIdentifier=11990101MA990001XX');
    expect(text).toMatch(/Private Key Usage Period: *\n *Not Before: Nov 22 07:00:00 2026 GMT, Not After: Nov 22 06:59:59 2027 GMT/);
    expect(text).toMatch(/X509v3 Key Usage: critical\n *Digital Signature, Non Repudiation/);
    expect(text).toMatch(/X509v3 Extended Key Usage: \n *1\.3\.6\.1\.5\.5\.7\.3\.36, E-mail Protection/);
  });
});
