import { parseLicenceTypeCode } from '../../holder/licence-type-code.js';
import type { LicenceTypeDefinition } from '../../catalogue/licence-type.js';
import { definedBy, TRAFFIC_POLICE } from './departments.js';
import { HAULAGE_DRIVER } from './service-items.js';

const ON_ITS_FACE = ['personName', 'sex', 'nationality', 'address', 'bornOn', 'firstIssuedOn', 'vehicleClass', 'fileNumber', 'remarks'];

/**
 * Driving licence 机动车驾驶证: for six years, then ten, then long-term, as the order says. Its number is the holder's identity number, which
 * therefore is not in the printed code; the file number is.
 */
export const DRIVING_LICENCE: LicenceTypeDefinition = {
  code: parseLicenceTypeCode(`${TRAFFIC_POLICE.code}001`),
  names: { zh: '机动车驾驶证', en: 'Driving licence' },
  kind: 'licence',
  definingAuthority: definedBy(TRAFFIC_POLICE),
  issuingAuthorities: [TRAFFIC_POLICE.code],
  holderCategory: 'person',
  holderRoles: [{ role: 'driver', label: { zh: '驾驶人', en: 'Driver' }, min: 1, max: 1 }],
  validity: { unit: 'longTerm' },
  powerItem: { code: '000109013000', name: '机动车驾驶证核发' },
  fields: [
    { name: 'personName', label: { zh: '姓名', en: 'Name' }, schema: { type: 'string', maxLength: 50 }, required: true, sensitivity: 'public', codeKey: 1 },
    { name: 'sex', label: { zh: '性别', en: 'Sex' }, schema: { type: 'string', enum: ['男', '女'] }, required: true, sensitivity: 'internal' },
    { name: 'nationality', label: { zh: '国籍', en: 'Nationality' }, schema: { type: 'string', maxLength: 30 }, required: true, sensitivity: 'internal' },
    { name: 'address', label: { zh: '住址', en: 'Address' }, schema: { type: 'string', maxLength: 120 }, required: true, sensitivity: 'sensitive' },
    { name: 'bornOn', label: { zh: '出生日期', en: 'Date of birth' }, schema: { type: 'string', format: 'date' }, required: true, sensitivity: 'sensitive' },
    { name: 'firstIssuedOn', label: { zh: '初次领证日期', en: 'First issued' }, schema: { type: 'string', format: 'date' }, required: true, sensitivity: 'internal' },
    { name: 'vehicleClass', label: { zh: '准驾车型', en: 'Class' }, schema: { type: 'string', maxLength: 12, pattern: '^[A-Z0-9]{1,12}$' }, required: true, sensitivity: 'public', codeKey: 2 },
    { name: 'fileNumber', label: { zh: '档案编号', en: 'File number' }, schema: { type: 'string', maxLength: 12, pattern: '^\\d{12}$' }, required: true, sensitivity: 'public', codeKey: 3 },
    { name: 'remarks', label: { zh: '记录', en: 'Remarks' }, schema: { type: 'string', maxLength: 200 }, required: false, sensitivity: 'internal' },
  ],
  sharing: {
    rule: 'shared',
    disclosures: [
      { ground: 'duty', serviceItems: ['*'], fields: ['personName', 'vehicleClass'], holderFacts: [], derived: ['over18', 'mayDriveTrucks'] },
      { ground: 'duty', serviceItems: [HAULAGE_DRIVER.code], fields: ['personName', 'vehicleClass', 'firstIssuedOn', 'remarks'], holderFacts: ['name', 'codeType', 'code'], derived: ['under60', 'heldOneYear'] },
      { ground: 'holderPresent', serviceItems: ['*'], fields: ON_ITS_FACE, holderFacts: ['name'], derived: ['over18', 'under60', 'mayDriveTrucks', 'heldOneYear'] },
    ],
    derivations: [
      { name: 'over18', label: { zh: '年满十八周岁', en: 'Eighteen or older' }, rule: { '>=': [{ fullYears: [{ var: 'bornOn' }, { var: 'today' }] }, 18] } },
      { name: 'under60', label: { zh: '未满六十周岁', en: 'Younger than sixty' }, rule: { '<': [{ fullYears: [{ var: 'bornOn' }, { var: 'today' }] }, 60] } },
      {
        name: 'mayDriveTrucks',
        label: { zh: '准驾大型货车', en: 'May drive heavy trucks' },
        rule: { or: [{ in: ['A1', { var: 'vehicleClass' }] }, { in: ['A2', { var: 'vehicleClass' }] }, { in: ['B2', { var: 'vehicleClass' }] }] },
      },
      { name: 'heldOneYear', label: { zh: '领证满一年', en: 'Licensed for a year' }, rule: { '>=': [{ fullYears: [{ var: 'firstIssuedOn' }, { var: 'today' }] }, 1] } },
    ],
  },
  presenceFacts: ['fileNumber'],
  serviceItems: [HAULAGE_DRIVER.code],
  layoutVersion: 1,
};
