import { parseLicenceTypeCode } from '../../holder/licence-type-code.js';
import type { LicenceTypeDefinition } from '../../catalogue/licence-type.js';
import { definedBy, MARKET_SUPERVISION } from './departments.js';
import { COMPANY_MOVE } from './service-items.js';

const ON_ITS_FACE = ['operatorName', 'creditCode', 'responsiblePerson', 'domicile', 'businessPlace', 'businessForm', 'businessItems'];

/** Food business permit 食品经营许可证: one for each place of business, for five years. Numbered `JY` and 14 digits, the last a check digit. */
export const FOOD_BUSINESS_PERMIT: LicenceTypeDefinition = {
  code: parseLicenceTypeCode(`${MARKET_SUPERVISION.code}002`),
  names: { zh: '食品经营许可证', en: 'Food business permit' },
  kind: 'licence',
  definingAuthority: definedBy(MARKET_SUPERVISION),
  issuingAuthorities: [MARKET_SUPERVISION.code],
  holderCategory: 'organisation',
  holderRoles: [{ role: 'operator', label: { zh: '经营者', en: 'Operator' }, min: 1, max: 1 }],
  validity: { unit: 'year', count: 5 },
  powerItem: { code: '000131016000', name: '食品经营许可' },
  fields: [
    { name: 'operatorName', label: { zh: '经营者名称', en: 'Operator' }, schema: { type: 'string', maxLength: 60 }, required: true, sensitivity: 'public', codeKey: 1 },
    { name: 'creditCode', label: { zh: '统一社会信用代码', en: 'Unified social credit code' }, schema: { type: 'string', maxLength: 18, pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$' }, required: true, sensitivity: 'public' },
    { name: 'responsiblePerson', label: { zh: '法定代表人（负责人）', en: 'Legal representative (person in charge)' }, schema: { type: 'string', maxLength: 30 }, required: true, sensitivity: 'public' },
    { name: 'domicile', label: { zh: '住所', en: 'Domicile' }, schema: { type: 'string', maxLength: 120 }, required: true, sensitivity: 'public' },
    { name: 'businessPlace', label: { zh: '经营场所', en: 'Place of business' }, schema: { type: 'string', maxLength: 60 }, required: true, sensitivity: 'public', codeKey: 2 },
    {
      name: 'businessForm',
      label: { zh: '主体业态', en: 'Form of business' },
      schema: { type: 'string', enum: ['食品销售经营者', '餐饮服务经营者', '集中用餐单位食堂'] },
      required: true,
      sensitivity: 'public',
      codeKey: 3,
    },
    { name: 'businessItems', label: { zh: '经营项目', en: 'Business items' }, schema: { type: 'string', maxLength: 500 }, required: true, sensitivity: 'public' },
  ],
  sharing: {
    rule: 'shared',
    disclosures: [
      { ground: 'duty', serviceItems: ['*'], fields: ['operatorName', 'businessPlace', 'businessForm'], holderFacts: [], derived: ['servesMeals'] },
      { ground: 'duty', serviceItems: [COMPANY_MOVE.code], fields: ON_ITS_FACE, holderFacts: ['name', 'codeType', 'code'] },
      { ground: 'holderPresent', serviceItems: ['*'], fields: ON_ITS_FACE, holderFacts: ['name'], derived: ['servesMeals'] },
    ],
    derivations: [{ name: 'servesMeals', label: { zh: '许可餐饮服务', en: 'May serve meals' }, rule: { in: [{ var: 'businessForm' }, ['餐饮服务经营者', '集中用餐单位食堂']] } }],
  },
  serviceItems: [COMPANY_MOVE.code],
  layoutVersion: 1,
};
