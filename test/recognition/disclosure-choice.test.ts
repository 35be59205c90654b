import { chooseDisclosures, tellsAnything, type Seeing } from '../../src/recognition/seen/disclosure-choice.js';
import type { LicenceType } from '../../src/catalogue/licence-type.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { HAULAGE_DRIVER, SCHOOL_PLACE } from '../../src/cli/city/service-items.js';

const TYPE: LicenceType = { ...DRIVING_LICENCE, version: 1 };
const NAMES = ['face/personName', 'face/vehicleClass', 'face/fileNumber', 'face/bornOn', 'face/licenceNumber', 'holder/0/name', 'holder/0/code', 'holder/1/code'];

function chosen(seeing: Partial<Seeing>, type = TYPE): { names: string[]; withheld: string[] } {
  const choice = chooseDisclosures(type, NAMES, { ground: 'duty', strength: 'none', serviceItem: SCHOOL_PLACE.code, ...seeing });
  return { names: [...choice.names], withheld: choice.withheld.map(({ name, reason }) => `${name} ${reason}`) };
}

describe('what may be seen', () => {
  it('by duty is what the type tells this item, and the rest says why not', () => {
    expect(chosen({})).toEqual({
      names: ['face/personName', 'face/vehicleClass'],
      withheld: ['face/fileNumber NEEDS_HOLDER', 'face/bornOn NEEDS_HOLDER', 'face/licenceNumber NOT_FOR_THIS_ITEM', 'holder/name NEEDS_HOLDER', 'holder/code NOT_FOR_THIS_ITEM'],
    });
  });

  it('is more where the type names the item', () => {
    expect(chosen({ serviceItem: HAULAGE_DRIVER.code }).names).toEqual(['face/personName', 'face/vehicleClass', 'holder/0/name', 'holder/0/code', 'holder/1/code']);
  });

  it('with the holder present is what duty tells and what the holder shows', () => {
    expect(chosen({ ground: 'holderPresent', strength: 'strong' }).names).toEqual(['face/personName', 'face/vehicleClass', 'face/fileNumber', 'face/bornOn', 'holder/0/name']);
  });

  it('of a sensitive field needs more than a fact read off paper', () => {
    const weak = chosen({ ground: 'holderPresent', strength: 'weak' });
    expect(weak.names).not.toContain('face/bornOn');
    expect(weak.withheld).toContain('face/bornOn NEEDS_HOLDER');
  });

  it('by entrustment is what the holder would show, unless the type has rows of its own', () => {
    expect(chosen({ ground: 'entrusted', strength: 'strong' }).names).toContain('face/bornOn');
    const disclosures = [...TYPE.sharing.disclosures, { ground: 'entrusted' as const, serviceItems: ['*'], fields: ['fileNumber'], holderFacts: [] }];
    const narrow = { ...TYPE, sharing: { ...TYPE.sharing, disclosures } };
    expect(chosen({ ground: 'entrusted', strength: 'strong' }, narrow).names).toEqual(['face/personName', 'face/vehicleClass', 'face/fileNumber']);
  });

  it('is nothing of a type that is not shared', () => {
    const kept: LicenceType = { ...TYPE, sharing: { rule: 'notShared', legalReason: '某法', disclosures: TYPE.sharing.disclosures } };
    expect(chosen({ ground: 'holderPresent', strength: 'strong' }, kept).names).toEqual([]);
    expect(tellsAnything(kept, { ground: 'duty', strength: 'none', serviceItem: SCHOOL_PLACE.code })).toBe(false);
  });
});
