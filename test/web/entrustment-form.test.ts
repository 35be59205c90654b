import { BUSINESS_LICENCE } from '../../src/cli/city/business-licence.js';
import { COMPANY_MOVE } from '../../src/cli/city/service-items.js';
import { entrustmentForm, readForm, type EntrustmentForm } from '../../src/web/permission/entrustment-form.js';

const FORM: EntrustmentForm = entrustmentForm.parse({
  once: 'a'.repeat(32),
  name: ' 苏晓禾 ',
  codeType: '111',
  code: '440301198512310020 ',
  relation: 'handler',
  types: 'some',
  [`type.${BUSINESS_LICENCE.code}`]: 'on',
  items: 'some',
  [`item.${COMPANY_MOVE.code}`]: 'on',
  uses: '3',
  lastDay: '2026-12-24',
});
const flawedBy = (change: Partial<EntrustmentForm>): readonly string[] => readForm({ ...FORM, ...change } as EntrustmentForm).flawed;

describe('the form of an entrustment', () => {
  it('orders what was filled in, until midnight after its last day in China', () => {
    expect(readForm(FORM)).toEqual({
      order: {
        delegate: { name: '苏晓禾', codeType: '111', code: '440301198512310020' },
        relation: 'handler',
        licenceTypes: [BUSINESS_LICENCE.code],
        serviceItems: [COMPANY_MOVE.code],
        uses: 3,
        validUntil: Date.parse('2026-12-24T16:00:00Z'),
      },
      flawed: [],
    });
  });

  it('orders everything where all is chosen, whatever is ticked besides', () => {
    expect(readForm({ ...FORM, types: 'all', items: 'all', note: ' 代办 ' }).order).toMatchObject({ licenceTypes: '*', serviceItems: '*', note: '代办' });
  });

  it('takes a small x at the end of a code', () => {
    expect(readForm({ ...FORM, code: '11010119900101123x' }).flawed).toEqual(['code']);
    expect(readForm({ ...FORM, codeType: '999', code: 'ab12x' }).order?.delegate.code).toBe('AB12X');
  });

  it.each([
    [{ name: '' }, ['name']],
    [{ name: '苏\u202e晓禾' }, ['name']],
    [{ code: '440301198512310021' }, ['code']],
    [{ codeType: '000' }, ['code']],
    [{ relation: 'friend' }, ['relation']],
    [{ uses: '0' }, ['uses']],
    [{ uses: '1e1' }, ['uses']],
    [{ uses: '51' }, ['uses']],
    [{ lastDay: '24.12.2026' }, ['validUntil']],
    [{ lastDay: '2026-02-30' }, ['validUntil']],
    [{ note: '一'.repeat(201) }, ['note']],
    [{ name: '', uses: '', code: '' }, ['name', 'code', 'uses']],
  ])('tells every flaw at once: %j', (change, fields) => {
    expect(flawedBy(change)).toEqual(fields);
  });

  it('asks for a licence and an item where only some are chosen', () => {
    const { [`type.${BUSINESS_LICENCE.code}`]: _type, [`item.${COMPANY_MOVE.code}`]: _item, ...bare } = FORM;
    expect(readForm(bare as EntrustmentForm).flawed).toEqual(['licenceTypes', 'serviceItems']);
  });

  it('has a mark of its own, by which sending it twice is one entrustment', () => {
    expect(entrustmentForm.safeParse({ ...FORM, once: '' }).success).toBe(false);
  });
});
