import { authorise, authoriseAtDoor } from '../../src/access/authorise.js';
import type { Caller } from '../../src/access/caller.js';
import type { Grant } from '../../src/access/register/grant.js';
import type { Right } from '../../src/access/register/right.js';
import { parseCreditCode } from '../../src/holder/credit-code.js';
import { parseLicenceTypeCode } from '../../src/holder/licence-type-code.js';

const NOW = Date.parse('2026-11-22T08:00:00Z');
const BUSINESS = parseLicenceTypeCode('11990000MA9900001J001');
const FOOD = parseLicenceTypeCode('11990000MA9900001J002');
const ITEM = '000131004000990101990101';
const department = parseCreditCode('11990101MA990001XX');

function client(grants: readonly Grant[], tokenRights: readonly Right[]): Caller {
  const whole = { id: new Uint8Array(16), clientId: 'market-office', department, departmentNameZh: '', name: '', jwks: '', state: 'enabled', grants } as const;
  return { kind: 'client', client: whole, tokenRights: new Set(tokenRights) };
}

const issueBusiness: Grant = { right: 'licences:issue', typeCode: BUSINESS, validUntil: NOW + 1 };
const order = { right: 'licences:issue', typeCode: BUSINESS } as const;

describe('a right', () => {
  it('holds for the licence type that it was granted for and no other', () => {
    const caller = client([issueBusiness], ['licences:issue']);
    expect(() => authorise(caller, order, NOW)).not.toThrow();
    expect(() => authorise(caller, { ...order, typeCode: FOOD }, NOW)).toThrow('RIGHT_MISSING');
    expect(() => authorise(caller, { ...order, right: 'licences:move' }, NOW)).toThrow('RIGHT_MISSING');
  });

  it('granted for * holds for every licence type', () => {
    expect(() => authorise(client([{ ...issueBusiness, typeCode: '*' }], ['licences:issue']), { ...order, typeCode: FOOD }, NOW)).not.toThrow();
  });

  it('granted for one service item holds for that alone', () => {
    const caller = client([{ ...issueBusiness, serviceItem: ITEM }], ['licences:issue']);
    expect(() => authorise(caller, { ...order, serviceItem: ITEM }, NOW)).not.toThrow();
    expect(() => authorise(caller, { ...order, serviceItem: `${ITEM.slice(0, -1)}2` }, NOW)).toThrow('RIGHT_MISSING');
    expect(() => authorise(caller, order, NOW)).toThrow('RIGHT_MISSING');
  });

  it('ends with its last instant', () => {
    const caller = client([issueBusiness], ['licences:issue']);
    expect(() => authorise(caller, order, NOW + 1)).toThrow('RIGHT_MISSING');
    expect(() => authoriseAtDoor(caller, 'licences:issue', NOW)).not.toThrow();
    expect(() => authoriseAtDoor(caller, 'licences:issue', NOW + 1)).toThrow('RIGHT_MISSING');
  });

  it('must be asked for in the token as well', () => {
    expect(() => authorise(client([issueBusiness], []), order, NOW)).toThrow('RIGHT_MISSING');
    expect(() => authorise(client([], ['licences:issue']), order, NOW)).toThrow('RIGHT_MISSING');
  });

  it('is an officer’s by name and never a holder’s', () => {
    const officer = { id: new Uint8Array(16), department, departmentNameZh: '', name: '', rights: ['licences:issue'], grants: [issueBusiness], state: 'active' } as const;
    expect(() => authorise({ kind: 'officer', officer }, order, NOW)).not.toThrow();
    expect(() => authorise({ kind: 'officer', officer: { ...officer, rights: [] } }, order, NOW)).toThrow('RIGHT_MISSING');
    // Nobody sees more at the desk than a system of the department may.
    expect(() => authorise({ kind: 'officer', officer: { ...officer, grants: [] } }, order, NOW)).toThrow('RIGHT_MISSING');
    expect(() => authorise({ kind: 'holder', holderIndex: new Uint8Array(16), indexKey: 1, codeType: '111' }, order, NOW)).toThrow('RIGHT_MISSING');
  });
});
