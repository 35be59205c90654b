import type { Finding } from '../../primitives/verdict.js';
import type { CodeJudgement, GenuineCode } from '../../presentation/code/judge-code.js';
import { unreadable } from './checks.js';

/** What keeps a scanned dynamic code from leading to a licence; undefined: nothing does. */
export function flawOfCode(judgement: Exclude<CodeJudgement, { outcome: 'genuine' }>): Finding {
  if (judgement.outcome !== 'ofNoTrust') return unreadable(judgement.detail);
  return { check: 'signed', outcome: 'failed', code: 'KEY_UNKNOWN', detail: '动态码来自未知签发者 the live code is signed by a key that is not trusted for it' };
}

/** Whether the code itself is live at this moment, by this server's clock, and has not been redeemed. */
export function liveFinding({ timeliness, isUsed }: GenuineCode): Finding {
  const check = 'fresh';
  if (isUsed) return { check, outcome: 'failed', code: 'CODE_USED', detail: '动态码已使用过，请持证人刷新 the live code was used before: let the holder show a new one' };
  if (timeliness === 'over') return { check, outcome: 'failed', code: 'CODE_STALE', detail: '动态码已过时，请持证人刷新 the live code is out of date: it changes every half minute' };
  if (timeliness === 'early') return { check, outcome: 'unknown', code: 'CODE_STALE', detail: '动态码尚未生效，手机时间可能不准 the live code is not good yet: a clock may be wrong' };
  return { check, outcome: 'passed', detail: '动态码是此刻的 the code is live' };
}
