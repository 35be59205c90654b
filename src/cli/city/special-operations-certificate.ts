import { parseLicenceTypeCode } from '../../holder/licence-type-code.js';
import type { LicenceTypeDefinition } from '../../catalogue/licence-type.js';
import { definedBy, HOUSING } from './departments.js';
import { SAFETY_PERMIT, SITE_PERMIT } from './service-items.js';

/** Construction special-operations certificate 建筑施工特种作业操作资格证: for one category of work, two years at a time. */
export const SPECIAL_OPERATIONS_CERTIFICATE: LicenceTypeDefinition = {
  code: parseLicenceTypeCode(`${HOUSING.code}001`),
  names: { zh: '建筑施工特种作业操作资格证', en: 'Construction special-operations certificate' },
  kind: 'licence',
  definingAuthority: definedBy(HOUSING),
  issuingAuthorities: [HOUSING.code],
  holderCategory: 'person',
  holderRoles: [{ role: 'operative', label: { zh: '持证人', en: 'Operative' }, min: 1, max: 1 }],
  validity: { unit: 'year', count: 2 },
  powerItem: { code: '000117015000', name: '建筑施工特种作业人员职业资格认定' },
  fields: [
    { name: 'personName', label: { zh: '姓名', en: 'Name' }, schema: { type: 'string', maxLength: 50 }, required: true, sensitivity: 'public', codeKey: 1 },
    { name: 'sex', label: { zh: '性别', en: 'Sex' }, schema: { type: 'string', enum: ['男', '女'] }, required: true, sensitivity: 'internal' },
    { name: 'bornOn', label: { zh: '出生日期', en: 'Date of birth' }, schema: { type: 'string', format: 'date' }, required: true, sensitivity: 'sensitive' },
    {
      name: 'category',
      label: { zh: '操作类别', en: 'Category of work' },
      schema: {
        type: 'string',
        enum: ['建筑电工', '建筑架子工（普通脚手架）', '建筑架子工（附着升降脚手架）', '建筑起重信号司索工', '建筑起重机械司机（塔式起重机）', '建筑起重机械司机（施工升降机）', '建筑起重机械安装拆卸工（塔式起重机）', '高处作业吊篮安装拆卸工'],
      },
      required: true,
      sensitivity: 'public',
      codeKey: 2,
    },
    { name: 'firstIssuedOn', label: { zh: '初次领证日期', en: 'First issued' }, schema: { type: 'string', format: 'date' }, required: true, sensitivity: 'public', codeKey: 3 },
    { name: 'assessedBy', label: { zh: '考核机构', en: 'Assessed by' }, schema: { type: 'string', maxLength: 60 }, required: false, sensitivity: 'internal' },
    { name: 'trainingHours', label: { zh: '年度继续教育学时', en: 'Hours of training in the year' }, schema: { type: 'integer', minimum: 0, maximum: 500 }, required: false, sensitivity: 'internal' },
  ],
  sharing: {
    rule: 'shared',
    disclosures: [
      { ground: 'duty', serviceItems: ['*'], fields: ['personName', 'category'], holderFacts: [], derived: ['over18'] },
      { ground: 'duty', serviceItems: [SAFETY_PERMIT.code, SITE_PERMIT.code], fields: ['personName', 'category', 'firstIssuedOn', 'assessedBy', 'trainingHours'], holderFacts: ['name', 'codeType', 'code'], derived: ['trained'] },
      { ground: 'holderPresent', serviceItems: ['*'], fields: ['personName', 'sex', 'bornOn', 'category', 'firstIssuedOn', 'assessedBy', 'trainingHours'], holderFacts: ['name'], derived: ['over18', 'trained'] },
    ],
    derivations: [
      { name: 'over18', label: { zh: '年满十八周岁', en: 'Eighteen or older' }, rule: { '>=': [{ fullYears: [{ var: 'bornOn' }, { var: 'today' }] }, 18] } },
      { name: 'trained', label: { zh: '年度继续教育满二十四学时', en: 'Twenty-four hours of training in the year' }, rule: { '>=': [{ var: 'trainingHours' }, 24] } },
    ],
  },
  serviceItems: [SAFETY_PERMIT.code, SITE_PERMIT.code],
  layoutVersion: 1,
};
