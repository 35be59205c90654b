import { flawInCreditCode } from '../../holder/credit-code.js';
import type { LicenceTypeCode } from '../../holder/licence-type-code.js';
import { encodeCbor, type CborValue } from '../../primitives/cbor/cbor.js';
import { decodeCbor } from '../../primitives/cbor/cbor-decode.js';
import type { Instant } from '../../primitives/clock.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Inflate } from '../../licence/code/code-carrier.js';
import { readScanned, type CodeReading } from '../../licence/code/code-reading.js';
import { readCode, refuseCode, unsignedCode, type CodeHeader, type SignedCode, type UnsignedCode } from '../../licence/code/cose-sign1.js';
import { flawInStatus, isWhole, MAX_TIME, numberOf, readRegistered, spellRegistered, textOf, type RegisteredClaims } from '../../licence/code/cwt-claims.js';
import { formatLicenceIdentifier, licenceIdentifierParts, type LicenceIdentifier } from '../../licence/register/licence-identifier.js';

/** The typ of a dynamic code (RFC 9596). A code of any other typ is none, whoever signed it. */
export const DYNAMIC_CODE_TYP = 'application/elicence-dynamic+cwt';
/** How long a code lives at the most. */
export const LIFETIME_SECONDS = 60;
/** How long before its own time a code may be made, for a phone that will be offline. */
export const AHEAD_SECONDS = 600;
/** 96 bits. */
export const CTI_BYTES = 12;

/** What a code opens, by its number in the code. `licence`: this version, as far as the reader's purpose lets it be seen. */
export const SCOPES = ['licence'] as const;
export type Scope = (typeof SCOPES)[number];

/** What a dynamic code says: who runs the repository vouches that a holder of this version shows it now. It names nobody. */
export interface DynamicCodeClaims extends RegisteredClaims {
  /** Who runs the repository: credit code. */
  readonly iss: string;
  /** After iat by at most `AHEAD_SECONDS`: from when it is good. Only in a code that was fetched ahead. */
  readonly nbf?: number;
  /** At most `LIFETIME_SECONDS` after it begins. */
  readonly exp: number;
  /** 12 random bytes: it is used up under them. */
  readonly cti: Uint8Array;
  readonly identifier: LicenceIdentifier;
  /** Which of the version's holders shows it, from 0. */
  readonly holderOrdinal: number;
  readonly scope: Scope;
}

/** A dynamic code as it was read; nothing about its signature or its time has been judged. */
export interface DynamicCode extends SignedCode {
  readonly claims: DynamicCodeClaims;
}

/** Private use, and not the printed code's: what is shown, by whom. */
const SHOWING = -65538;

/** The bytes to be signed for the claims. @throws Refusal unprocessable CODE_CLAIMS_UNFIT */
export function unsignedDynamicCode(header: Omit<CodeHeader, 'typ'>, claims: DynamicCodeClaims): UnsignedCode {
  const flaw = flawIn(claims);
  if (flaw !== undefined) throw new Refusal('unprocessable', 'CODE_CLAIMS_UNFIT', `The licence does not fit in a dynamic code: ${flaw}.`);
  const { typeCode, issuingAuthority, serial, version } = licenceIdentifierParts(claims.identifier);
  const payload = new Map<number, CborValue>([
    ...spellRegistered(claims),
    [SHOWING, [typeCode, issuingAuthority, serial, version, claims.holderOrdinal, SCOPES.indexOf(claims.scope)]],
  ]);
  return unsignedCode({ ...header, typ: DYNAMIC_CODE_TYP }, encodeCbor(payload));
}

/** Reads what a scanner typed or a camera saw, in any form that `readCarrier` takes. Never throws for what a stranger wrote. */
export function readDynamicCode(text: string, inflate: Inflate): Promise<CodeReading<DynamicCode>> {
  return readScanned(text, inflate, parseDynamicCode);
}

/**
 * Takes a dynamic code's COSE_Sign1 apart. Strict: no claim missing, none more; nbf alone may be absent.
 * @throws Refusal malformed CODE_UNREADABLE or CBOR_UNREADABLE, CODE_OF_ANOTHER_KIND for another typ, LICENCE_IDENTIFIER_WRONG
 */
export function parseDynamicCode(bytes: Uint8Array): DynamicCode {
  const code = readCode(bytes);
  if (code.header.typ !== DYNAMIC_CODE_TYP) throw new Refusal('malformed', 'CODE_OF_ANOTHER_KIND', 'This is a signed code, but not one that a holder shows on a phone.');
  const claims = readClaims(decodeCbor(code.payload));
  const flaw = flawIn(claims);
  return flaw === undefined ? { ...code, claims } : refuseCode(flaw);
}

/** When a code is good: `from` ≤ now < `until`. */
export function lifetimeOf({ iat, nbf, exp }: DynamicCodeClaims): { readonly from: Instant; readonly until: Instant } {
  return { from: (nbf ?? iat) * 1000, until: exp * 1000 };
}

/** Whether a code is good at a time. @param skewMs by how much the clock may be wrong: 0 for the server that made it */
export function timeliness(claims: DynamicCodeClaims, now: Instant, skewMs: number): 'early' | 'good' | 'over' {
  const { from, until } = lifetimeOf(claims);
  if (now < from - skewMs) return 'early';
  return now < until + skewMs ? 'good' : 'over';
}

function readClaims(payload: CborValue): DynamicCodeClaims {
  const { registered, own: showing } = readRegistered(payload, SHOWING);
  if (!Array.isArray(showing) || showing.length !== 6) refuseCode('it does not say what is shown');
  const [type, issuingAuthority, serial, version, holderOrdinal, scope] = showing as readonly CborValue[];
  const typeCode = textOf(type) as LicenceTypeCode;
  return {
    ...registered,
    identifier: formatLicenceIdentifier({ typeCode, issuingAuthority: textOf(issuingAuthority), serial: textOf(serial), version: numberOf(version) }),
    holderOrdinal: numberOf(holderOrdinal),
    scope: SCOPES[numberOf(scope)] ?? refuseCode('its scope is not one of ours'),
  };
}

/** Why claims are unfit, for who writes and who reads them; undefined where they are fit. */
function flawIn({ iss, iat, nbf, exp, cti, status, holderOrdinal }: DynamicCodeClaims): string | undefined {
  if (flawInCreditCode(iss) !== undefined) return 'its maker is no credit code';
  if (!isWhole(iat, 0, MAX_TIME) || (nbf !== undefined && !isWhole(nbf, iat + 1, iat + AHEAD_SECONDS))) return 'its times are wrong';
  const begins = nbf ?? iat;
  if (!isWhole(exp, begins + 1, begins + LIFETIME_SECONDS)) return 'its times are wrong';
  if (cti.length !== CTI_BYTES) return `its cti has not ${CTI_BYTES} bytes`;
  return isWhole(holderOrdinal, 0, 255) ? flawInStatus(status) : 'its holder is wrong';
}
