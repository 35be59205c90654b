import type { Instant } from '../../primitives/clock.js';
import type { Check, Finding, FindingCode } from '../../primitives/verdict.js';
import { flawInAuthority, validUntil, type TrustEntry } from '../../trust/trust-entry.js';
import type { PathVerdict } from '../../pki/certificates/path.js';
import { licenceOf, standingAt, type Standing } from '../../licence/register/licence.js';
import type { LicenceVersionRow } from '../../licence/register/licence-row.js';
import type { Evidence, Form } from './evidence.js';

/** Everything that the checks look at, gathered before the first of them runs. */
export interface Case {
  readonly evidence: Evidence;
  readonly now: Instant;
  /** The keys with the evidence's kid and use, and which of them made the signature. */
  readonly candidates: readonly TrustEntry[];
  readonly signer: TrustEntry | undefined;
  readonly chain: PathVerdict | undefined;
  /** The version in the register; undefined: another region's, or none. */
  readonly version: LicenceVersionRow | undefined;
  /** Whether the ledger holds the leaf of this version's issue. */
  readonly isLogged: boolean;
}

type CheckOf = (of: Case) => Finding;

/**
 * Forms against checks, in order. A blank says that the form cannot be asked: an identifier alone proves no freshness; `stamped` waits for time
 * tokens, `as-purposed` for answers that are bound to a purpose.
 */
const TABLE: Readonly<Record<Form, readonly (CheckOf | undefined)[]>> = {
  //             signed  chained  within authority stamped    logged  fresh      in force as purposed
  identifier:    [signed, chained, withinAuthority, undefined, logged, undefined, inForce, undefined],
  sealedLicence: [signed, chained, withinAuthority, undefined, logged, undefined, inForce, undefined],
  printedCode:   [signed, chained, withinAuthority, undefined, logged, fresh,     inForce, undefined],
};

/** Runs the checks of the evidence's form in order. A bad signature ends it: nothing that an unknown hand wrote is judged further. */
export function findingsOf(of: Case): Finding[] {
  const findings: Finding[] = [passed('readable', '可以读取 readable')];
  for (const check of TABLE[of.evidence.form]) {
    if (check === undefined) continue;
    findings.push(check(of));
    if (of.signer === undefined) break;
  }
  return findings;
}

export function unreadable(detail: string): Finding {
  return { check: 'readable', outcome: 'failed', code: 'UNREADABLE', detail };
}

export function notFound(): Finding {
  return { check: 'readable', outcome: 'failed', code: 'NOT_FOUND', detail: '库中没有该标识的证照 the register holds no licence with this identifier' };
}

function signed({ candidates, signer }: Case): Finding {
  if (signer !== undefined) return passed('signed', `签名有效：${signer.authorityNames.zh} the signature of ${signer.authorityNames.en} is good`);
  if (candidates.length === 0) return failed('signed', 'KEY_UNKNOWN', '来自未知签发者 signed by a key that is in no trust list');
  return failed('signed', 'SIGNATURE_BAD', '签名不符，内容可能被改动 the signature does not fit: the content may have been altered');
}

function chained({ chain }: Case): Finding {
  if (chain === undefined || chain.ok) return passed('chained', '证书链有效 the certificate chain leads to a trusted root');
  return failed('chained', 'CHAIN_BROKEN', `证书链无效 the certificate chain does not hold: ${chain.code} (${chain.place})`);
}

function withinAuthority({ evidence, signer }: Case): Finding {
  const { issuingAuthority, typeCode, issuedAt } = evidence;
  const flaw = signer && flawInAuthority(signer, { authority: issuingAuthority, typeCode, signedAt: issuedAt });
  if (flaw === 'KEY_DISTRUSTED') return failed('within-authority', flaw, '签发密钥在此之前已被停止信任 the key was distrusted before it signed this');
  if (flaw !== undefined) return failed('within-authority', flaw, '签发者无权签发此证照 the key may not sign for this authority, type or time');
  return passed('within-authority', '签发机构有权签发 the signer may issue this type');
}

function logged({ evidence, version, isLogged }: Case): Finding {
  if (version === undefined) return unknown('logged', 'NOT_LOGGED', '本库没有此证照的存证记录 this repository’s ledger knows nothing of this licence');
  if (!evidence.isOf(version)) return failed('logged', 'NOT_LOGGED', '与存证账本登记的版本不一致 this is not the version that the register and its ledger hold');
  if (!isLogged) return failed('logged', 'NOT_LOGGED', '存证账本没有此次签发 the ledger holds no such issue');
  return passed('logged', '已存证 the ledger holds its issue');
}

function fresh(of: Case): Finding {
  const { codeEnds } = of.evidence;
  if (codeEnds === null || of.now < codeEnds || endOfLicence(of) !== null) return passed('fresh', '二维码未超出密钥期限 the code has not outlived its key');
  return unknown('fresh', 'CODE_STALE', '二维码已过时，请更换新的证照打印件 the code has outlived its key: ask for a newly printed one');
}

const STANDING_FINDINGS: Readonly<Record<Exclude<Standing, 'inForce'>, readonly [FindingCode, string]>> = {
  notYetEffective: ['NOT_YET_EFFECTIVE', '尚未生效 not yet effective'],
  expired: ['EXPIRED', '已过期 expired'],
  suspended: ['SUSPENDED', '已被暂扣 suspended'],
  revoked: ['REVOKED', '已被吊销 revoked'],
};

/** The register's word first, then what the issuer signed: that holds for another region's licence too. */
function inForce(of: Case): Finding {
  const { evidence, version, now } = of;
  const standing = version && standingAt(licenceOf(version), now);
  if (standing !== undefined && standing !== 'inForce') return failed('in-force', ...STANDING_FINDINGS[standing]);
  if (evidence.notBefore !== null && now < evidence.notBefore) return failed('in-force', ...STANDING_FINDINGS.notYetEffective);
  const end = endOfLicence(of);
  if (end !== null && now >= end) return failed('in-force', ...STANDING_FINDINGS.expired);
  return standing === undefined ? unknown('in-force', 'STATUS_UNKNOWN', '无法得知现状 its present state cannot be told here') : passed('in-force', '有效 in force');
}

/** The licence's own end as the evidence says it; null for a long-term one, and where a code ends with its signer's certificate: it does not say then. */
function endOfLicence({ evidence, signer }: Case): Instant | null {
  if (evidence.codeEnds === null) return evidence.notAfter;
  const certificateEnds = signer === undefined ? null : validUntil(signer);
  return certificateEnds !== null && evidence.codeEnds < certificateEnds ? evidence.codeEnds : null;
}

function passed(check: Check, detail: string): Finding {
  return { check, outcome: 'passed', detail };
}

function failed(check: Check, code: FindingCode, detail: string): Finding {
  return { check, outcome: 'failed', code, detail };
}

function unknown(check: Check, code: FindingCode, detail: string): Finding {
  return { check, outcome: 'unknown', code, detail };
}
