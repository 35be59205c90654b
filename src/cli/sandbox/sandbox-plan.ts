import type { JsonObject } from '../../primitives/canonical-json.js';
import type { SandboxPlan, TestHolder } from '../../catalogue/sandbox/sandbox-plan.js';
import { BUSINESS_LICENCE } from '../city/business-licence.js';
import type { City } from '../city/city.js';
import { SANDBOX_DEPARTMENT } from '../city/departments.js';
import { QINGHE_CATERING, type CityHolder } from '../city/holders.js';
import { SANDBOX_TRIAL } from '../city/service-items.js';

const MOST_SANDBOXES = 1_000;

/** What the city offers to sandboxes. @param today `2026-11-22`, in China */
export function sandboxPlan(city: City, today: string): SandboxPlan {
  return { department: SANDBOX_DEPARTMENT, most: MOST_SANDBOXES, testHolders: city.holders.map((holder) => testHolder(city, holder, today)), example: firstLookUp() };
}

function testHolder({ orders, licenceTypes }: City, { names, code }: CityHolder, today: string): TestHolder {
  const held = orders.map((order) => order.on(today)).filter(({ holders }) => holders.some((each) => each.codeType === code.codeType && each.code === code.code));
  const types = new Set(held.map(({ licenceType }) => licenceType));
  return { name: names.zh, codeType: code.codeType, code: code.code, holds: licenceTypes.filter((type) => types.has(type.code)).map((type) => ({ licenceType: type.code, names: type.names })) };
}

function firstLookUp(): JsonObject {
  const { codeType, code } = QINGHE_CATERING.code;
  return {
    holder: { codeType, code },
    licenceTypes: [BUSINESS_LICENCE.code],
    ground: 'duty',
    purpose: {
      category: 0,
      department: SANDBOX_DEPARTMENT.code,
      operator: '沙箱经办人',
      serviceItemName: SANDBOX_TRIAL.names.zh,
      serviceItemCode: SANDBOX_TRIAL.code,
      caseNumber: SANDBOX_TRIAL.caseNumber.example,
      callingSystem: '沙箱系统',
      cause: '接口联调',
    },
  };
}
