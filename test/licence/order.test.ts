import { CITY } from '../../src/cli/city/city.js';
import { checkOrder, issueOrder, type IssueOrder } from '../../src/licence/issuing/order.js';
import { Refusal } from '../../src/primitives/refusal.js';

const TODAY = '2026-11-22';
const NOW = new Date(`${TODAY}T04:00:00Z`).getTime();
const [first] = CITY.orders;
if (first === undefined) throw new Error('the city has no orders');
const ORDER = issueOrder.parse(first.on(TODAY));
const definition = CITY.licenceTypes.find((type) => type.code === ORDER.licenceType);
if (definition === undefined) throw new Error('the order is of no type');
const TYPE = { ...definition, version: 1 };

function refusalOf(change: Partial<IssueOrder>): Refusal {
  try {
    checkOrder({ ...ORDER, ...change }, TYPE, NOW);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('the order was taken');
}

describe('an order', () => {
  it('that fits its type is taken; it begins today where it does not say', () => {
    const { validFrom: _left, ...order } = ORDER;
    expect(checkOrder({ ...order, validUntil: null } as IssueOrder, { ...TYPE, validity: { unit: 'longTerm' } }, NOW)).toMatchObject({ validFrom: TODAY, validUntil: null });
  });

  it('tells every flaw at once, each where it stands', () => {
    const refusal = refusalOf({ fields: { ...ORDER.fields, other: 'x' }, holders: [{ ...ORDER.holders[0], role: 'nobody' } as IssueOrder['holders'][0]], validUntil: '2020-01-01' });
    expect(refusal.code).toBe('LICENCE_ORDER_INVALID');
    expect(refusal.flaws.map((flaw) => flaw.pointer)).toEqual(expect.arrayContaining(['/fields/other', '/holders/0/role', '/validUntil']));
  });

  it('points a wrong holder code out where it stands', () => {
    const holders = ORDER.holders.map((holder, index) => (index === 0 ? { ...holder, code: '91990101MA9900028N' } : holder));
    const refusal = refusalOf({ holders });
    expect([refusal.code, refusal.flaws[0]?.pointer]).toEqual(['HOLDER_CODE_CHECK', '/holders/0/code']);
  });

  it('is not valid for longer than its type allows', () => {
    const refusal = ((): Refusal => {
      try {
        checkOrder({ ...ORDER, validFrom: TODAY, validUntil: '2030-01-01' }, { ...TYPE, validity: { unit: 'year', count: 1 } }, NOW);
      } catch (error) {
        return error as Refusal;
      }
      throw new Error('the order was taken');
    })();
    expect(refusal.flaws).toEqual([{ pointer: '/validUntil', detail: expect.stringContaining('2027-11-21') as string }]);
  });
});
