import { toBase64url } from '../../primitives/encodings/base64url.js';
import type { JsonObject, JsonValue } from '../../primitives/canonical-json.js';
import { fromToken, objectOf, refuseToken } from './compact-jws.js';
import { licenceIdentifierParts, parseLicenceIdentifier } from '../register/licence-identifier.js';

/** What anyone sees of a sealed licence who sees it at all; the fields are in its disclosures. Times in seconds since 1970. */
export interface SealedLicenceClaims {
  /** Issuing authority: 18-character credit code, the one inside the identifier. */
  readonly iss: string;
  readonly iat: number;
  /** Effective from. */
  readonly nbf: number;
  /** Effective until; absent where the licence never expires 长期. */
  readonly exp?: number;
  /** URL of the licence type and its version. */
  readonly vct: string;
  /** Licence identifier (GB/T 36904). */
  readonly identifier: string;
  /** Place in the status list, one for each version. */
  readonly status: { readonly uri: string; readonly idx: number };
  /** Only licences that the competent authority issued are sealed. */
  readonly trustLevel: 'A';
  /** SHA-256 of the face template. */
  readonly templateDigest?: Uint8Array;
}

/** The claims by their names in the token. */
export function spellSealedClaims({ trustLevel, templateDigest, status, ...claims }: SealedLicenceClaims): JsonObject {
  const payload = { ...claims, status: { status_list: status }, trust_level: trustLevel };
  return templateDigest === undefined ? payload : { ...payload, template_digest: toBase64url(templateDigest) };
}

/**
 * The claims behind a payload. Strict: every claim but `exp` and `template_digest` present, none of another name.
 * @throws Refusal malformed TOKEN_UNREADABLE, unprocessable LICENCE_IDENTIFIER_WRONG
 */
export function readSealedClaims(payload: JsonObject): SealedLicenceClaims {
  const { iss, iat, nbf, exp, vct, identifier, status, trust_level, template_digest, _sd, _sd_alg, ...others } = payload;
  if (Object.keys(others).length > 0) refuseToken('it has a claim that is not understood');
  if (trust_level !== 'A') refuseToken('its trust level is not A');
  const licence = parseLicenceIdentifier(textOf(identifier));
  if (iss !== licenceIdentifierParts(licence).issuingAuthority) refuseToken('its identifier is of another authority');
  const from = numberOf(nbf);
  if (exp !== undefined && numberOf(exp) <= from) refuseToken('it expires before it is effective');
  return {
    iss: textOf(iss),
    iat: numberOf(iat),
    nbf: from,
    ...(exp === undefined ? {} : { exp: numberOf(exp) }),
    vct: addressOf(vct),
    identifier: licence,
    status: statusOf(status),
    trustLevel: trust_level,
    ...(template_digest === undefined ? {} : { templateDigest: digestBytes(template_digest) }),
  };
}

function statusOf(value: JsonValue | undefined): SealedLicenceClaims['status'] {
  const { status_list, ...otherWays } = objectOf(value);
  const { idx, uri, ...more } = objectOf(status_list);
  if (Object.keys({ ...otherWays, ...more }).length > 0) refuseToken('its status is told in a way that is not understood');
  return { uri: addressOf(uri), idx: numberOf(idx) };
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : refuseToken('a claim is not text');
}

function numberOf(value: JsonValue | undefined): number {
  const whole = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
  return whole ? value : refuseToken('a claim is not a whole number from 0 up');
}

function addressOf(value: JsonValue | undefined): string {
  const address = textOf(value);
  return /^https:\/\/[\x21-\x7e]{1,504}$/.test(address) ? address : refuseToken('a claim is not an https address');
}

function digestBytes(value: JsonValue): Uint8Array {
  const bytes = fromToken(textOf(value));
  return bytes.length === 32 ? bytes : refuseToken('its template digest has not 32 bytes');
}
