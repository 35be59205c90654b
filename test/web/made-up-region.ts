import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { PublicJwk } from '../../browser/src/jws.js';
import { carrierText, pack } from '../../src/licence/code/code-carrier.js';
import { assembleCode } from '../../src/licence/code/cose-sign1.js';
import { unsignedPrintedCode, type PrintedCodeClaims } from '../../src/licence/code/printed-code.js';
import { parseLicenceIdentifier } from '../../src/licence/register/licence-identifier.js';
import { unsignedDynamicCode, type DynamicCodeClaims } from '../../src/presentation/code/dynamic-code.js';
import { toBase64url } from '../../src/primitives/encodings/base64url.js';
import { epochSeconds, isoInstant } from '../../src/primitives/clock.js';
import { deflate } from '../../src/primitives/deflate.js';

/** A key pair of the test's own making with the id that the trust list gives it. */
export interface TestKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly jwk: PublicJwk;
  readonly alg: 'ES256' | 'EdDSA';
}

export function p256Key(kid: string): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { kid, privateKey, jwk: publicKey.export({ format: 'jwk' }), alg: 'ES256' };
}

export function ed25519Key(kid: string): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { kid, privateKey, jwk: publicKey.export({ format: 'jwk' }), alg: 'EdDSA' };
}

export const LISTER = 'aaaaaaaaaaaaaaaa';
export const DEPARTMENT = 'bbbbbbbbbbbbbbbb';
export const STATUS = 'cccccccccccccccc';
export const STATUS_URI = 'https://demo.invalid/status-lists/7';
export const TYPE = '11990000MA9900001J002';
export const AUTHORITY = '11990101MA990001XX';
export const VOUCHER = 'ffffffffffffffff';
/** Who runs the repository. */
export const OPERATOR = '11990101MA9900108H';
const DAY_MS = 86_400_000;

/** A region made up for tests: its keys, and what it signs. Instants are milliseconds since 1970. */
export class MadeUpRegion {
  readonly lister: TestKey;
  readonly department = p256Key(DEPARTMENT);
  readonly statusKey = p256Key(STATUS);
  /** Of who runs the repository, for the codes that phones show. */
  readonly voucher = p256Key(VOUCHER);

  constructor(
    private readonly now: number,
    listerAlg: 'ES256' | 'EdDSA' = 'ES256',
  ) {
    this.lister = listerAlg === 'ES256' ? p256Key(LISTER) : ed25519Key(LISTER);
  }

  /** The signed trust list; `keyChanges` go over the department's key, `changes` over the list, `voucherChanges` over the key for live codes. */
  trustList(keyChanges: object = {}, changes: object = {}, voucherChanges: object = {}): string {
    const operator = { authority: { code: OPERATOR, names: { zh: '演示市政务服务和数据管理局', en: 'Demonstration City Data Bureau' } } };
    const entry = (key: TestKey, use: string, more: object) => ({
      kid: key.kid,
      use,
      alg: key.alg,
      authority: { code: AUTHORITY, names: { zh: '演示市市场监督管理局', en: 'Demonstration City Market Supervision Bureau' } },
      jwk: key.jwk,
      notBefore: isoInstant(this.now - 30 * DAY_MS),
      signUntil: isoInstant(this.now + 335 * DAY_MS),
      validUntil: isoInstant(this.now + 3_650 * DAY_MS),
      licenceTypes: ['*'],
      ...more,
    });
    return jws(this.lister, { typ: 'trust-list+jwt' }, {
      version: 5,
      issuedAt: isoInstant(this.now - DAY_MS),
      nextUpdate: isoInstant(this.now + DAY_MS),
      region: { code: '990101', names: { zh: '演示市', en: 'Demonstration City' } },
      keys: [entry(this.department, 'printed-code', keyChanges), entry(this.statusKey, 'status-list', {}), entry(this.voucher, 'dynamic-code', { ...operator, ...voucherChanges })],
      ...changes,
    });
  }

  /** A signed status list in which place 0 is valid, 1 ended, 2 suspended, 3 superseded. */
  statusList(changes: object = {}, key = this.statusKey): string {
    return jws(key, { typ: 'statuslist+jwt' }, {
      sub: STATUS_URI,
      iat: epochSeconds(this.now) - 60,
      exp: epochSeconds(this.now) + 3600,
      ttl: 300,
      status_list: { bits: 2, lst: toBase64url(deflate(Uint8Array.of(0b11_10_01_00, 0))) },
      ...changes,
    });
  }

  claims(changes: Partial<PrintedCodeClaims> = {}): PrintedCodeClaims {
    return {
      iss: AUTHORITY,
      iat: epochSeconds(this.now - 2 * DAY_MS),
      exp: epochSeconds(this.now + 300 * DAY_MS),
      cti: new Uint8Array(16).fill(9),
      status: { uri: STATUS_URI, idx: 0 },
      identifier: `1.2.156.3005.2.${TYPE}.${AUTHORITY}.20260000000.001.1`,
      typeCode: TYPE,
      typeVersion: 1,
      layoutVersion: 1,
      fields: new Map<number, string | number>([[1, '演示市青禾餐饮有限公司'], [2, 'JY19901010000017'], [3, '2031年11月21日']]),
      ...changes,
    };
  }

  /** What the QR code says. */
  codeText(changes: Partial<PrintedCodeClaims> = {}, key = this.department): string {
    const unsigned = unsignedPrintedCode({ alg: -7, kid: new Uint8Array(Buffer.from(key.kid, 'hex')) }, this.claims(changes));
    const signature = sign('sha256', unsigned.toBeSigned, { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
    return carrierText('demo.invalid', pack(assembleCode(unsigned, new Uint8Array(signature)), deflate));
  }
}

/** What the QR code of a phone says that shows the region's food permit, made five seconds ago. */
export function liveText(region: MadeUpRegion, now: number, changes: Partial<DynamicCodeClaims> = {}, key = region.voucher): string {
  const iat = epochSeconds(now) - 5;
  const claims: DynamicCodeClaims = {
    iss: OPERATOR,
    iat,
    exp: iat + 60,
    cti: new Uint8Array(12).fill(7),
    status: { uri: STATUS_URI, idx: 0 },
    identifier: parseLicenceIdentifier(`1.2.156.3005.2.${TYPE}.${AUTHORITY}.20260000000.001.1`),
    holderOrdinal: 0,
    scope: 'licence',
    ...changes,
  };
  const unsigned = unsignedDynamicCode({ alg: -7, kid: new Uint8Array(Buffer.from(key.kid, 'hex')) }, claims);
  const signature = sign('sha256', unsigned.toBeSigned, { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
  return carrierText('demo.invalid', pack(assembleCode(unsigned, new Uint8Array(signature)), deflate));
}

/** A compact JWS (RFC 7515 §7.1). */
export function jws(key: TestKey, header: object, payload: object): string {
  const part = (value: object) => toBase64url(new Uint8Array(Buffer.from(JSON.stringify(value), 'utf8')));
  const input = `${part({ alg: key.alg, kid: key.kid, ...header })}.${part(payload)}`;
  const signature = key.alg === 'EdDSA' ? sign(null, Buffer.from(input), key.privateKey) : sign('sha256', Buffer.from(input), { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
  return `${input}.${toBase64url(new Uint8Array(signature))}`;
}
