import { z } from 'zod';
import { isoInstant, type Instant } from '../primitives/clock.js';
import { hex } from '../primitives/digest.js';
import type { OpenBody } from './sealed-body.js';
import { licenceOf, standingAt, STANDINGS, type Standing } from './register/licence.js';
import type { LicenceVersionRow } from './register/licence-row.js';

/** What anyone entitled to know of a version may be told of it, without any field. */
export interface LicenceSummary {
  readonly identifier: string;
  readonly licenceType: { readonly code: string; readonly version: number };
  readonly issuingAuthority: string;
  readonly trustLevel: string;
  readonly standing: Standing;
  readonly validFrom: string;
  /** Null: long-term. */
  readonly validUntil: string | null;
  readonly issuedAt: string;
  /** Since when the state is what it is. */
  readonly stateSince: string;
}

const typeReference = z.object({ code: z.string(), version: z.int() });
const instant = z.iso.datetime();

/** As the interface's document shows it. */
export const licenceSummaryShape = z.object({
  identifier: z.string().describe('证照标识 GB/T 36904'),
  licenceType: typeReference,
  issuingAuthority: z.string().describe('credit code of the issuing authority'),
  trustLevel: z.string(),
  standing: z.enum(STANDINGS),
  validFrom: z.iso.date(),
  validUntil: z.iso.date().nullable().describe('null: long-term 长期'),
  issuedAt: instant,
  stateSince: instant,
}) satisfies z.ZodType<LicenceSummary>;

export function licenceSummary(version: LicenceVersionRow, now: Instant): LicenceSummary {
  return {
    identifier: version.identifier,
    licenceType: { code: version.typeCode, version: version.typeVersion },
    issuingAuthority: version.issuingAuthority,
    trustLevel: version.trustLevel,
    standing: standingAt(licenceOf(version), now),
    validFrom: version.validFrom,
    validUntil: version.validUntil,
    issuedAt: isoInstant(version.issuedAt),
    stateSince: isoInstant(version.stateSince),
  };
}

/** The answer to an issue: the same for the first call and each repetition of it, whatever has become of the licence since. */
export interface IssuedLicence {
  readonly identifier: string;
  readonly licenceType: { readonly code: string; readonly version: number };
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly issuedAt: string;
  /** Issuer-signed JWT with all disclosures (SD-JWT). */
  readonly sealedLicence: string;
  /** What the QR code on paper says. */
  readonly printedCode: string;
  readonly status: { readonly uri: string; readonly idx: number };
  /** SHA-256 of the issuer-signed JWT, hexadecimal: the ledger's leaf holds it. */
  readonly sealedDigest: string;
}

/** As the interface's document shows it. */
export const issuedLicenceShape = z.object({
  identifier: z.string().describe('证照标识 GB/T 36904'),
  licenceType: typeReference,
  validFrom: z.iso.date(),
  validUntil: z.iso.date().nullable().describe('null: long-term 长期'),
  issuedAt: instant,
  sealedLicence: z.string().describe('issuer-signed JWT with all disclosures (SD-JWT)'),
  printedCode: z.string().describe('what the QR code on paper says'),
  status: z.object({ uri: z.url(), idx: z.int() }).describe('place in the status list'),
  sealedDigest: z.string().describe('SHA-256 of the issuer-signed JWT, hexadecimal: the ledger’s leaf holds it'),
}) satisfies z.ZodType<IssuedLicence>;

export function issuedLicence(version: LicenceVersionRow, body: OpenBody): IssuedLicence {
  return {
    identifier: version.identifier,
    licenceType: { code: version.typeCode, version: version.typeVersion },
    validFrom: version.validFrom,
    validUntil: version.validUntil,
    issuedAt: isoInstant(version.issuedAt),
    sealedLicence: body.text,
    printedCode: body.printedCode,
    status: body.sealed.claims.status,
    sealedDigest: hex(version.sealedDigest),
  };
}
