import type { Purpose } from '../../../access/purpose.js';
import { claimedFacts, type ClaimedFacts } from '../../facts/claimed-facts.js';
import { readDate } from '../border/border-times.js';
import type { ElementName } from '../border/element-table.js';
import { requestOf, type Given } from './given.js';
import { HOLDER_ELEMENTS, holderIn } from './holder-elements.js';
import { purposeIn } from './purpose-elements.js';

/** 证照信息验证: what somebody says of a licence. */
export interface ClaimQuestion {
  readonly purpose: Purpose;
  readonly claim: ClaimedFacts;
}

/** Elements that can be held against a licence, by the house's names of what is claimed. */
export const CLAIMED_AS = {
  certificateHolderName: 'holderName',
  certificateIssuingAuthorityCode: 'issuingAuthorityCode',
  certificateIssuedDate: 'issuedDate',
  certificateEffectiveDate: 'validFrom',
  certificateExpiringDate: 'validUntil',
} as const satisfies Partial<Record<ElementName, string>>;

const MADE_BY: Readonly<Record<keyof ClaimedFacts, ElementName>> = {
  licenceType: 'certificateTypeCode',
  identifier: 'certificateIdentifier',
  number: 'certificateNumber',
  holder: 'certificateHolderCode',
  fields: 'extendInfo',
};

const TAKES = ['certificateTypeCode', 'certificateIdentifier', 'certificateNumber', ...HOLDER_ELEMENTS, ...(Object.keys(CLAIMED_AS) as (keyof typeof CLAIMED_AS)[]), 'extendInfo'] as const;

export const claimRequest = requestOf(TAKES, (given): ClaimQuestion | undefined => {
  const purpose = purposeIn(given);
  const ways = { identifier: given.one('certificateIdentifier'), number: given.one('certificateNumber'), holder: holderIn(given) };
  const named = Object.fromEntries(Object.entries(ways).filter(([, way]) => way !== undefined));
  if (Object.keys(named).length === 0) given.wrong('certificateIdentifier', '请给出证照标识、证照编号或持证主体代码之一 name the licence by identifier, number or holder');
  const claim = given.judged(claimedFacts, { licenceType: given.need('certificateTypeCode'), ...named, fields: fieldsIn(given) }, MADE_BY);
  return purpose && claim && { purpose, claim };
});

function fieldsIn(given: Given): ClaimedFacts['fields'] {
  const elements = Object.entries(CLAIMED_AS).flatMap(([name, claimedAs]) => {
    const value = given.one(name as keyof typeof CLAIMED_AS);
    return value === undefined ? [] : [[claimedAs, name.endsWith('Date') ? dateIn(given, name as ElementName, value) : value] as const];
  });
  return Object.fromEntries([...[...given.face].map(([name, { value }]) => [name, value] as const), ...elements]);
}

function dateIn(given: Given, name: ElementName, written: string): string | null {
  const date = readDate(written);
  if (date === undefined) given.wrong(name, '日期无法读取 write the date as 2026-11-28, or 长期');
  return date ?? null;
}
