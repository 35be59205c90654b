import type { LicenceTypeCode } from '../../holder/licence-type-code.js';
import { encodeCbor, type CborValue } from '../../primitives/cbor/cbor.js';
import { decodeCbor } from '../../primitives/cbor/cbor-decode.js';
import { Refusal } from '../../primitives/refusal.js';
import { flawInText } from '../../primitives/text.js';
import type { Inflate } from './code-carrier.js';
import { readScanned, type CodeReading } from './code-reading.js';
import { readCode, refuseCode, unsignedCode, type CodeHeader, type SignedCode, type UnsignedCode } from './cose-sign1.js';
import { flawInStatus, isWhole, MAX_TIME, numberOf, readRegistered, spellRegistered, textOf, type RegisteredClaims } from './cwt-claims.js';
import { formatLicenceIdentifier, licenceIdentifierParts, parseLicenceIdentifier } from '../register/licence-identifier.js';

/** The typ of a printed code (RFC 9596). A code of any other typ is none, whoever signed it. */
export const PRINTED_CODE_TYP = 'application/elicence+cwt';

/** What a printed code says: a CWT (RFC 8392) of the version's code fields. */
export interface PrintedCodeClaims extends RegisteredClaims {
  /** Issuing authority: 18-character credit code, the one inside the identifier. */
  readonly iss: string;
  /** After iat: the licence's end or, where that comes first, the end of the signer's certificate. */
  readonly exp: number;
  /** After iat and before exp: when the licence becomes effective. Absent where it was when it was issued. */
  readonly nbf?: number;
  /** 16 bytes: the licence version's internal id. */
  readonly cti: Uint8Array;
  /** Licence identifier (GB/T 36904). */
  readonly identifier: string;
  /** 21 characters, the one inside the identifier. */
  readonly typeCode: string;
  /** 1 to 65,535. */
  readonly typeVersion: number;
  /** Meaning of the field numbers in this type version; 1 to 65,535. */
  readonly layoutVersion: number;
  /** Field number (0 to 255) to text (NFC, at most 512 characters) or whole number; at most 32. */
  readonly fields: ReadonlyMap<number, string | number>;
}

/** A printed code as it was read; nothing about its signature has been judged. */
export interface PrintedCode extends SignedCode {
  readonly claims: PrintedCodeClaims;
}

/** Private use: what is said about the licence itself. */
const LICENCE = -65537;

const MAX_FIELD_CHARACTERS = 512;

/** The bytes to be signed for the claims. @throws Refusal unprocessable CODE_CLAIMS_UNFIT or LICENCE_IDENTIFIER_WRONG */
export function unsignedPrintedCode(header: Omit<CodeHeader, 'typ'>, claims: PrintedCodeClaims): UnsignedCode {
  const { typeCode, issuingAuthority, serial, version } = licenceIdentifierParts(parseLicenceIdentifier(claims.identifier));
  const ofAnother = typeCode !== claims.typeCode || issuingAuthority !== claims.iss;
  const flaw = ofAnother ? 'its identifier is of another type or authority' : (flawIn(claims) ?? flawInTexts(claims.fields));
  if (flaw !== undefined) throw new Refusal('unprocessable', 'CODE_CLAIMS_UNFIT', `The licence does not fit in a printed code: ${flaw}.`);
  const payload = new Map<number, CborValue>([
    ...spellRegistered(claims),
    [LICENCE, [typeCode, claims.typeVersion, claims.layoutVersion, serial, version, claims.fields]],
  ]);
  return unsignedCode({ ...header, typ: PRINTED_CODE_TYP }, encodeCbor(payload));
}

/** Reads what a scanner typed or a camera saw, in any form that `readCarrier` takes. Never throws for what a stranger wrote. */
export function readPrintedCode(text: string, inflate: Inflate): Promise<CodeReading<PrintedCode>> {
  return readScanned(text, inflate, parsePrintedCode);
}

/**
 * Takes a printed code's COSE_Sign1 apart. Strict: no claim missing, none more; nbf alone may be absent.
 * @throws Refusal malformed CODE_UNREADABLE or CBOR_UNREADABLE, CODE_OF_ANOTHER_KIND for another typ, LICENCE_IDENTIFIER_WRONG
 */
export function parsePrintedCode(bytes: Uint8Array): PrintedCode {
  const code = readCode(bytes);
  if (code.header.typ !== PRINTED_CODE_TYP) {
    throw new Refusal('malformed', 'CODE_OF_ANOTHER_KIND', 'This is a signed code, but not one that is printed on a licence.');
  }
  const claims = readClaims(decodeCbor(code.payload));
  const flaw = flawIn(claims);
  return flaw === undefined ? { ...code, claims } : refuseCode(flaw);
}

function readClaims(payload: CborValue): PrintedCodeClaims {
  const { registered, own: licence } = readRegistered(payload, LICENCE);
  if (!Array.isArray(licence) || licence.length !== 6) refuseCode('it says nothing about a licence');
  const [type, typeVersion, layoutVersion, serial, version, fields] = licence as readonly CborValue[];
  const typeCode = textOf(type) as LicenceTypeCode;
  const parts = { typeCode, issuingAuthority: registered.iss, serial: textOf(serial), version: numberOf(version) };
  return {
    ...registered,
    identifier: formatLicenceIdentifier(parts),
    typeCode,
    typeVersion: numberOf(typeVersion),
    layoutVersion: numberOf(layoutVersion),
    fields: fieldsOf(fields),
  };
}

/** Why claims are unfit, for who writes and who reads them; undefined where they are fit. */
function flawIn(claims: PrintedCodeClaims): string | undefined {
  if (!isWhole(claims.iat, 0, MAX_TIME) || !isWhole(claims.exp, claims.iat + 1, MAX_TIME)) return 'its times are wrong';
  if (claims.nbf !== undefined && !isWhole(claims.nbf, claims.iat + 1, claims.exp - 1)) return 'its times are wrong';
  if (claims.cti.length !== 16) return 'its cti has not 16 bytes';
  const misplaced = flawInStatus(claims.status);
  if (misplaced !== undefined) return misplaced;
  if (!isWhole(claims.typeVersion, 1, 65_535) || !isWhole(claims.layoutVersion, 1, 65_535)) return 'its versions are wrong';
  if (claims.fields.size > 32) return 'it has more than 32 fields';
  const unfit = [...claims.fields].find(([number, value]) => !isWhole(number, 0, 255) || !isFieldValue(value));
  return unfit && `its field ${unfit[0]} is unfit`;
}

function isFieldValue(value: string | number): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  return value.length <= 2 * MAX_FIELD_CHARACTERS && !/\p{Cc}/u.test(value);
}

/** Asked only of who writes: a reader with older Unicode tables would take a name's newest characters for unassigned ones. */
function flawInTexts(fields: PrintedCodeClaims['fields']): string | undefined {
  for (const [number, value] of fields) {
    const flaw = typeof value === 'string' ? flawInText(value, MAX_FIELD_CHARACTERS) : undefined;
    if (flaw !== undefined) return `its field ${number} ${flaw}`;
  }
  return undefined;
}

function fieldsOf(value: CborValue): ReadonlyMap<number, string | number> {
  if (!(value instanceof Map)) refuseCode('its fields are no map');
  for (const [number, field] of value) {
    if (typeof number !== 'number' || (typeof field !== 'string' && typeof field !== 'number')) refuseCode('a field is neither text nor number');
  }
  return value as ReadonlyMap<number, string | number>;
}
