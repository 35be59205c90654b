import { epochSeconds, type Instant } from '../../primitives/clock.js';
import { sha256 } from '../../primitives/digest.js';
import { Refusal } from '../../primitives/refusal.js';
import type { FieldValue } from '../../catalogue/field.js';
import { LICENCE_NUMBER } from '../../catalogue/licence-type.js';
import type { TrustEntry } from '../../trust/trust-entry.js';
import { suiteNamed } from '../../pki/vault/suite.js';
import type { JoseAlgorithm, UnsignedJws } from '../sealed/compact-jws.js';
import { carrierText } from '../code/code-carrier.js';
import { assembleCode, type CoseAlgorithm, type UnsignedCode } from '../code/cose-sign1.js';
import { refuseLargeCode } from '../code/draw-code.js';
import { disclosure, faceName, holderName } from '../sealed/disclosure.js';
import { unsignedPrintedCode } from '../code/printed-code.js';
import { MAX_SEALED_LENGTH, unsignedSealedLicence } from '../sealed/sealed-licence.js';
import { validityWindow } from '../register/validity.js';
import type { CheckedOrder } from './order.js';

/** What is fixed about a licence before its bytes are laid out. */
export interface IssuePlan {
  readonly order: CheckedOrder;
  readonly identifier: string;
  readonly number: string;
  readonly issuingAuthority: string;
  /** 16 bytes: the version's internal id, the code's cti. */
  readonly versionId: Uint8Array;
  readonly status: { readonly uri: string; readonly idx: number };
  /** URL of the licence type and its version. */
  readonly typeUrl: string;
  readonly issuedAt: Instant;
  readonly sealer: TrustEntry;
  readonly codeSigner: TrustEntry;
  /** The printed code's signer certificate ends here: no code outlives it. */
  readonly codeSignerEnds: Instant;
}

/** One salt of 16 bytes a field. */
export type DrawSalt = () => Uint8Array;

/** The disclosures: licence number, every face field, every holder fact, each by itself. */
export function disclosuresOf(plan: IssuePlan, drawSalt: DrawSalt): string[] {
  const { order } = plan;
  const face = [...Object.entries(order.fields), [LICENCE_NUMBER, plan.number] as const];
  const holders = order.holders.flatMap(({ role, name, code }, position) =>
    Object.entries({ role, name, codeType: code.codeType, code: code.code }).map(([fact, value]) => [holderName(position, fact), value] as const),
  );
  const facts: (readonly [string, FieldValue])[] = [...face.map(([field, value]) => [faceName(field), value] as const), ...holders];
  return facts.map(([name, value]) => disclosure(drawSalt(), name, value));
}

/** The issuer-signed JWT before its signature. */
export function unsignedLicence(plan: IssuePlan, disclosures: readonly string[]): UnsignedJws {
  const { order, sealer } = plan;
  const window = validityWindow(order.validFrom, order.validUntil);
  const header = { alg: sealer.suite as JoseAlgorithm, kid: sealer.kid, x5c: sealer.chain };
  const claims = {
    iss: plan.issuingAuthority,
    iat: epochSeconds(plan.issuedAt),
    nbf: epochSeconds(window.notBefore),
    ...(window.notAfter === null ? {} : { exp: epochSeconds(window.notAfter) }),
    vct: plan.typeUrl,
    identifier: plan.identifier,
    status: plan.status,
    trustLevel: 'A',
  } as const;
  return unsignedSealedLicence(header, claims, { disclosures, hash: sha256 });
}

/** Characters of the longest signature in base64url, and the point before it. */
const SIGNATURE_CHARACTERS = 129;

/**
 * Refuses, before anything is reserved, what no reader would take: a sealed licence past its bound, a code that no QR code holds.
 * @param host where the code points @throws Refusal unprocessable LICENCE_TOO_LARGE, CODE_TOO_LARGE
 */
export function refuseOversize({ token, code }: { token: UnsignedJws; code: UnsignedCode }, disclosures: readonly string[], host: string): void {
  const length = disclosures.reduce((sum, each) => sum + each.length + 1, token.toBeSigned.length + SIGNATURE_CHARACTERS + 1);
  if (length > MAX_SEALED_LENGTH) {
    throw new Refusal('unprocessable', 'LICENCE_TOO_LARGE', `证照内容过多。The licence is too large: ${length} characters where ${MAX_SEALED_LENGTH} may be.`, [{ pointer: '/fields', detail: 'shorten the fields' }]);
  }
  refuseLargeCode(carrierText(host, assembleCode(code, new Uint8Array(64).fill(0xff))));
}

/** The printed code before its signature: the type's code fields and nothing else about the holder. */
export function unsignedCodeOf(plan: IssuePlan): UnsignedCode {
  const { order, codeSigner } = plan;
  const { type } = order;
  const fields = new Map<number, FieldValue>();
  for (const { name, codeKey } of type.fields) {
    const value = order.fields[name];
    if (codeKey !== undefined && value !== undefined) fields.set(codeKey, value);
  }
  const { notBefore, notAfter } = validityWindow(order.validFrom, order.validUntil);
  const header = { alg: suiteNamed(codeSigner.suite).cose as CoseAlgorithm, kid: new Uint8Array(Buffer.from(codeSigner.kid, 'hex')) };
  const claims = {
    iss: plan.issuingAuthority,
    iat: epochSeconds(plan.issuedAt),
    exp: epochSeconds(Math.min(notAfter ?? plan.codeSignerEnds, plan.codeSignerEnds)),
    ...(notBefore > plan.issuedAt ? { nbf: epochSeconds(notBefore) } : {}),
    cti: plan.versionId,
    status: plan.status,
    identifier: plan.identifier,
    typeCode: type.code,
    typeVersion: type.version,
    layoutVersion: type.layoutVersion,
    fields,
  };
  return unsignedPrintedCode(header, claims);
}
