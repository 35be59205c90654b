import type { Inflate } from '../../src/licence/code/code-carrier.js';
import { readPrintedCode, type PrintedCode, type PrintedCodeClaims } from '../../src/licence/code/printed-code.js';
import type { StatusMeaning } from '../../src/licence/status/status-list.js';
import type { Instant } from '../../src/primitives/clock.js';
import { verdictOf, type Finding, type VerdictWord } from '../../src/primitives/verdict.js';
import { algorithmOf, type CheckSignature, type PublicJwk } from './jws.js';
import { freshFinding, outOfItsDays, type CodeTimes } from './code-times.js';
import { readStatus, statusPath, type StatusReading } from './status-list.js';
import { couldSignAt, keysFor, openTrustList, type TrustedKey, type TrustList } from './trust-list.js';

/** What a verification needs of the device that it runs on. */
export interface Device {
  /** The body of a good answer from the page's own host; rejects offline, on any error status, and after a deadline. */
  fetchText(path: string): Promise<string>;
  readonly check: CheckSignature;
  readonly inflate: Inflate;
  now(): Instant;
}

/** What is true of a code, with every finding in the order of the checks. Claims are there only where their signature is good. */
export interface CodeReport {
  readonly verdict: VerdictWord;
  readonly asOf: Instant;
  readonly findings: readonly Finding[];
  readonly claims?: PrintedCodeClaims;
  readonly issuer?: TrustedKey['authority'];
  readonly statusAsOf?: Instant;
  readonly trustListVersion?: number;
}

/** What a genuine, fresh list says. One value of it covers several states, and the finding names the gravest. */
const LISTED: Readonly<Record<StatusMeaning, Finding>> = {
  valid: { check: 'in-force', outcome: 'passed', detail: 'The issuer lists it as valid.' },
  ended: { check: 'in-force', outcome: 'failed', code: 'REVOKED', detail: 'It has been cancelled, withdrawn, revoked or transferred out.' },
  interrupted: { check: 'in-force', outcome: 'failed', code: 'SUSPENDED', detail: 'It is suspended or reported lost.' },
  superseded: { check: 'in-force', outcome: 'failed', code: 'SUPERSEDED', detail: 'A newer version has taken its place.' },
};

/** COSE's number for the one suite of printed codes that a browser has (RFC 9053 §2.1). */
const COSE_NAMES: Readonly<Record<number, string>> = { [-7]: 'ES256' };

/**
 * Verifies a printed code on the device that read it. The code itself goes nowhere: the server is asked for the trust list and for one
 * status list, which a million licences share.
 */
export class VerifyCode {
  constructor(
    private readonly device: Device,
    private readonly anchors: readonly PublicJwk[],
  ) {}

  async run(text: string): Promise<CodeReport> {
    const asOf = this.device.now();
    const reading = await readPrintedCode(text, this.device.inflate);
    if (!reading.readable) return report(asOf, [{ check: 'readable', outcome: 'failed', code: 'UNREADABLE', detail: reading.detail }]);
    const readable: Finding = { check: 'readable', outcome: 'passed', detail: 'The code is a printed code.' };
    const { code } = reading;
    const trust = await this.trustList();
    if (trust === undefined) return report(asOf, [readable, untrusting('The trust list could not be loaded, or its signature is not good.')]);
    const kid = hexOf(code.header.kid);
    const keys = keysFor(trust, kid, 'printed-code');
    if (keys.length === 0) return report(asOf, [readable, unknownKey(trust, asOf)], { trustListVersion: trust.version });
    const { key, finding } = await this.signer(code, keys);
    if (key === undefined) return report(asOf, [readable, finding], { trustListVersion: trust.version });
    const status = await this.status(code.claims, trust, asOf);
    const times = { claims: code.claims, key, nextUpdate: trust.nextUpdate, now: asOf };
    const chained: Finding = { check: 'chained', outcome: 'passed', detail: 'Its key is in the trust list.' };
    return report(asOf, [readable, finding, chained, authorityFinding(code.claims, key), freshFinding(times), inForceFinding(status, times)], {
      claims: code.claims,
      issuer: key.authority,
      trustListVersion: trust.version,
      ...(status.outcome === 'unknown' ? {} : { statusAsOf: status.asOf }),
    });
  }

  private async trustList(): Promise<TrustList | undefined> {
    try {
      return await openTrustList(await this.device.fetchText('/trust-list'), this.anchors, this.device.check);
    } catch {
      // Offline, an error answer, or a suite that this browser lacks: whichever it was, there is nothing to stand on.
      return undefined;
    }
  }

