import type { JsonObject, JsonValue } from '../../primitives/canonical-json.js';
import { epochSeconds } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import type { KeyVault } from '../../pki/vault/key-vault.js';
import type { PreparedAccess } from '../../access/event/record-access.js';
import type { Ground } from '../../access/ground.js';
import { assembleJws, type JoseAlgorithm } from '../../licence/sealed/compact-jws.js';
import type { TrustedKeys } from '../../trust/trusted-keys.js';
import { unsignedReceipt, type Receipted } from './receipt.js';

/** What an answer is bound to. */
export interface AnswerBinding {
  /** The read that the answer belongs to, prepared and not yet recorded. */
  readonly access: Pick<PreparedAccess, 'id' | 'at'>;
  readonly act: string;
  /** Credit code of the department that asked. */
  readonly department: string;
  readonly ground: Ground;
  readonly purpose: JsonValue;
}

/**
 * Signs whole answers with the repository's answer key, each bound to one department and one purpose. It is asked before the read is recorded: an
 * answer that cannot be signed leaves no event, and an event without its answer cannot come to be here.
 */
export class SignAnswer {
  /** @param operator credit code of who runs the repository */
  constructor(
    private readonly keys: TrustedKeys,
    private readonly vault: KeyVault,
    private readonly operator: string,
  ) {}

  /** @returns the answer with its receipt @throws Refusal SIGNER_MISSING */
  async run<Answer extends object>(answer: Answer, { access, act, department, ground, purpose }: AnswerBinding): Promise<Receipted<Answer>> {
    const signer = await this.keys.signing(this.operator, 'answer');
    const header = { alg: signer.suite as JoseAlgorithm, kid: signer.kid, x5c: signer.chain };
    const claims = { iss: this.operator, aud: department, iat: epochSeconds(access.at), jti: hex(access.id), act, ground, purpose };
    const unsigned = unsignedReceipt(header, claims, answer as JsonObject);
    const signature = await this.vault.sign(signer.kid, 'answer', unsigned.toBeSigned);
    return { ...answer, receipt: assembleJws(unsigned, signature) };
  }
}
