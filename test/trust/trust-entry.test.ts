import { flawInAuthority, type TrustEntry } from '../../src/trust/trust-entry.js';
import type { Kid } from '../../src/pki/vault/key-vault.js';

const ENTRY: TrustEntry = {
  kid: '0011223344556677' as Kid,
  use: 'licence',
  suite: 'ES256',
  authority: '11990101MA990001XX',
  authorityNames: { zh: '演示市市场监督管理局', en: 'Market Supervision' },
  publicKey: new Uint8Array(),
  chain: [],
  licenceTypes: ['11990101MA990001XX001'],
  notBefore: 1_000,
  signUntil: 2_000,
  distrustAfter: null,
};
const CLAIM = { authority: '11990101MA990001XX', typeCode: '11990101MA990001XX001', signedAt: 1_500 };

describe('a key', () => {
  it('may sign for its authority and type in its time', () => {
    expect(flawInAuthority(ENTRY, CLAIM)).toBeUndefined();
    expect(flawInAuthority({ ...ENTRY, licenceTypes: ['*'] }, { ...CLAIM, typeCode: 'any' })).toBeUndefined();
  });

  it.each([
    ['another authority', { authority: '11990101MA9900116C' }],
    ['another type', { typeCode: '11990101MA990001XX002' }],
    ['a time before its own', { signedAt: 999 }],
    ['a time after its year', { signedAt: 2_000 }],
  ])('may not sign for %s', (_what, change) => {
    expect(flawInAuthority(ENTRY, { ...CLAIM, ...change })).toBe('OUTSIDE_AUTHORITY');
  });

  it('is not believed for what it signed after it was distrusted, and still for what it signed before', () => {
    const distrusted = { ...ENTRY, distrustAfter: 1_400 };
    expect(flawInAuthority(distrusted, CLAIM)).toBe('KEY_DISTRUSTED');
    expect(flawInAuthority(distrusted, { ...CLAIM, signedAt: 1_400 })).toBeUndefined();
  });
});
