import { receiptOf } from '../../src/recognition/answer/receipt.js';
import { proveArchived } from '../../src/recognition/answer/prove-archived.js';
import { EXAMPLE_ANSWER, EXAMPLE_RECEIPT_CLAIMS, receipted } from '../support/receipts.js';
import { forged } from '../pki/forge.js';

describe('a receipt', () => {
  it('is read with the answer that it signs', () => {
    expect(receiptOf(receipted())?.claims).toEqual(EXAMPLE_RECEIPT_CLAIMS);
  });

  it('covers every member of the answer, whatever their order', () => {
    const { receipt, ...answer } = receipted();
    expect(receiptOf({ receipt, ...Object.fromEntries(Object.entries(answer).reverse()) })).toBeDefined();
    expect(receiptOf({ ...answer, receipt, more: 1 })).toBeUndefined();
    expect(receiptOf({ ...answer, receipt, verdict: 'invalid' })).toBeUndefined();
    const { verdict: _verdict, ...less } = answer;
    expect(receiptOf({ ...less, receipt })).toBeUndefined();
  });

  it.each([
    ['none', undefined],
    ['a number', 7],
    ['no token', 'nonsense'],
    ['a token of another kind', 'eyJhbGciOiJFUzI1NiIsImtpZCI6ImExIiwidHlwIjoiZGMrc2Qtand0In0.e30.AAAA'],
    ['something very long', 'A'.repeat(100_000)],
  ])('that is %s is no receipt', (_what, receipt) => {
    expect(receiptOf({ ...EXAMPLE_ANSWER, ...(receipt === undefined ? {} : { receipt }) })).toBeUndefined();
  });

  it('of an answer that has no canonical spelling is no receipt', () => {
    expect(receiptOf({ ...receipted(), sentence: '\ud800' })).toBeUndefined();
  });

  it('proves nothing to an archive without a chain to its root', () => {
    expect(proveArchived(receipted(), forged('root'))).toMatchObject({ flaw: expect.stringContaining('CHAIN_LENGTH') as string });
  });
});
