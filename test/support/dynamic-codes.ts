import { deflate } from '../../src/primitives/deflate.js';
import { carrierText, pack } from '../../src/licence/code/code-carrier.js';
import { assembleCode } from '../../src/licence/code/cose-sign1.js';
import { parseLicenceIdentifier } from '../../src/licence/register/licence-identifier.js';
import { unsignedDynamicCode, type DynamicCodeClaims } from '../../src/presentation/code/dynamic-code.js';
import { EXAMPLE_KID, signExample } from './codes.js';

/** The food business permit of the printed code's example, shown by its first holder at 08:00:05 on 22 November 2026. */
export const EXAMPLE_SHOWING: DynamicCodeClaims = {
  iss: '11990101MA9900108H',
  iat: 1_795_334_405,
  exp: 1_795_334_465,
  cti: Uint8Array.from({ length: 12 }, (_, index) => 0xf0 + index),
  status: { uri: 'https://zk.example.gov.cn/status-lists/1', idx: 412_345 },
  identifier: parseLicenceIdentifier('1.2.156.3005.2.11990000MA9900001J001.11990101MA990001XX.20260000000.001.I'),
  holderOrdinal: 0,
  scope: 'licence',
};

/** The signed COSE_Sign1 of claims. */
export function dynamicCode(claims: DynamicCodeClaims = EXAMPLE_SHOWING): Uint8Array {
  const unsigned = unsignedDynamicCode({ alg: -7, kid: EXAMPLE_KID }, claims);
  return assembleCode(unsigned, signExample(unsigned.toBeSigned));
}

/** What the QR code of claims says. */
export function dynamicCodeText(claims: DynamicCodeClaims = EXAMPLE_SHOWING): string {
  return carrierText('zk.example.gov.cn', pack(dynamicCode(claims), deflate));
}
