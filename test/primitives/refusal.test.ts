import { repeatable, repeatablePointer } from '../../src/primitives/refusal.js';

describe('what a request said is repeated', () => {
  it.each(['serviceItemCode', 'codeKey1', 'BODY', '__proto__', 'over18'])('where it looks like a name: %s', (name) => {
    expect(repeatable(name)).toBe(name);
  });

  it.each(['110101199001011237', '91990101MA9900028M', 'E12345678', '林青', 'a/b', 'name of somebody', '', 'a'.repeat(41)])('nowhere else: %s', (name) => {
    expect(repeatable(name)).toBe('…');
  });

  it('in a pointer, with places by their numbers', () => {
    expect(repeatablePointer(['holders', 0, 'code'])).toBe('/holders/0/code');
    expect(repeatablePointer(['holders', '110101199001011237', 20_001])).toBe('/holders/…/20001');
    expect(repeatablePointer([])).toBe('');
  });
});
