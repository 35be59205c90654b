import { flawInCreditCode } from '../../holder/credit-code.js';
import { flawInIdentityNumber } from '../../holder/identity-number.js';
import { flawInLicenceTypeCode, type LicenceTypeCode } from '../../holder/licence-type-code.js';
import type { Brand } from '../../primitives/brand.js';
import { Refusal } from '../../primitives/refusal.js';

/**
 * Licence identifier 电子证照标识 (GB/T 36904), at most 94 characters:
 *
 *     1.2.156.3005.2.<type 21>.<issuing authority 18>.<serial 7–32>.<version 3>.<check 1>
 *
 * A new version of the same licence keeps type, authority and serial. Imported ones may name a region (6 digits) as authority.
 */
export type LicenceIdentifier = Brand<string, 'LicenceIdentifier'>;

export interface LicenceIdentifierParts {
  readonly typeCode: LicenceTypeCode;
  /** Credit code; of an imported licence possibly a region code of 6 digits. */
  readonly issuingAuthority: string;
  /** 7 to 32 digits and capital letters; never a holder code. */
  readonly serial: string;
  /** 1 to 999. */
  readonly version: number;
}

const ROOT = '1.2.156.3005.2';
const SHAPE = /^1\.2\.156\.3005\.2\.([0-9A-Z]{18}[0-9]{3})\.([0-9A-Z]{18}|[0-9]{6})\.([0-9A-Z]{7,32})\.([0-9]{3})\.([0-9A-Z])$/;
const REGION = /^[1-9][0-9]{5}$/;
const FORM = `${ROOT}.<type>.<issuing authority>.<serial>.<version>.<check>`;
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LAST_VERSION = 999;

/** An identifier as this repository gives it. @throws Refusal unprocessable LICENCE_IDENTIFIER_WRONG; the flaw says why */
export function parseLicenceIdentifier(text: string): LicenceIdentifier {
  return parse(text, flawInAuthority);
}

/** An identifier from another system: a region code may stand for the authority. @throws Refusal as `parseLicenceIdentifier` */
export function parseImportedLicenceIdentifier(text: string): LicenceIdentifier {
  return parse(text, (authority) => (REGION.test(authority) ? undefined : flawInAuthority(authority)));
}

/** The identifier of a licence to be issued. @throws Refusal unprocessable LICENCE_IDENTIFIER_WRONG */
export function formatLicenceIdentifier(parts: LicenceIdentifierParts): LicenceIdentifier {
  return parseLicenceIdentifier(spell(parts));
}

/** What an identifier is made of. */
export function licenceIdentifierParts(identifier: LicenceIdentifier): LicenceIdentifierParts {
  return split(identifier) ?? impossible(identifier);
}

/** The identifier of the version after this one. @throws Refusal conflict LICENCE_VERSIONS_EXHAUSTED after version 999 */
export function nextVersion(identifier: LicenceIdentifier): LicenceIdentifier {
  const parts = licenceIdentifierParts(identifier);
  if (parts.version >= LAST_VERSION) {
    throw new Refusal('conflict', 'LICENCE_VERSIONS_EXHAUSTED', `This licence has had all of its ${LAST_VERSION} versions.`);
  }
  return spell({ ...parts, version: parts.version + 1 }) as LicenceIdentifier;
}

function parse(text: string, flawIn: (authority: string) => string | undefined): LicenceIdentifier {
  const parts = split(text);
  const detail = parts ? (flawInParts(text, parts) ?? flawIn(parts.issuingAuthority)) : `must be ${FORM}`;
  if (detail === undefined) return text as LicenceIdentifier;
  const flaws = [{ pointer: '', detail }];
  throw new Refusal('unprocessable', 'LICENCE_IDENTIFIER_WRONG', 'This is not a licence identifier.', flaws);
}

function split(text: string): LicenceIdentifierParts | undefined {
  const [, typeCode, issuingAuthority, serial, version] = SHAPE.exec(text) ?? [];
  if (typeCode === undefined || issuingAuthority === undefined || serial === undefined) return undefined;
  return { typeCode: typeCode as LicenceTypeCode, issuingAuthority, serial, version: Number(version) };
}

function spell({ typeCode, issuingAuthority, serial, version }: LicenceIdentifierParts): string {
  const versionText = String(version).padStart(3, '0');
  const check = checkCharacter(typeCode + issuingAuthority + serial + versionText);
  return `${ROOT}.${typeCode}.${issuingAuthority}.${serial}.${versionText}.${check}`;
}

function flawInParts(text: string, parts: LicenceIdentifierParts): string | undefined {
  if (spell(parts) !== text) return 'the check character (the last) is wrong';
  if (parts.version === 0) return 'versions are counted from 001';
  // Whoever sees an identifier would read the holder's code in it.
  if (!flawInIdentityNumber(parts.serial) || !flawInCreditCode(parts.serial)) return 'the serial is a holder code';
  const flaw = flawInLicenceTypeCode(parts.typeCode);
  return flaw && `the licence type ${flaw}`;
}

function flawInAuthority(authority: string): string | undefined {
  const flaw = flawInCreditCode(authority);
  return flaw && `the issuing authority: ${flaw.detail}`;
}

/** ISO/IEC 7064 MOD 37,36 (GB/T 17710). A foreign character would weigh −1; the shape is asked about right after. */
function checkCharacter(body: string): string {
  let product = 36;
  for (const character of body) {
    product = (product + ALPHABET.indexOf(character)) % 36 || 36;
    product = (product * 2) % 37;
  }
  return ALPHABET.charAt((37 - product) % 36);
}

function impossible(identifier: LicenceIdentifier): never {
  throw new TypeError(`not an identifier although branded as one: ${identifier}`);
}
