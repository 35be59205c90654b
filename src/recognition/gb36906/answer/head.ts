import { z } from 'zod';
import type { Finding, FindingCode } from '../../../primitives/verdict.js';
import type { Standing } from '../../../licence/register/licence.js';

/**
 * Statuses of an answer's head, as live sharing services have them: 0–4, 13 and 16 those of the land registers', 21–23 those of another.
 * They say how the call ended and whether the licence may be relied on, never what the licence says.
 */
export const HEAD_STATUSES = {
  '0': '成功 success',
  '1': '未获得授权 not authorised',
  '2': '服务暂不可用或无法判断，不可当作有效 the service cannot answer now, or it cannot be told: not to be taken as valid',
  '3': '未检索到记录 nothing was found',
  '4': '参数错误 the request is wrong',
  '13': '验证数字签名失败 the signature does not hold',
  '16': '访问数量已达上限 too many calls',
  '21': '证照已注销 the licence has ended',
  '22': '证照已过期 the licence has expired',
  '23': '证照受限 the licence is restricted: suspended, reported lost or not yet effective',
} as const;
export type HeadStatus = keyof typeof HEAD_STATUSES;

export interface Head {
  readonly status: HeadStatus;
  readonly message: string;
}

/** An answer in its envelope. */
export interface Envelope<Data extends object> {
  readonly head: Head;
  /** The signed answer with its receipt. */
  readonly data: Data;
}

export function headOf(status: HeadStatus): Head {
  return { status, message: HEAD_STATUSES[status] };
}

/** As the interface's document shows an answer. */
export function envelopeShape(data: z.ZodType): z.ZodType {
  return z.object({ head: headShape, data });
}

const headShape = z.object({ status: z.enum(Object.keys(HEAD_STATUSES)).describe('0 成功 success；其余见 docs/gb36906.md the others are listed there'), message: z.string() });

const STATUS_OF_STANDING: Readonly<Record<Standing, HeadStatus>> = { inForce: '0', notYetEffective: '23', suspended: '23', expired: '22', revoked: '21' };

/** How a licence that was read stands. @param standing undefined: nothing is told */
export function headOfStanding(standing: Standing | undefined): Head {
  return headOf(standing === undefined ? '3' : STATUS_OF_STANDING[standing]);
}

const STATUS_OF_FINDING: Partial<Record<FindingCode, HeadStatus>> = {
  NOT_FOUND: '3',
  UNREADABLE: '4',
  EXPIRED: '22',
  NOT_YET_EFFECTIVE: '23',
  SUSPENDED: '23',
  REPORTED_LOST: '23',
  SUPERSEDED: '21',
  CANCELLED: '21',
  WITHDRAWN: '21',
  REVOKED: '21',
  TRANSFERRED: '21',
};

/** What a verdict comes to: its first failure; else, where anything could not be told, that. */
export function statusOfFindings(findings: readonly Finding[]): HeadStatus {
  const failed = findings.find(({ outcome }) => outcome === 'failed');
  if (failed !== undefined) return (failed.code && STATUS_OF_FINDING[failed.code]) ?? '13';
  return findings.length > 0 && findings.every(({ outcome }) => outcome === 'passed') ? '0' : '2';
}

/** The status that fits a refusal or a fault. @param status of HTTP */
export function statusOfProblem(status: number): HeadStatus {
  if (status === 401 || status === 403) return '1';
  if (status === 404) return '3';
  if (status === 429) return '16';
  return status >= 500 ? '2' : '4';
}
