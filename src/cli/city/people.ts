import type { DemonstrationPerson } from '../../access/provider/demonstration-person.js';
import type { OfficerOrder } from '../../access/register/officer.js';
import type { HolderCode } from '../../holder/holder-code.js';
import type { DepartmentOrder } from '../../access/register/department.js';
import { LINJIANG_APPROVAL, MARKET_SUPERVISION } from './departments.js';
import { LIN_QING, QINGHE_CATERING, SU_XIAOHE, ZHANG_JIAN, ZHOU_MINGYUAN, type CityHolder } from './holders.js';

/** A holder who can sign in, and the code that the sign-in is bound to. */
export interface SigningHolder extends DemonstrationPerson {
  readonly kind: 'holder';
  readonly code: HolderCode;
}

/** An officer who can sign in, as the register is told; the issuer of the sign-in is this service's own provider. */
export interface SigningOfficer extends DemonstrationPerson {
  readonly kind: 'officer';
  readonly officer: Omit<OfficerOrder, 'signedIn'>;
}

export const SIGNING_HOLDERS: readonly SigningHolder[] = [
  holder('lin-qing', LIN_QING, ['餐饮公司法定代表人，有住房一处、驾驶证', 'Runs a catering company, co-owns a home, drives']),
  holder('su-xiaohe', SU_XIAOHE, ['与林青共有住房，长期驾驶证', 'Co-owns the home with Lin Qing, long-term driving licence']),
  holder('zhang-jian', ZHANG_JIAN, ['面馆经营者，姓名中有生僻字', 'Runs a noodle house; a rare character in the name']),
  holder('zhou-mingyuan', ZHOU_MINGYUAN, ['建筑电工，驾驶证暂扣中', 'Construction electrician, driving licence suspended']),
  holder('qinghe-catering', QINGHE_CATERING, ['法人账号：企业自己的证照，可委托经办人', 'Organisation account: the company’s own licences; it can entrust a handler']),
];

export const SIGNING_OFFICERS: readonly SigningOfficer[] = [
  officer('officer-he', { zh: '何书琴', en: 'He Shuqin' }, { department: MARKET_SUPERVISION, rights: ['licences:issue', 'licences:move', 'licences:read', 'access:decide'] }),
  officer('officer-tang', { zh: '唐立新', en: 'Tang Lixin' }, { department: LINJIANG_APPROVAL, rights: ['recognition:look-up', 'recognition:verify', 'access:apply'] }),
];

function holder(subject: string, { names, code }: CityHolder, [noteZh, noteEn]: readonly [string, string]): SigningHolder {
  return { subject, kind: 'holder', nameZh: names.zh, nameEn: names.en, noteZh, noteEn, code };
}

function officer(subject: string, names: CityHolder['names'], post: { readonly department: DepartmentOrder; readonly rights: OfficerOrder['rights'] }): SigningOfficer {
  const { code, nameZh, nameEn } = post.department;
  const inRegister = { department: code, name: names.zh, rights: post.rights };
  return { subject, kind: 'officer', nameZh: names.zh, nameEn: names.en, noteZh: nameZh, noteEn: nameEn, officer: inRegister };
}
