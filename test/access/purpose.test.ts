import { parseReturnPath } from '../../src/access/browser/return-path.js';
import { parseForm } from '../../src/access/browser/form-body.js';
import { purposeSchema } from '../../src/access/purpose.js';
import { clientOrder } from '../../src/access/register/client.js';
import { grantOrder } from '../../src/access/register/grant.js';

const purpose = {
  department: '11990101MA990001XX',
  operator: '李科员',
  serviceItemName: '食品经营许可变更',
  serviceItemCode: '000131004000990101990101',
  caseNumber: '2026-000123',
  callingSystem: '一窗受理系统',
  cause: '办理食品经营许可变更',
  category: 0,
};

describe('a purpose', () => {
  it('has five elements, a calling system, a cause and a category', () => {
    expect(purposeSchema.parse(purpose)).toEqual(purpose);
  });

  it.each([0, 1])('of category %d names the item that it is for: free text alone is none', (category) => {
    const { serviceItemName: _name, serviceItemCode: _code, ...free } = purpose;
    expect(purposeSchema.safeParse({ ...purpose, category }).success).toBe(true);
    for (const part of [free, { ...free, serviceItemName: '食品经营许可变更' }, { ...free, serviceItemCode: purpose.serviceItemCode }]) {
      expect(purposeSchema.safeParse({ ...part, category }).success).toBe(false);
    }
  });

  it('may have a cause of 200 characters, rare ones counted once', () => {
    expect(purposeSchema.safeParse({ ...purpose, cause: '𠮷'.repeat(200) }).success).toBe(true);
    expect(purposeSchema.safeParse({ ...purpose, cause: '𠮷'.repeat(201) }).success).toBe(false);
  });

  it.each([
    ['no department', { department: undefined }],
    ['a department whose check character is wrong', { department: '11990101MA990001XY' }],
    ['no operator', { operator: '' }],
    ['no cause', { cause: undefined }],
    ['a cause with a line break', { cause: '办理\n变更' }],
    ['a cause that is not NFC', { cause: 'e\u0301' }],
    ['a service item code of 23 characters', { serviceItemCode: '00013100400099010199010' }],
    ['a case number that is a JSON number', { caseNumber: 2026000123 }],
    ['a third category', { category: 2 }],
    ['a category in letters', { category: '0' }],
    ['a member that nobody knows', { hurry: true }],
  ])('with %s is refused', (_what, change) => {
    expect(purposeSchema.safeParse({ ...purpose, ...change }).success).toBe(false);
  });
});

describe('a client', () => {
  const key = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'B'.repeat(43) };
  const order = { clientId: 'market-office', department: '11990101MA990001XX', name: '发证系统', jwks: { keys: [key] } };

  it('has an identifier, a department, a name and public keys', () => {
    expect(clientOrder.safeParse(order).success).toBe(true);
    expect(clientOrder.safeParse({ ...order, jwks: { keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) }] } }).success).toBe(true);
  });

  it.each([
    ['a private key', { jwks: { keys: [{ ...key, d: 'C'.repeat(43) }] } }],
    ['a shared secret', { jwks: { keys: [{ kty: 'oct', k: 'AAAA' }] } }],
    ['an RSA key', { jwks: { keys: [{ kty: 'RSA', n: 'AAAA', e: 'AQAB' }] } }],
    ['no key', { jwks: { keys: [] } }],
    ['capital letters in its identifier', { clientId: 'Market-Office' }],
    ['an identifier with a blank', { clientId: 'market office' }],
  ])('with %s is refused', (_what, change) => {
    expect(clientOrder.safeParse({ ...order, ...change }).success).toBe(false);
  });
});

describe('a grant', () => {
  const order = { clientId: 'market-office', right: 'licences:issue', typeCode: '11990000MA9900001J001', validUntil: 1_800_000_000_000 };

  it('is of a known right on a licence type or on all', () => {
    expect(grantOrder.safeParse(order).success).toBe(true);
    expect(grantOrder.safeParse({ ...order, typeCode: '*' }).success).toBe(true);
    expect(grantOrder.safeParse({ ...order, typeCode: '11990000MA9900001J*' }).success).toBe(false);
    expect(grantOrder.safeParse({ ...order, right: 'licences:forge' }).success).toBe(false);
  });
});

describe('what a browser sends', () => {
  it.each(['/', '/phone', '/phone?tab=codes&a=%2F', '/a//b', '/v/#x'])('the path %s is one of ours', (path) => {
    expect(parseReturnPath(path)).toBe(path);
  });

  it('a form names each field once, in UTF-8', () => {
    expect(parseForm(Buffer.from('name=%E7%8E%8B+a&x='))).toEqual({ name: '王 a', x: '' });
    expect(() => parseForm(Buffer.from('a=1&a=2'))).toThrow('FORM_UNREADABLE');
    expect(() => parseForm(Buffer.from('a=%FF'))).toThrow('FORM_UNREADABLE');
    expect(() => parseForm(Buffer.from(Array.from({ length: 51 }, (_, i) => `f${i}=1`).join('&')))).toThrow('FORM_UNREADABLE');
    expect(Object.keys(parseForm(Buffer.from(Array.from({ length: 51 }, (_, i) => `f${i}=1`).join('&')), 51))).toHaveLength(51);
  });
});
