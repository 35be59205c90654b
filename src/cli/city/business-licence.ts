import { parseLicenceTypeCode } from '../../holder/licence-type-code.js';
import type { LicenceTypeDefinition } from '../../catalogue/licence-type.js';
import { definedBy, MARKET_SUPERVISION } from './departments.js';
import { COMPANY_MOVE, NEW_FOOD_PERMIT, SAFETY_PERMIT } from './service-items.js';

/** What is entered in the public register of companies: everybody may know it. */
const REGISTERED = ['creditCode', 'entityName', 'entityType', 'legalRepresentative', 'domicile', 'registeredCapital', 'establishedOn', 'businessScope'];

/** Business licence 营业执照: the organisation holds it, and so, in that office, does the person who represents it. Its number is the credit code. */
export const BUSINESS_LICENCE: LicenceTypeDefinition = {
  code: parseLicenceTypeCode(`${MARKET_SUPERVISION.code}001`),
  names: { zh: '营业执照', en: 'Business licence' },
  kind: 'licence',
  definingAuthority: definedBy(MARKET_SUPERVISION),
  issuingAuthorities: [MARKET_SUPERVISION.code],
  holderCategory: 'either',
  holderRoles: [
    { role: 'entity', label: { zh: '市场主体', en: 'Business entity' }, min: 1, max: 1 },
    { role: 'legalRepresentative', label: { zh: '法定代表人（经营者）', en: 'Legal representative (operator)' }, min: 1, max: 1 },
  ],
  validity: { unit: 'longTerm' },
  powerItem: { code: '000131001000', name: '企业、个体工商户登记注册' },
  fields: [
    { name: 'creditCode', label: { zh: '统一社会信用代码', en: 'Unified social credit code' }, schema: { type: 'string', maxLength: 18, pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$' }, required: true, sensitivity: 'public', codeKey: 1 },
    { name: 'entityName', label: { zh: '名称', en: 'Name' }, schema: { type: 'string', maxLength: 60 }, required: true, sensitivity: 'public', codeKey: 2 },
    {
      name: 'entityType',
      label: { zh: '类型', en: 'Type' },
      schema: {
        type: 'string',
        enum: ['有限责任公司（自然人投资或控股）', '有限责任公司（自然人独资）', '有限责任公司（国有独资）', '股份有限公司', '合伙企业', '个人独资企业', '农民专业合作社', '个体工商户'],
      },
      required: true,
      sensitivity: 'public',
    },
    { name: 'legalRepresentative', label: { zh: '法定代表人（经营者）', en: 'Legal representative (operator)' }, schema: { type: 'string', maxLength: 30 }, required: true, sensitivity: 'public', codeKey: 3 },
    { name: 'registeredCapital', label: { zh: '注册资本', en: 'Registered capital' }, schema: { type: 'string', maxLength: 40 }, required: false, sensitivity: 'public' },
    { name: 'establishedOn', label: { zh: '成立日期', en: 'Established' }, schema: { type: 'string', format: 'date' }, required: true, sensitivity: 'public' },
    { name: 'domicile', label: { zh: '住所（经营场所）', en: 'Domicile (place of business)' }, schema: { type: 'string', maxLength: 120 }, required: true, sensitivity: 'public' },
    { name: 'businessScope', label: { zh: '经营范围', en: 'Business scope' }, schema: { type: 'string', maxLength: 2000 }, required: true, sensitivity: 'public' },
  ],
  sharing: {
    rule: 'shared',
    disclosures: [
      { ground: 'duty', serviceItems: ['*'], fields: ['creditCode', 'entityName', 'legalRepresentative'], holderFacts: [] },
      { ground: 'duty', serviceItems: [NEW_FOOD_PERMIT.code, SAFETY_PERMIT.code], fields: ['entityType', 'domicile', 'businessScope'], holderFacts: ['name', 'role'] },
      { ground: 'duty', serviceItems: [COMPANY_MOVE.code], fields: REGISTERED, holderFacts: ['name', 'codeType', 'code', 'role'] },
      { ground: 'holderPresent', serviceItems: ['*'], fields: REGISTERED, holderFacts: ['name', 'role'] },
    ],
  },
  serviceItems: [NEW_FOOD_PERMIT.code, SAFETY_PERMIT.code, COMPANY_MOVE.code],
  layoutVersion: 1,
};
