import type { Names } from '../field.js';
import type { Outcome } from './need.js';

interface Reasoned {
  readonly outcome: Outcome;
  /** Why, for the clerk and the citizen. */
  readonly says: Names;
  /** What the citizen can do; null: what the item itself advises. */
  readonly advice: Names | null;
}

const BRING_THE_ORIGINAL: Names = { zh: '请出示证照原件，由窗口核对。', en: 'Show the original at the counter.' };

/** Why a need has its outcome. The words say nothing of what is on the licence. */
export const REASONS = {
  VERIFIED: { outcome: 'satisfied', says: { zh: '已核实，免提交。', en: 'Verified: no paper is needed.' }, advice: { zh: '无需提交材料。', en: 'There is nothing to hand in.' } },
  EXPIRING_SOON: {
    outcome: 'expiring',
    says: { zh: '证照有效，即将到期，本次免提交。', en: 'In force but about to expire: no paper is needed this time.' },
    advice: { zh: '请尽快向颁发机构申请延续。', en: 'Ask the issuing authority for renewal soon.' },
  },
  NONE_HELD: { outcome: 'missing', says: { zh: '未查到所需证照。', en: 'No such licence was found.' }, advice: null },
  SUSPENDED: { outcome: 'suspended', says: { zh: '证照处于暂扣状态。', en: 'The licence is suspended.' }, advice: { zh: '请向颁发机构了解恢复条件，恢复后再办理。', en: 'Ask the issuing authority how it can be restored, and apply again then.' } },
  REVOKED: { outcome: 'notAcceptable', says: { zh: '证照已被吊销。', en: 'The licence has been revoked.' }, advice: null },
  EXPIRED: { outcome: 'notAcceptable', says: { zh: '证照已过有效期。', en: 'The licence has expired.' }, advice: { zh: '请先向颁发机构申请延续或换发。', en: 'Have it renewed by the issuing authority first.' } },
  NOT_YET_EFFECTIVE: { outcome: 'notAcceptable', says: { zh: '证照尚未生效。', en: 'The licence is not yet in force.' }, advice: { zh: '请在证照生效之日后办理。', en: 'Apply once it is in force.' } },
  CONDITION_NOT_MET: { outcome: 'notAcceptable', says: { zh: '证照有效，但不符合本事项的条件。', en: 'In force, but not what this item asks for.' }, advice: null },
  CONDITION_UNKNOWN: { outcome: 'cannotTell', says: { zh: '证照所载信息不足以判断。', en: 'What the licence says does not suffice to tell.' }, advice: BRING_THE_ORIGINAL },
  NOT_GRANTED: { outcome: 'cannotTell', says: { zh: '本部门未获授权核对此类证照。', en: 'This department has no right to check licences of this type.' }, advice: BRING_THE_ORIGINAL },
  NOT_SHARED: { outcome: 'cannotTell', says: { zh: '此类证照不向本事项共享。', en: 'Licences of this type are not shared for this item.' }, advice: BRING_THE_ORIGINAL },
  HOLDER_NOT_NAMED: { outcome: 'cannotTell', says: { zh: '未提供应持有此证照的人员。', en: 'Nobody was named in the role that must hold this licence.' }, advice: { zh: '请补充相关人员的证件号码。', en: 'Give the code of the person concerned.' } },
  TOO_MANY: { outcome: 'cannotTell', says: { zh: '名下证照过多，未能逐一核对。', en: 'There are more licences than can be looked through.' }, advice: BRING_THE_ORIGINAL },
} as const satisfies Readonly<Record<string, Reasoned>>;

export type Reason = keyof typeof REASONS;
