import type { JsonValue } from '../../primitives/canonical-json.js';
import type { Instant } from '../../primitives/clock.js';
import { inflate } from '../../primitives/deflate.js';
import { hex, sha256, type Sha256 } from '../../primitives/digest.js';
import type { KeyUse } from '../../pki/vault/key-use.js';
import type { LicenceVersionRow } from '../../licence/register/licence-row.js';
import { readPrintedCode, type PrintedCode } from '../../licence/code/printed-code.js';
import { disclosedFields, readSealedLicence, type SealedLicence } from '../../licence/sealed/sealed-licence.js';

/** The forms in which a licence is presented. */
export type Form = 'identifier' | 'sealedLicence' | 'printedCode';

/** What is presented, taken apart: what it says and what was signed; nothing judged yet. */
export interface Evidence {
  readonly form: Form;
  readonly identifier: string;
  readonly issuingAuthority: string;
  readonly typeCode: string;
  readonly signed: { readonly kid: string; readonly use: KeyUse; readonly bytes: Uint8Array; readonly signature: Uint8Array };
  readonly issuedAt: Instant;
  readonly notBefore: Instant | null;
  /** End of the licence's validity; null: long-term, or the form does not say. */
  readonly notAfter: Instant | null;
  /** A printed code's own end: its licence's or, where that comes first, its signer's certificate's. Null for the other forms. */
  readonly codeEnds: Instant | null;
  /** Facts by name: `face/<field>`, `holder/<n>/<fact>`; of a printed code by field number. */
  readonly facts: ReadonlyMap<string, JsonValue>;
  /** Whether the register's version is the one presented. */
  readonly isOf: (version: LicenceVersionRow) => boolean;
}

export type Reading = { readonly readable: true; readonly evidence: Evidence } | { readonly readable: false; readonly detail: string };

/** Reads a sealed licence with all, some or none of its disclosures. */
export function readSealed(text: string): Reading {
  const reading = readSealedLicence(text, sha256);
  return reading.readable ? { readable: true, evidence: evidenceOfSealed(reading.sealed, 'sealedLicence') } : reading;
}

/** Reads a printed code in any form that a scanner or camera gives. */
export async function readCode(text: string): Promise<Reading> {
  const reading = await readPrintedCode(text, inflate);
  return reading.readable ? { readable: true, evidence: evidenceOfCode(reading.code) } : reading;
}

/** @param form `identifier` where the register's own copy is judged on behalf of an identifier */
export function evidenceOfSealed(sealed: SealedLicence, form: 'identifier' | 'sealedLicence'): Evidence {
  const { claims, jws, token } = sealed;
  const digest: Sha256 = sha256(token);
  return {
    form,
    identifier: claims.identifier,
    issuingAuthority: claims.iss,
    typeCode: typeCodeOf(claims.identifier),
    signed: { kid: jws.header.kid, use: 'licence', bytes: jws.toBeSigned, signature: jws.signature },
    issuedAt: claims.iat * 1000,
    notBefore: claims.nbf * 1000,
    notAfter: claims.exp === undefined ? null : claims.exp * 1000,
    codeEnds: null,
    facts: disclosedFields(sealed),
    isOf: (version) => hex(version.sealedDigest) === hex(digest),
  };
}

function evidenceOfCode(code: PrintedCode): Evidence {
  const { claims, header } = code;
  return {
    form: 'printedCode',
    identifier: claims.identifier,
    issuingAuthority: claims.iss,
    typeCode: claims.typeCode,
    signed: { kid: hex(header.kid), use: 'printed-code', bytes: code.toBeSigned, signature: code.signature },
    issuedAt: claims.iat * 1000,
    notBefore: claims.nbf === undefined ? null : claims.nbf * 1000,
    notAfter: null,
    codeEnds: claims.exp * 1000,
    facts: new Map([...claims.fields].map(([number, value]) => [String(number), value])),
    isOf: (version) => hex(version.id) === hex(claims.cti),
  };
}

function typeCodeOf(identifier: string): string {
  return identifier.split('.')[5] ?? '';
}
