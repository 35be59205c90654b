import { p256 } from '@noble/curves/nist.js';
import { deflate } from '../../src/primitives/deflate.js';
import { carrierText, pack } from '../../src/licence/code/code-carrier.js';
import { assembleCode } from '../../src/licence/code/cose-sign1.js';
import { unsignedPrintedCode, type PrintedCodeClaims } from '../../src/licence/code/printed-code.js';

/** The P-256 key that RFC 6979 §A.2.5 prints: public, so that everyone can repeat the worked examples. Its signatures are deterministic. */
const SECRET = Uint8Array.from(Buffer.from('C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721', 'hex'));
const PUBLIC = p256.getPublicKey(SECRET);

/** r ‖ s of ES256. */
export function signExample(bytes: Uint8Array): Uint8Array {
  return p256.sign(bytes, SECRET, { lowS: false });
}

export function isSignedByExample(bytes: Uint8Array, signature: Uint8Array): boolean {
  return p256.verify(signature, bytes, PUBLIC, { lowS: false });
}

export const EXAMPLE_KID = Uint8Array.of(0xa1, 0xb2, 0xc3, 0xd4, 0xe5, 0xf6, 0x07, 0x18);

/** A food business permit of the synthetic city, as its printed code says it. */
export const EXAMPLE_CLAIMS: PrintedCodeClaims = {
  iss: '11990101MA990001XX',
  iat: 1_795_305_600,
  exp: 1_953_072_000,
  cti: Uint8Array.from({ length: 16 }, (_, index) => index),
  status: { uri: 'https://zk.example.gov.cn/status-lists/1', idx: 412_345 },
  identifier: '1.2.156.3005.2.11990000MA9900001J001.11990101MA990001XX.20260000000.001.I',
  typeCode: '11990000MA9900001J001',
  typeVersion: 1,
  layoutVersion: 1,
  fields: new Map([
    [1, '云溪市老街面馆有限公司'],
    [2, '张𠮷安'],
    [3, '云溪市东湖区书院路12号'],
    [4, '热食类食品制售'],
    [5, '2031-11-21'],
  ]),
};

/** The signed COSE_Sign1 of claims. */
export function printedCode(claims: PrintedCodeClaims = EXAMPLE_CLAIMS): Uint8Array {
  const unsigned = unsignedPrintedCode({ alg: -7, kid: EXAMPLE_KID }, claims);
  return assembleCode(unsigned, signExample(unsigned.toBeSigned));
}

/** What the QR code of claims says. */
export function printedCodeText(claims: PrintedCodeClaims = EXAMPLE_CLAIMS): string {
  return carrierText('zk.example.gov.cn', pack(printedCode(claims), deflate));
}
