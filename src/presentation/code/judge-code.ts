import type { Clock } from '../../primitives/clock.js';
import { inflate } from '../../primitives/deflate.js';
import { hex } from '../../primitives/digest.js';
import type { Reader } from '../../database/reader.js';
import { flawInAuthority, type TrustEntry } from '../../trust/trust-entry.js';
import type { TrustedKeys } from '../../trust/trusted-keys.js';
import { licenceIdentifierParts } from '../../licence/register/licence-identifier.js';
import { licenceOf, standingAt, type Standing } from '../../licence/register/licence.js';
import type { LicenceHolderRow, LicenceVersionRow } from '../../licence/register/licence-row.js';
import type { LicenceStore } from '../../licence/register/licence-store.js';
import { readDynamicCode, timeliness, type DynamicCode } from './dynamic-code.js';
import type { UsedCodeStore } from './used-code-store.js';

/** A code whose signature is good, beside what clock and register say. */
export interface GenuineCode {
  readonly code: DynamicCode;
  readonly signer: TrustEntry;
  /** By this server's clock, without allowance. */
  readonly timeliness: ReturnType<typeof timeliness>;
  readonly isUsed: boolean;
  /** What is shown, as the register has it now; undefined where it is not in this register. */
  readonly shown: { readonly version: LicenceVersionRow; readonly holder: LicenceHolderRow; readonly standing: Standing } | undefined;
}

/** `ofNoTrust`: readable, but not signed by a key that is trusted for it. Nothing that an unknown hand wrote is judged further. */
export type CodeJudgement =
  | { readonly outcome: 'unreadable'; readonly detail: string }
  | { readonly outcome: 'anotherKind'; readonly detail: string }
  | { readonly outcome: 'ofNoTrust'; readonly code: DynamicCode }
  | ({ readonly outcome: 'genuine' } & GenuineCode);

/** Says what is true of a scanned dynamic code. Uses nothing up, refuses nothing, and never throws for what a stranger wrote. */
export class JudgeCode {
  constructor(
    private readonly keys: TrustedKeys,
    private readonly licences: LicenceStore,
    private readonly used: UsedCodeStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @param text of the camera, or of a scanner that typed it, in any form that `readCarrier` takes */
  async run(text: string): Promise<CodeJudgement> {
    const reading = await readDynamicCode(text, inflate);
    if (!reading.readable) return { outcome: reading.reason, detail: reading.detail };
    const { code } = reading;
    const signer = await this.signerOf(code);
    if (signer === undefined) return { outcome: 'ofNoTrust', code };
    const isUsed = await this.used.isUsed(this.reader, code.claims.cti);
    return { outcome: 'genuine', code, signer, isUsed, shown: await this.shown(code), timeliness: timeliness(code.claims, this.clock.now(), 0) };
  }

  /** A code is always young, so a key that is distrusted at all no longer vouches for one. */
  private async signerOf(code: DynamicCode): Promise<TrustEntry | undefined> {
    const { claims, header, toBeSigned, signature } = code;
    const candidates = await this.keys.byKid(hex(header.kid), 'dynamic-code');
    const signedAt = claims.iat * 1000;
    const claim = { authority: claims.iss, typeCode: licenceIdentifierParts(claims.identifier).typeCode, signedAt };
    return candidates.find(
      (entry) =>
        entry.distrustAfter === null &&
        flawInAuthority(entry, claim) === undefined &&
        this.keys.judgeChain(entry, signedAt)?.ok === true &&
        this.keys.verifies(entry, toBeSigned, signature),
    );
  }

  private async shown({ claims }: DynamicCode): Promise<GenuineCode['shown']> {
    const version = await this.licences.byIdentifier(this.reader, claims.identifier);
    if (version === undefined) return undefined;
    const holder = (await this.licences.holders(this.reader, [version.id])).find(({ ordinal }) => ordinal === claims.holderOrdinal);
    return holder && { version, holder, standing: standingAt(licenceOf(version), this.clock.now()) };
  }
}