  /** The key that signed the code, of those that share its id. */
  private async signer(code: PrintedCode, keys: readonly TrustedKey[]): Promise<{ readonly key?: TrustedKey; readonly finding: Finding }> {
    const wanted = COSE_NAMES[code.header.alg];
    const fit = keys.filter((key) => key.alg === wanted && algorithmOf(key.jwk) === wanted);
    if (wanted === undefined) return { finding: { check: 'signed', outcome: 'unknown', code: 'SIGNATURE_BAD', detail: 'This device cannot check a signature of this suite.' } };
    try {
      for (const key of fit) {
        if (await this.device.check(key.jwk, code.signature, code.toBeSigned)) {
          return { key, finding: { check: 'signed', outcome: 'passed', detail: 'The signature is good.' } };
        }
      }
    } catch {
      return { finding: { check: 'signed', outcome: 'unknown', code: 'SIGNATURE_BAD', detail: 'This device could not check the signature.' } };
    }
    return { finding: { check: 'signed', outcome: 'failed', code: 'SIGNATURE_BAD', detail: 'The signature is not good: the code was altered or made up.' } };
  }

  private async status({ status }: PrintedCodeClaims, trust: TrustList, now: Instant): Promise<StatusReading> {
    const path = statusPath(status.uri);
    if (path === undefined) return { outcome: 'unknown', detail: 'the address of its status list has an unknown form' };
    try {
      const token = await this.device.fetchText(path);
      return await readStatus(token, { uri: status.uri, idx: status.idx, now }, { trust, check: this.device.check, inflate: this.device.inflate });
    } catch {
      return { outcome: 'unknown', detail: 'the status list could not be loaded' };
    }
  }
}

function report(asOf: Instant, findings: readonly Finding[], more: Omit<CodeReport, 'verdict' | 'asOf' | 'findings'> = {}): CodeReport {
  return { verdict: verdictOf(findings), asOf, findings, ...more };
}

function untrusting(detail: string): Finding {
  return { check: 'signed', outcome: 'unknown', code: 'KEY_UNKNOWN', detail };
}

/** A list whose time is over may simply not know a new key yet. */
function unknownKey(trust: TrustList, now: Instant): Finding {
  if (trust.nextUpdate <= now) return untrusting('The key is not in the trust list, but that list is out of date.');
  return { check: 'signed', outcome: 'failed', code: 'KEY_UNKNOWN', detail: 'No authority in the trust list has this key.' };
}

function authorityFinding(claims: PrintedCodeClaims, key: TrustedKey): Finding {
  const check = 'within-authority';
  const issued = claims.iat * 1000;
  const mayIssue = key.licenceTypes.includes('*') || key.licenceTypes.includes(claims.typeCode);
  if (key.authority.code !== claims.iss || !mayIssue || !couldSignAt(key, issued)) {
    return { check, outcome: 'failed', code: 'OUTSIDE_AUTHORITY', detail: 'The key may not sign for this authority, licence type or time.' };
  }
  if (issued > key.distrustAfter) return { check, outcome: 'failed', code: 'KEY_DISTRUSTED', detail: 'It was signed after its key had been distrusted.' };
  if (key.distrustAfter === Number.POSITIVE_INFINITY) return { check, outcome: 'passed', detail: 'The authority may issue this type.' };
  // Whoever stole the key also chooses iat: without an independent time a code from before cannot be told from one dated back.
  return { check, outcome: 'unknown', code: 'KEY_DISTRUSTED', detail: 'Its key was later distrusted, and a printed code proves no time of its own.' };
}

/** The issuer's latest word first, then the days that it signed; what it never said or what could not be asked makes nothing valid. */
function inForceFinding(status: StatusReading, times: CodeTimes): Finding {
  const check = 'in-force';
  if (status.outcome === 'read' && status.meaning !== 'valid') return LISTED[status.meaning];
  const untimely = outOfItsDays(times);
  if (untimely !== undefined) return untimely;
  if (status.outcome === 'unknown') return { check, outcome: 'unknown', code: 'STATUS_UNKNOWN', detail: `The status is not known: ${status.detail}.` };
  if (status.outcome === 'stale') return { check, outcome: 'unknown', code: 'STATUS_STALE', detail: 'The status list is out of date.' };
  return LISTED.valid;
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
