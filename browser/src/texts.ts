import type { Check, FindingCode } from '../../src/primitives/verdict.js';
import type { Lang } from '../../src/web/texts/lang.js';

const ZH = {
  valid: '真实有效',
  invalid: '无效',
  cannotTell: '无法判断',
  validText: '签名为真，目前有效。请核对持证人与下列内容。',
  invalidText: '请勿接受此证照。',
  cannotTellText: '未能完成全部核对。这既不表示有效，也不表示无效，请勿据此接受。',
  checkedAt: '核验时间',
  statusAsOf: '状态截至',
  working: '正在核对签名与现状…',
  checks: '逐项核对',
  issuer: '颁发机构',
  identifier: '证照标识',
  codeIssued: '二维码生成于',
  licence: '证照',
  field: '第',
  fieldEnd: '项',
  signedOnly: '以下内容来自二维码中颁发机构签名的数据',
  notInForce: '以下为签名内容，但证照现在不能使用',
  notSure: '以下为签名内容，但未能确认目前是否有效',
  emptyTitle: '怎样验证',
  step1: '打开手机相机，对准证照上的二维码。',
  step2: '点开弹出的链接，本页会当场核对并给出结论。',
  step3: '结论为绿色「真实有效」方可采信，并核对照面内容。',
  privacy: '二维码的内容只在您的设备上读取，不会发给服务器。',
  entry: '没有相机？用扫码枪或粘贴',
  entryLabel: '二维码的文字内容',
  entryGo: '核对',
  again: '重新核对',
  another: '验证另一张',
  insecureTitle: '此处不能验证',
  insecureText: '核对签名需要安全连接（HTTPS）和较新的浏览器。请用 https:// 开头的地址打开本页，或换用较新的浏览器。',
  passed: '通过',
  failed: '未通过',
  unknown: '未能核对',
  beijingTime: '北京时间',
};

/** Every sentence of the verifier by its key. */
export type VerifierTexts = Readonly<Record<keyof typeof ZH, string>>;

const EN: VerifierTexts = {
  valid: 'Genuine and in force',
  invalid: 'Not valid',
  cannotTell: 'Cannot tell',
  validText: 'The signature is good and the licence is in force. Compare the holder and the fields below.',
  invalidText: 'Do not accept this licence.',
  cannotTellText: 'Not everything could be checked. This means neither valid nor invalid: do not rely on it.',
  checkedAt: 'Checked',
  statusAsOf: 'Status as of',
  working: 'Checking signature and status…',
  checks: 'Check by check',
  issuer: 'Issuing authority',
  identifier: 'Identifier',
  codeIssued: 'Code made',
  licence: 'Licence',
  field: 'Field ',
  fieldEnd: '',
  signedOnly: 'From the data in the code that the issuer signed',
  notInForce: 'Signed by the issuer, but not to be used now',
  notSure: 'Signed by the issuer, but not known to be in force now',
  emptyTitle: 'How to verify',
  step1: 'Point your phone’s camera at the code on the licence.',
  step2: 'Open the link that appears: this page checks it on the spot.',
  step3: 'Rely on it only when it says “Genuine and in force” in green, and compare the fields.',
  privacy: 'What the code says is read on your device only and never sent to the server.',
  entry: 'No camera? Use a scanner or paste',
  entryLabel: 'Text of the code',
  entryGo: 'Check',
  again: 'Check again',
  another: 'Verify another',
  insecureTitle: 'Cannot verify here',
  insecureText: 'Checking a signature needs a secure connection (HTTPS) and a recent browser. Open this page by its https:// address, or use a newer browser.',
  passed: 'passed',
  failed: 'failed',
  unknown: 'not checked',
  beijingTime: 'Beijing time',
};

export const VERIFIER_TEXTS: Readonly<Record<Lang, VerifierTexts>> = { zh: ZH, en: EN };

/** What each check that this page makes asks. */
export const CHECK_TEXTS: Readonly<Record<Lang, Partial<Record<Check, string>>>> = {
  zh: {
    readable: '二维码可读',
    signed: '签名为真',
    chained: '签发者可信',
    'within-authority': '有权颁发',
    fresh: '未过时',
    'in-force': '目前有效',
  },
  en: {
    readable: 'Readable',
    signed: 'Signature good',
    chained: 'Signer trusted',
    'within-authority': 'Within authority',
    fresh: 'Up to date',
    'in-force': 'In force',
  },
};

/** Why a check failed. */
export const FAILED_TEXTS: Readonly<Record<Lang, Partial<Record<FindingCode, string>>>> = {
  zh: {
    UNREADABLE: '这不是本系统的证照二维码，或内容已损坏',
    SIGNATURE_BAD: '内容被改动过，或系伪造',
    KEY_UNKNOWN: '来自未知签发者',
    OUTSIDE_AUTHORITY: '签发者无权颁发这种证照',
    KEY_DISTRUSTED: '签发密钥已被停止信任',
    NOT_YET_EFFECTIVE: '尚未生效，生效日期未到',
    EXPIRED: '已过期，有效期已过',
    REVOKED: '已注销、撤销、吊销或转出',
    SUSPENDED: '暂扣中或已挂失',
    SUPERSEDED: '已被新版本取代，请出示新版本',
  },
  en: {
    UNREADABLE: 'Not a licence code of this kind, or damaged',
    SIGNATURE_BAD: 'Altered or forged',
    KEY_UNKNOWN: 'From an unknown issuer',
    OUTSIDE_AUTHORITY: 'The signer may not issue this licence',
    KEY_DISTRUSTED: 'The signing key is no longer trusted',
    NOT_YET_EFFECTIVE: 'Not yet effective: its first day has not come',
    EXPIRED: 'Expired: its last day is over',
    REVOKED: 'Cancelled, withdrawn, revoked or transferred out',
    SUSPENDED: 'Suspended or reported lost',
    SUPERSEDED: 'Superseded: ask for the new version',
  },
};

/** Why a check could not be made. */
export const UNKNOWN_TEXTS: Readonly<Record<Lang, Partial<Record<FindingCode, string>>>> = {
  zh: {
    SIGNATURE_BAD: '此设备不支持这种签名，无法核对',
    KEY_UNKNOWN: '没有取得可信的信任名录，请检查网络后重试',
    KEY_DISTRUSTED: '签发密钥后来被停止信任，请向颁发机构核实',
    CODE_STALE: '二维码已过时，或设备时间不准；证照本身可能仍然有效，请出示新的二维码',
    STATUS_UNKNOWN: '没有查到现状，请检查网络后重试',
    STATUS_STALE: '查到的现状已过时，请稍后重试',
  },
  en: {
    SIGNATURE_BAD: 'This device cannot check a signature of this kind',
    KEY_UNKNOWN: 'No trust list could be had: check the network and try again',
    KEY_DISTRUSTED: 'Its key was later distrusted: ask the issuer',
    CODE_STALE: 'The code is out of date, or this device’s clock is wrong. The licence itself may be good: ask for a new code',
    STATUS_UNKNOWN: 'Its status could not be had: check the network and try again',
    STATUS_STALE: 'The status at hand is out of date: try again later',
  },
};
