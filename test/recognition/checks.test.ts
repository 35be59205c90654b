import type { LicenceVersionRow } from '../../src/licence/register/licence-row.js';
import type { Kid } from '../../src/pki/vault/key-vault.js';
import { findingsOf, type Case } from '../../src/recognition/verdict/checks.js';
import type { Evidence } from '../../src/recognition/verdict/evidence.js';
import type { TrustEntry } from '../../src/trust/trust-entry.js';
import { forged } from '../pki/forge.js';

const AUTHORITY = '11990101MA990001XX';
const TYPE = '11990000MA9900001J002';
const KID = 'bbbbbbbbbbbbbbbb' as Kid;

/** When the forged signer's certificate ends. */
const CERTIFICATE_ENDS = Date.UTC(2036, 11, 31, 23, 59, 59);
const LICENCE_ENDS = Date.parse('2031-11-22T00:00:00+08:00');
const LICENCE_BEGINS = Date.parse('2026-12-01T00:00:00+08:00');

const SIGNER: TrustEntry = {
  kid: KID,
  use: 'printed-code',
  suite: 'ES256',
  authority: AUTHORITY,
  authorityNames: { zh: '演示市市场监督管理局', en: 'Market Supervision Bureau' },
  publicKey: new Uint8Array(0),
  chain: [forged('signer'), forged('issuingCa')],
  licenceTypes: [TYPE],
  notBefore: Date.UTC(2026, 0, 1),
  signUntil: Date.UTC(2027, 0, 1),
  distrustAfter: null,
};

const CODE: Evidence = {
  form: 'printedCode',
  identifier: `1.2.156.3005.2.${TYPE}.${AUTHORITY}.20260000000.001.1`,
  issuingAuthority: AUTHORITY,
  typeCode: TYPE,
  signed: { kid: KID, use: 'printed-code', bytes: new Uint8Array(0), signature: new Uint8Array(64) },
  issuedAt: Date.UTC(2026, 10, 22, 8),
  notBefore: null,
  notAfter: null,
  codeEnds: LICENCE_ENDS,
  facts: new Map(),
  isOf: () => true,
};

const SEALED: Evidence = { ...CODE, form: 'sealedLicence', notBefore: CODE.issuedAt, notAfter: LICENCE_ENDS, codeEnds: null };

/** The version as the register holds it: in force, ending with the licence. */
const VERSION = { identifier: CODE.identifier, validFrom: '2026-11-22', validUntil: '2031-11-21', stateSince: 0, revision: 1, state: 'inForce' } as LicenceVersionRow;

/** What did not pass of a case whose signature is good, as `check:outcome:CODE`. */
function faults(now: number, evidence: Evidence, version?: LicenceVersionRow): string[] {
  const judged: Case = { evidence, now, candidates: [SIGNER], signer: SIGNER, chain: undefined, version, isLogged: version !== undefined };
  return findingsOf(judged).filter(({ outcome }) => outcome !== 'passed').map(({ check, outcome, code }) => `${check}:${outcome}:${code ?? ''}`);
}

/** Of another region's licence the register here knows nothing: what it says itself must do. */
const FOREIGN = 'logged:unknown:NOT_LOGGED';

describe('the times of a printed code', () => {
  it('are good to the last moment of the licence', () => {
    expect(faults(LICENCE_ENDS - 1, CODE, VERSION)).toEqual([]);
  });

  it('say that a licence whose own end has passed is expired, not that its code is stale', () => {
    expect(faults(LICENCE_ENDS, CODE, VERSION)).toEqual(['in-force:failed:EXPIRED']);
    expect(faults(LICENCE_ENDS, CODE)).toEqual([FOREIGN, 'in-force:failed:EXPIRED']);
  });

  it('say that a code which ended with its signer’s certificate is stale: its licence may live on', () => {
    const longTerm = { ...CODE, codeEnds: CERTIFICATE_ENDS };
    expect(faults(CERTIFICATE_ENDS, longTerm, { ...VERSION, validUntil: null })).toEqual(['fresh:unknown:CODE_STALE']);
    expect(faults(CERTIFICATE_ENDS, longTerm)).toEqual([FOREIGN, 'fresh:unknown:CODE_STALE', 'in-force:unknown:STATUS_UNKNOWN']);
  });

  it('say that a licence whose first day has not come is not yet effective', () => {
    const early = { ...CODE, notBefore: LICENCE_BEGINS };
    expect(faults(LICENCE_BEGINS - 1, early, { ...VERSION, validFrom: '2026-12-01' })).toEqual(['in-force:failed:NOT_YET_EFFECTIVE']);
    expect(faults(LICENCE_BEGINS - 1, early)).toEqual([FOREIGN, 'in-force:failed:NOT_YET_EFFECTIVE']);
    expect(faults(LICENCE_BEGINS, early, { ...VERSION, validFrom: '2026-12-01' })).toEqual([]);
  });

  it('give way to what the issuer did since', () => {
    expect(faults(LICENCE_ENDS, CODE, { ...VERSION, state: 'revoked' })).toEqual(['in-force:failed:REVOKED']);
  });
});

describe('the times of a sealed licence of another region', () => {
  it.each([
    ['before its first day', CODE.issuedAt - 1, [FOREIGN, 'in-force:failed:NOT_YET_EFFECTIVE']],
    ['between its days', CODE.issuedAt, [FOREIGN, 'in-force:unknown:STATUS_UNKNOWN']],
    ['after its last day', LICENCE_ENDS, [FOREIGN, 'in-force:failed:EXPIRED']],
  ])('%s', (_when, now, expected) => {
    expect(faults(now, SEALED)).toEqual(expected);
  });
});
