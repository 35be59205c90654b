import fc from 'fast-check';
import { toBase64url } from '../../src/primitives/encodings/base64url.js';
import type { JsonObject } from '../../src/primitives/canonical-json.js';
import { deflate, inflate } from '../../src/primitives/deflate.js';
import { assembleJws, unsignedJws } from '../../src/licence/sealed/compact-jws.js';
import {
  compressStatuses, isFresh, meaningOf, packStatuses, readStatusList, statusAt, STATUS_LIST_SIZE, STATUS_OF_STATE, unsignedStatusList,
  type StatusListClaims,
} from '../../src/licence/status/status-list.js';
import { isSignedByExample, signExample } from '../support/codes.js';

const uri = 'https://zk.example.gov.cn/status-lists/1';
const claims: StatusListClaims = { sub: uri, iat: 1_795_305_600, exp: 1_795_309_200, ttl: 300 };
const packed = packStatuses(STATUS_LIST_SIZE, [[0, STATUS_OF_STATE.revoked], [412_345, STATUS_OF_STATE.suspended], [1_048_575, STATUS_OF_STATE.superseded]]);

function listToken(): string {
  const unsigned = unsignedStatusList({ alg: 'ES256', kid: 'status-1' }, claims, compressStatuses(packed, deflate));
  return assembleJws(unsigned, signExample(unsigned.toBeSigned));
}

async function unreadable(token: string, address = uri): Promise<string> {
  const reading = await readStatusList(token, address, inflate);
  return reading.readable ? 'read' : reading.detail;
}

function withClaims(change: JsonObject, typ = 'statuslist+jwt'): string {
  const good = { ...claims, status_list: { ...compressStatuses(packStatuses(8, []), deflate) } };
  const unsigned = unsignedJws({ alg: 'ES256', kid: 'status-1', typ }, { ...good, ...change });
  return assembleJws(unsigned, signExample(unsigned.toBeSigned));
}

describe('a status list', () => {
  it('packs entries from the least significant bits', () => {
    expect(packStatuses(8, [[0, 1], [1, 2], [3, 3], [4, 3], [7, 1]]).bytes).toEqual(Uint8Array.of(0b11_00_10_01, 0b01_00_00_11));
    expect(packStatuses(8, [[0, 1], [7, 1]], 1).bytes).toEqual(Uint8Array.of(0b1000_0001));
    expect(packStatuses(8, [[1, 15]], 4).bytes).toEqual(Uint8Array.of(0xf0, 0, 0, 0));
    expect(packStatuses(8, [[2, 255]], 8).bytes[2]).toBe(255);
  });

  it('keeps the later of two values of one entry', () => {
    expect(statusAt(packStatuses(8, [[5, 3], [5, 2]]), 5)).toBe(2);
  });

  it('is signed and read back, with each licence where it was', async () => {
    const reading = await readStatusList(listToken(), uri, inflate);
    if (!reading.readable) throw new Error(reading.detail);
    const { list } = reading;
    expect(list.claims).toEqual(claims);
    expect(isSignedByExample(list.jws.toBeSigned, list.jws.signature)).toBe(true);
    expect([0, 1, 412_344, 412_345, 1_048_575, 1_048_576, -1, 0.5].map((index) => meaningOf(statusAt(list.statuses, index)))).toEqual([
      'ended', 'valid', 'valid', 'interrupted', 'superseded', undefined, undefined, undefined,
    ]);
  });

  it('of a million licences, almost all valid, fits in 600 characters', () => {
    expect(compressStatuses(packed, deflate).lst.length).toBeLessThan(600);
  });

  it.each([
    ['inForce', 'valid'],
    ['cancelled', 'ended'],
    ['withdrawn', 'ended'],
    ['revoked', 'ended'],
    ['transferred', 'ended'],
    ['suspended', 'interrupted'],
    ['reportedLost', 'interrupted'],
    ['superseded', 'superseded'],
  ] as const)('says of a licence that is %s: %s', (state, meaning) => {
    expect(meaningOf(STATUS_OF_STATE[state])).toBe(meaning);
  });

  it('says nothing with a value that is not ours', () => {
    expect(meaningOf(4)).toBeUndefined();
    expect(meaningOf(undefined)).toBeUndefined();
  });

  it('is fresh from its signing until its expiry', () => {
    expect([-1, 0, 3_599, 3_600].map((seconds) => isFresh(claims, claims.iat + seconds))).toEqual([false, true, true, false]);
  });

  it('tells any entries that went in', () => {
    const bits = fc.constantFrom(1, 2, 4, 8);
    const values = fc.uniqueArray(fc.tuple(fc.nat(799), fc.nat(255)), { selector: ([index]) => index });
    fc.assert(
      fc.property(bits, values, (width, entries) => {
        const fitting = entries.map(([index, value]) => [index, value % 2 ** width] as const);
        const list = packStatuses(800, fitting, width);
        const expected = new Map(fitting);
        for (let index = 0; index < 800; index++) expect(statusAt(list, index)).toBe(expected.get(index) ?? 0);
      }),
      { numRuns: 20, seed: 21 },
    );
  });

  it.each<[string, number, readonly (readonly [number, number])[]]>([
    ['no entry 8 in a list of 8', 8, [[8, 1]]],
    ['no entry -1 in a list of 8', 8, [[-1, 1]]],
    ['4 does not fit in 2 bits', 8, [[0, 4]]],
    ['a status list has a multiple of 8 entries', 9, []],
  ])('is not packed: %s', (why, size, entries) => {
    expect(() => packStatuses(size, entries)).toThrow(why);
  });
});

describe('a status list is unreadable', () => {
  const detail = (why: string): string => `The token cannot be read: ${why}.`;
  const bomb = { bits: 2, lst: toBase64url(deflate(new Uint8Array(2 ** 20 + 1))) };
  it.each([
    ['of another kind', withClaims({}, 'dc+sd-jwt'), detail('it is a token of another kind')],
    ['of another address', withClaims({ sub: `${uri}0` }), detail('it is the list of another address')],
    ['without an expiry', withClaims({ exp: null }), detail('its times are wrong')],
    ['that expires at its signing', withClaims({ exp: claims.iat }), detail('its times are wrong')],
    ['with a ttl of 0', withClaims({ ttl: 0 }), detail('its times are wrong')],
    ['with an iat that is text', withClaims({ iat: '1795305600' }), detail('its times are wrong')],
    ['without a list', withClaims({ status_list: null }), detail('an object is missing')],
    ['of three bits', withClaims({ status_list: { bits: 3, lst: '' } }), detail('its entries have not 1, 2, 4 or 8 bits')],
    ['of no list', withClaims({ status_list: { bits: 2 } }), detail('it has no list')],
    ['of a list that is not base64url', withClaims({ status_list: { bits: 2, lst: 'eA==' } }), detail('one of its parts is not canonical base64url')],
    ['of a list that is not zlib', withClaims({ status_list: { bits: 2, lst: 'AAAA' } }), detail('its zlib stream is damaged or too long')],
    ['of a bomb', withClaims({ status_list: bomb }), detail('its zlib stream is damaged or too long')],
    ['that is too long', 'A'.repeat(2 ** 21 + 1), detail('it is too long')],
    ['that is a page', '<html></html>', detail('it has not three parts')],
  ])('%s', async (_, token, expected) => {
    expect(await unreadable(token)).toBe(expected);
  });

  it('never for a claim of another name', async () => {
    expect(await unreadable(withClaims({ iss: '11990101MA990001XX' }))).toBe('read');
  });
});
