import type { Inflate } from '../../src/licence/code/code-carrier.js';
import type { SignedCode } from '../../src/licence/code/cose-sign1.js';
import type { StatusReference } from '../../src/licence/code/cwt-claims.js';
import { readPrintedCode, type PrintedCode, type PrintedCodeClaims } from '../../src/licence/code/printed-code.js';
import { licenceIdentifierParts } from '../../src/licence/register/licence-identifier.js';
import { readDynamicCode, type DynamicCode, type DynamicCodeClaims } from '../../src/presentation/code/dynamic-code.js';
import type { Instant } from '../../src/primitives/clock.js';
import { verdictOf, type Finding, type VerdictWord } from '../../src/primitives/verdict.js';
import { algorithmOf, type CheckSignature, type PublicJwk } from './jws.js';
import { judgeLive } from './judge-live.js';
import { judgePrinted } from './judge-printed.js';
import { readStatus, statusPath, type StatusReading } from './status-list.js';
import { keysFor, openTrustList, type TrustedKey, type TrustList } from './trust-list.js';

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
  /** Of a printed code. */
  readonly claims?: PrintedCodeClaims;
  /** Of the live code of a phone. */
  readonly live?: DynamicCodeClaims;
  /** The issuing authority; undefined where the trust list does not name it. */
  readonly issuer?: TrustedKey['authority'];
  readonly statusAsOf?: Instant;
  readonly trustListVersion?: number;
}

/** A code of either kind. */
type ReadCode = { readonly use: 'printed-code'; readonly code: PrintedCode } | { readonly use: 'dynamic-code'; readonly code: DynamicCode };

/** COSE's number for the one suite of codes that a browser has (RFC 9053 §2.1). */
const COSE_NAMES: Readonly<Record<number, string>> = { [-7]: 'ES256' };

/**
 * Verifies a code, printed or live, on the device that read it. The code itself goes nowhere: the server is asked for the trust list and for one
 * status list, which a million licences share.
 */
export class VerifyCode {
  constructor(
    private readonly device: Device,
    private readonly anchors: readonly PublicJwk[],
  ) {}

  async run(text: string): Promise<CodeReport> {
    const asOf = this.device.now();
    const read = await this.read(text);
    if ('detail' in read) return report(asOf, [{ check: 'readable', outcome: 'failed', code: 'UNREADABLE', detail: read.detail }]);
    const readable: Finding = { check: 'readable', outcome: 'passed', detail: `The code is a ${read.use}.` };
    const trust = await this.trustList();
    if (trust === undefined) return report(asOf, [readable, untrusting('The trust list could not be loaded, or its signature is not good.')]);
    const keys = keysFor(trust, hexOf(read.code.header.kid), read.use);
    if (keys.length === 0) return report(asOf, [readable, unknownKey(trust, asOf)], { trustListVersion: trust.version });
    const { key, finding } = await this.signer(read.code, keys);
    if (key === undefined) return report(asOf, [readable, finding], { trustListVersion: trust.version });
    const status = await this.status(read.code.claims.status, trust, asOf);
    const chained: Finding = { check: 'chained', outcome: 'passed', detail: 'Its key is in the trust list.' };
    const at = { key, status, nextUpdate: trust.nextUpdate, now: asOf };
    const judged = read.use === 'printed-code' ? judgePrinted({ ...at, claims: read.code.claims }) : judgeLive({ ...at, claims: read.code.claims });
    return report(asOf, [readable, finding, chained, ...judged], {
      ...(read.use === 'printed-code' ? { claims: read.code.claims, issuer: key.authority } : { live: read.code.claims, ...issuerOf(read.code, trust) }),
      trustListVersion: trust.version,
      ...(status.outcome === 'unknown' ? {} : { statusAsOf: status.asOf }),
    });
  }

  private async read(text: string): Promise<ReadCode | { readonly detail: string }> {
    const printed = await readPrintedCode(text, this.device.inflate);
    if (printed.readable) return { use: 'printed-code', code: printed.code };
    if (printed.reason === 'unreadable') return { detail: printed.detail };
    const live = await readDynamicCode(text, this.device.inflate);
    return live.readable ? { use: 'dynamic-code', code: live.code } : { detail: live.detail };
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
  private async signer(code: SignedCode, keys: readonly TrustedKey[]): Promise<{ readonly key?: TrustedKey; readonly finding: Finding }> {
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

  private async status(status: StatusReference, trust: TrustList, now: Instant): Promise<StatusReading> {
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

/** Who issued what a phone shows: the code is signed by who runs the repository, and the trust list names the authority of each key. */
function issuerOf({ claims }: DynamicCode, trust: TrustList): Pick<CodeReport, 'issuer'> {
  const { issuingAuthority } = licenceIdentifierParts(claims.identifier);
  const issuer = trust.keys.find(({ authority }) => authority.code === issuingAuthority)?.authority;
  return issuer === undefined ? {} : { issuer };
}

function untrusting(detail: string): Finding {
  return { check: 'signed', outcome: 'unknown', code: 'KEY_UNKNOWN', detail };
}

/** A list whose time is over may simply not know a new key yet. */
function unknownKey(trust: TrustList, now: Instant): Finding {
  if (trust.nextUpdate <= now) return untrusting('The key is not in the trust list, but that list is out of date.');
  return { check: 'signed', outcome: 'failed', code: 'KEY_UNKNOWN', detail: 'No authority in the trust list has this key.' };
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
