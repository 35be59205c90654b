import { parseLicenceTypeCode } from '../../holder/licence-type-code.js';
import type { LicenceTypeDefinition } from '../../catalogue/licence-type.js';
import { definedBy, NATURAL_RESOURCES } from './departments.js';
import { MORTGAGE, SCHOOL_PLACE } from './service-items.js';

const ON_ITS_FACE = ['ownerNames', 'coOwnership', 'location', 'unitNumber', 'rightType', 'rightNature', 'landUse', 'area', 'usePeriod', 'otherMatters'];

/**
 * Real-estate title 不动产权证书: held by an owner and any co-owners together. It proves a right that the register gave (Civil Code art. 217),
 * hence its kind; it does not expire, though the right to use the land may.
 */
export const REAL_ESTATE_TITLE: LicenceTypeDefinition = {
  code: parseLicenceTypeCode(`${NATURAL_RESOURCES.code}001`),
  names: { zh: '不动产权证书', en: 'Real-estate title' },
  kind: 'proof',
  definingAuthority: definedBy(NATURAL_RESOURCES),
  issuingAuthorities: [NATURAL_RESOURCES.code],
  holderCategory: 'either',
  holderRoles: [
    { role: 'owner', label: { zh: '权利人', en: 'Owner' }, min: 1, max: 1 },
    { role: 'coOwner', label: { zh: '共有人', en: 'Co-owner' }, min: 0, max: 49 },
  ],
  validity: { unit: 'longTerm' },
  powerItem: { code: '000115001000', name: '不动产统一登记' },
  fields: [
    { name: 'ownerNames', label: { zh: '权利人', en: 'Owners' }, schema: { type: 'string', maxLength: 60 }, required: true, sensitivity: 'public', codeKey: 1 },
    { name: 'coOwnership', label: { zh: '共有情况', en: 'Co-ownership' }, schema: { type: 'string', enum: ['单独所有', '共同共有', '按份共有'] }, required: true, sensitivity: 'public', codeKey: 2 },
    { name: 'location', label: { zh: '坐落', en: 'Location' }, schema: { type: 'string', maxLength: 120 }, required: true, sensitivity: 'internal' },
    { name: 'unitNumber', label: { zh: '不动产单元号', en: 'Real-estate unit number' }, schema: { type: 'string', maxLength: 28, pattern: '^\\d{12}[A-Z]{2}\\d{5}[A-Z]\\d{8}$' }, required: true, sensitivity: 'public', codeKey: 3 },
    { name: 'rightType', label: { zh: '权利类型', en: 'Type of right' }, schema: { type: 'string', enum: ['国有建设用地使用权/房屋所有权', '国有建设用地使用权', '宅基地使用权/房屋所有权', '集体建设用地使用权/房屋所有权'] }, required: true, sensitivity: 'internal' },
    { name: 'rightNature', label: { zh: '权利性质', en: 'Nature of the right' }, schema: { type: 'string', enum: ['出让/市场化商品房', '划拨/保障性住房', '划拨/房改房', '批准拨用/自建房'] }, required: true, sensitivity: 'internal' },
    { name: 'landUse', label: { zh: '用途', en: 'Use' }, schema: { type: 'string', maxLength: 40 }, required: true, sensitivity: 'internal' },
    { name: 'area', label: { zh: '面积', en: 'Area' }, schema: { type: 'string', maxLength: 80 }, required: true, sensitivity: 'internal' },
    { name: 'usePeriod', label: { zh: '使用期限', en: 'Period of use' }, schema: { type: 'string', maxLength: 80 }, required: true, sensitivity: 'internal' },
    { name: 'otherMatters', label: { zh: '权利其他状况', en: 'Other matters' }, schema: { type: 'string', maxLength: 500 }, required: false, sensitivity: 'sensitive' },
  ],
  sharing: {
    rule: 'shared',
    disclosures: [
      { ground: 'duty', serviceItems: ['*'], fields: ['coOwnership', 'unitNumber'], holderFacts: [], derived: ['isDwelling'] },
      { ground: 'duty', serviceItems: [SCHOOL_PLACE.code], fields: ['ownerNames', 'location', 'landUse'], holderFacts: ['name', 'role'] },
      {
        ground: 'duty',
        serviceItems: [MORTGAGE.code],
        fields: ['ownerNames', 'coOwnership', 'location', 'unitNumber', 'rightType', 'rightNature', 'landUse', 'area', 'usePeriod'],
        holderFacts: ['name', 'codeType', 'code', 'role'],
      },
      { ground: 'holderPresent', serviceItems: ['*'], fields: ON_ITS_FACE, holderFacts: ['name', 'role'], derived: ['isDwelling'] },
    ],
    derivations: [{ name: 'isDwelling', label: { zh: '住宅', en: 'A dwelling' }, rule: { in: ['住宅', { var: 'landUse' }] } }],
  },
  serviceItems: [MORTGAGE.code, SCHOOL_PLACE.code],
  layoutVersion: 1,
};
