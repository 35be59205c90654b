import { epochSeconds, type Instant } from '../../primitives/clock.js';
import { deflate } from '../../primitives/deflate.js';
import type { Random } from '../../primitives/random.js';
import { suiteNamed } from '../../pki/vault/suite.js';
import type { KeyVault } from '../../pki/vault/key-vault.js';
import type { TrustedKeys } from '../../trust/trusted-keys.js';
import { carrierText, pack } from '../../licence/code/code-carrier.js';
import { assembleCode, type CoseAlgorithm } from '../../licence/code/cose-sign1.js';
import { parseLicenceIdentifier } from '../../licence/register/licence-identifier.js';
import { validityWindow } from '../../licence/register/validity.js';
import { CTI_BYTES, LIFETIME_SECONDS, lifetimeOf, unsignedDynamicCode, type DynamicCodeClaims } from './dynamic-code.js';
import type { Showing } from './find-showing.js';

/** Who vouches for codes, and where they point. */
export interface CodePlan {
  /** Credit code of who runs the repository. */
  readonly authority: string;
  /** Without a slash at the end. */
  readonly publicUrl: string;
}

/** A code that was made. */
export interface MadeCode {
  /** What its QR code says. */
  readonly text: string;
  /** It is good from then … */
  readonly from: Instant;
  /** … until then: a minute later, or at the end of the licence. */
  readonly until: Instant;
}

/** Makes the codes of a licence that is in force. */
export class SignCode {
  constructor(
    private readonly keys: TrustedKeys,
    private readonly vault: KeyVault,
    private readonly random: Random,
    private readonly plan: CodePlan,
  ) {}

  /**
   * @param ahead seconds until it begins, whole: 0 for a code that is shown now
   * @returns undefined where the licence ends before the code would begin @throws Refusal SIGNER_MISSING, CODE_CLAIMS_UNFIT
   */
  async run(showing: Showing, ahead: number): Promise<MadeCode | undefined> {
    const claims = this.claims(showing, ahead);
    const { from, until } = lifetimeOf(claims);
    if (until <= from) return undefined;
    const signer = await this.keys.signing(this.plan.authority, 'dynamic-code');
    const header = { alg: suiteNamed(signer.suite).cose as CoseAlgorithm, kid: new Uint8Array(Buffer.from(signer.kid, 'hex')) };
    const unsigned = unsignedDynamicCode(header, claims);
    const code = assembleCode(unsigned, await this.vault.sign(signer.kid, 'dynamic-code', unsigned.toBeSigned));
    return { text: carrierText(new URL(this.plan.publicUrl).host, pack(code, deflate)), from, until };
  }

  private claims({ version, ordinal, at }: Showing, ahead: number): DynamicCodeClaims {
    const iat = epochSeconds(at);
    const { notAfter } = validityWindow(version.validFrom, version.validUntil);
    const end = iat + ahead + LIFETIME_SECONDS;
    return {
      iss: this.plan.authority,
      iat,
      ...(ahead === 0 ? {} : { nbf: iat + ahead }),
      exp: notAfter === null ? end : Math.min(end, epochSeconds(notAfter)),
      cti: this.random.bytes(CTI_BYTES),
      status: { uri: `${this.plan.publicUrl}/status-lists/${version.statusList}`, idx: version.statusIndex },
      identifier: parseLicenceIdentifier(version.identifier),
      holderOrdinal: ordinal,
      scope: 'licence',
    };
  }
}
