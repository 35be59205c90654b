import { canonicalJson, type JsonObject } from '../../primitives/canonical-json.js';
import type { Finding } from '../../primitives/verdict.js';
import type { TrustedKeys } from '../../trust/trusted-keys.js';
import { receiptOf, type Receipt } from './receipt.js';

/** Of whom and for what an answer is presented. */
export interface PresentedFor {
  readonly department: string;
  /** As it will be recorded. */
  readonly purpose: JsonObject;
}

/**
 * Judges an answer of this repository that somebody presents: whether it was given so, and whether it was given to this department for this purpose.
 * Outside of that it proves nothing, true as it may be.
 */
export class JudgeAnswer {
  constructor(private readonly keys: TrustedKeys) {}

  async run(answer: JsonObject, presentedFor: PresentedFor): Promise<Finding[]> {
    const receipt = receiptOf(answer);
    if (receipt === undefined) return [finding('readable', 'UNREADABLE', '不是本格式的答复，或内容与签名不符 this is no answer with its receipt, or not the answer that was signed')];
    const { jws, claims } = receipt;
    const candidates = await this.keys.byKid(jws.header.kid, 'answer');
    const signer = candidates.find((entry) => entry.authority === claims.iss && this.keys.verifies(entry, jws.toBeSigned, jws.signature));
    const readable: Finding = { check: 'readable', outcome: 'passed', detail: '可以读取 readable' };
    if (signer === undefined) return [readable, finding('signed', candidates.length === 0 ? 'KEY_UNKNOWN' : 'SIGNATURE_BAD', '签名不符或来自未知的库 the signature does not fit, or is by a repository in no trust list')];
    const chain = this.keys.judgeChain(signer, claims.iat * 1000);
    return [
      readable,
      { check: 'signed', outcome: 'passed', detail: `签名有效：${signer.authorityNames.zh} the signature of ${signer.authorityNames.en} is good` },
      chain?.ok === true ? { check: 'chained', outcome: 'passed', detail: '证书链有效 the certificate chain leads to a trusted root' } : finding('chained', 'CHAIN_BROKEN', '证书链无效 the certificate chain does not hold'),
      asPurposed(receipt, presentedFor),
    ];
  }
}

function asPurposed({ claims }: Receipt, { department, purpose }: PresentedFor): Finding {
  if (claims.aud === department && canonicalJson(claims.purpose) === canonicalJson(purpose)) return { check: 'as-purposed', outcome: 'passed', detail: '为本部门、本事由出具 given to this department for this purpose' };
  return finding('as-purposed', 'PURPOSE_MISMATCH', '该答复为其他部门或其他事由出具，在此不作证明 it was given to another department or for another purpose, and proves nothing here');
}

function finding(check: Finding['check'], code: NonNullable<Finding['code']>, detail: string): Finding {
  return { check, outcome: 'failed', code, detail };
}
