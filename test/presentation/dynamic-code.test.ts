import fc from 'fast-check';
import { CborTag, encodeCbor, type CborValue } from '../../src/primitives/cbor/cbor.js';
import { deflate, inflate } from '../../src/primitives/deflate.js';
import { toBase45 } from '../../src/primitives/encodings/base45.js';
import { toDecimalDigits } from '../../src/primitives/encodings/decimal-digits.js';
import { carrierText, pack } from '../../src/licence/code/code-carrier.js';
import { assembleCode, unsignedCode } from '../../src/licence/code/cose-sign1.js';
import { drawCodeSvg } from '../../src/licence/code/draw-code.js';
import { parsePrintedCode, readPrintedCode } from '../../src/licence/code/printed-code.js';
import {
  DYNAMIC_CODE_TYP, lifetimeOf, parseDynamicCode, readDynamicCode, timeliness, unsignedDynamicCode, type DynamicCodeClaims,
} from '../../src/presentation/code/dynamic-code.js';
import { sizeOf } from '../sizes.js';
import { EXAMPLE_CLAIMS, EXAMPLE_KID, isSignedByExample, printedCode, printedCodeText, signExample } from '../support/codes.js';
import { dynamicCode, dynamicCodeText, EXAMPLE_SHOWING } from '../support/dynamic-codes.js';

const text = dynamicCodeText();
const HEADER = { alg: -7, kid: EXAMPLE_KID } as const;
const AHEAD: DynamicCodeClaims = { ...EXAMPLE_SHOWING, nbf: EXAMPLE_SHOWING.iat + 570, exp: EXAMPLE_SHOWING.iat + 630 };
const SHOWN = ['11990000MA9900001J001', '11990101MA990001XX', '20260000000', 1, 0, 0];

/** Every ASCII character in its full-width form, as an input method types it. */
const fullWidth = (plain: string): string => plain.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));

const goodPayload = (): Map<number, CborValue> =>
  new Map<number, CborValue>([
    [1, '11990101MA9900108H'],
    [4, 1_795_334_465],
    [6, 1_795_334_405],
    [7, EXAMPLE_SHOWING.cti],
    [65535, new Map([['status_list', new Map<string, CborValue>([['idx', 412_345], ['uri', 'https://zk.example.gov.cn/status-lists/1']])]])],
    [-65538, SHOWN],
  ]);

/** A code of this payload and typ, well signed. */
function codeOf(payload: CborValue, typ = DYNAMIC_CODE_TYP): Uint8Array {
  const unsigned = unsignedCode({ ...HEADER, typ }, encodeCbor(payload));
  return assembleCode(unsigned, signExample(unsigned.toBeSigned));
}

async function unreadable(scanned: string): Promise<string> {
  const reading = await readDynamicCode(scanned, inflate);
  return reading.readable ? 'read' : `${reading.reason}: ${reading.detail}`;
}

describe('a dynamic code', () => {
  it.each([['shown now', EXAMPLE_SHOWING], ['fetched ahead', AHEAD]])('%s is read back as it was written, and its signature holds over what was read', async (_, claims) => {
    const reading = await readDynamicCode(dynamicCodeText(claims), inflate);
    if (!reading.readable) throw new Error(reading.detail);
    expect(reading.code.claims).toEqual(claims);
    expect(reading.code.header).toEqual({ alg: -7, kid: EXAMPLE_KID, typ: 'application/elicence-dynamic+cwt' });
    expect(isSignedByExample(reading.code.toBeSigned, reading.code.signature)).toBe(true);
  });

  it('names nobody, has 302 bytes, 6 more when fetched ahead, and is drawn in version 13', () => {
    expect(dynamicCode().length).toBe(302);
    expect(dynamicCode(AHEAD).length).toBe(308);
    for (const claims of [EXAMPLE_SHOWING, AHEAD]) expect(drawCodeSvg(dynamicCodeText(claims)).version).toBe(13);
    const host = 'licence.demo.gov.example';
    const longer = dynamicCode({ ...EXAMPLE_SHOWING, status: { ...EXAMPLE_SHOWING.status, uri: `https://${host}/status-lists/1` } });
    expect(drawCodeSvg(carrierText(host, pack(longer, deflate))).version).toBe(13);
  });

  it.each([
    ['the whole address', text],
    ['the fragment with its #', text.slice(text.indexOf('#'))],
    ['a scanner that ends its line', `${text}\r\n`],
    ['a scanner through an input method, full width', fullWidth(text)],
    ['ELC1 and base45', `ELC1:${toBase45(dynamicCode())}`],
  ])('is read from %s', async (_, scanned) => {
    const reading = await readDynamicCode(scanned, inflate);
    expect(reading.readable && reading.code.claims).toEqual(EXAMPLE_SHOWING);
  });

  it('is good for its 60 seconds and no longer where the clock is its maker’s', () => {
    const at = (seconds: number) => timeliness(EXAMPLE_SHOWING, seconds * 1000, 0);
    expect([1_795_334_404.999, 1_795_334_405, 1_795_334_464.999, 1_795_334_465].map(at)).toEqual(['early', 'good', 'good', 'over']);
    expect(lifetimeOf(EXAMPLE_SHOWING)).toEqual({ from: 1_795_334_405_000, until: 1_795_334_465_000 });
  });

  it('fetched ahead is good from its own first second', () => {
    expect([AHEAD.iat, AHEAD.iat + 569, AHEAD.iat + 570, AHEAD.iat + 629, AHEAD.iat + 630].map((seconds) => timeliness(AHEAD, seconds * 1000, 0))).toEqual(['early', 'early', 'good', 'good', 'over']);
  });

  it('is given half a minute either way by a clock that may be wrong', () => {
    const at = (seconds: number) => timeliness(EXAMPLE_SHOWING, seconds * 1000, 30_000);
    expect([1_795_334_374.999, 1_795_334_375, 1_795_334_494.999, 1_795_334_495].map(at)).toEqual(['early', 'good', 'good', 'over']);
  });
});

describe('what does not fit in a dynamic code', () => {
  const { iat } = EXAMPLE_SHOWING;
  it.each<[string, Partial<DynamicCodeClaims>, string]>([
    ['a life of 61 seconds', { exp: iat + 61 }, 'its times are wrong'],
    ['no life at all', { exp: iat }, 'its times are wrong'],
    ['a beginning before it is made', { nbf: iat, exp: iat + 60 }, 'its times are wrong'],
    ['a beginning 601 seconds ahead', { nbf: iat + 601, exp: iat + 661 }, 'its times are wrong'],
    ['a life of 61 seconds, ahead', { nbf: iat + 30, exp: iat + 91 }, 'its times are wrong'],
    ['half a second', { iat: iat + 0.5 }, 'its times are wrong'],
    ['a cti of 16 bytes', { cti: new Uint8Array(16) }, 'its cti has not 12 bytes'],
    ['a maker without a credit code', { iss: '11990101MA9900108J' }, 'its maker is no credit code'],
    ['a holder before the first', { holderOrdinal: -1 }, 'its holder is wrong'],
    ['a status list in clear', { status: { uri: 'http://zk.example.gov.cn/1', idx: 0 } }, 'its status list has no https address'],
  ])('%s', (_, change, flaw) => {
    expect(() => unsignedDynamicCode(HEADER, { ...EXAMPLE_SHOWING, ...change })).toThrow(`CODE_CLAIMS_UNFIT: The licence does not fit in a dynamic code: ${flaw}.`);
  });
});

describe('a scanned text is no dynamic code', () => {
  const code = (detail: string): string => `unreadable: The code cannot be read: ${detail}.`;
  const without = (key: number): Map<number, CborValue> => new Map([...goodPayload()].filter(([each]) => each !== key));
  const showing = (...parts: CborValue[]): Map<number, CborValue> => goodPayload().set(-65538, parts);

  it('but for its changes', async () => {
    expect(codeOf(goodPayload())).toEqual(dynamicCode());
    expect(await unreadable(toDecimalDigits(codeOf(goodPayload())))).toBe('read');
  });

  it.each<[string, CborValue, string]>([
    ['without a status', without(65535), code('a claim is missing or too many')],
    ['without a cti', without(7), code('a claim is missing or too many')],
    ['with one claim too many', goodPayload().set(2, 'sub'), code('a claim is missing or too many')],
    ['with nbf in the place of another claim', without(7).set(5, 1_795_334_406), code('a claim is missing or too many')],
    ['with an nbf at iat', goodPayload().set(5, 1_795_334_405), code('its times are wrong')],
    ['that lives for a day', goodPayload().set(4, 1_795_420_805), code('its times are wrong')],
    ['with an exp that is text', goodPayload().set(4, '1795334465'), code('a claim is not a whole number')],
    ['with a cti of 11 bytes', goodPayload().set(7, new Uint8Array(11)), code('its cti has not 12 bytes')],
    ['that does not say what is shown', goodPayload().set(-65538, 'x'), code('it does not say what is shown')],
    ['that says less', showing(...SHOWN.slice(0, 5)), code('it does not say what is shown')],
    ['that says more', showing(...SHOWN, 0), code('it does not say what is shown')],
    ['of another scope', showing(...SHOWN.slice(0, 5), 1), code('its scope is not one of ours')],
    ['of a scope below none', showing(...SHOWN.slice(0, 5), -1), code('its scope is not one of ours')],
    ['of a holder in words', showing(...SHOWN.slice(0, 4), '0', 0), code('a claim is not a whole number')],
    ['of holder 256', showing(...SHOWN.slice(0, 4), 256, 0), code('its holder is wrong')],
    ['of a serial in small letters', showing('11990000MA9900001J001', '11990101MA990001XX', 'abcdefgh', 1, 0, 0), 'unreadable: This is not a licence identifier.'],
    ['of an authority that is a region', showing('11990000MA9900001J001', '990101', '20260000000', 1, 0, 0), 'unreadable: This is not a licence identifier.'],
    ['with a payload that is a number', 7, code('a claim is missing or too many')],
  ])('%s', async (_, payload, expected) => {
    expect(await unreadable(toDecimalDigits(codeOf(payload)))).toBe(expected);
  });

  it.each([
    ['that is empty', '', code('it is no address, number or ELC1 text of a code')],
    ['of no code', '12345', 'unreadable: The digits cannot be read: the guard byte 1 does not stand before the bytes.'],
    ['of a bomb', toDecimalDigits(deflate(new Uint8Array(1_000_000).fill(0xd2))), code('its zlib stream is damaged or too long')],
    ['that never ends', '1'.repeat(8_193), code('the text is too long')],
    ['with a tag that is no signature’s', toDecimalDigits(encodeCbor(new CborTag(61, new Map()))), code('it begins neither as a COSE_Sign1 nor as a zlib stream')],
  ])('%s', async (_, scanned, expected) => {
    expect(await unreadable(scanned)).toBe(expected);
  });

  it('whatever bytes it was made of', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect((await readDynamicCode(toDecimalDigits(bytes), inflate)).readable).toBe(false);
      }),
      { numRuns: sizeOf('decoder-fuzz') / 10, seed: 8392 },
    );
  });
});

describe('a dynamic code and a printed code', () => {
  const printed = 'This is a signed code, but not one that is printed on a licence.';
  const shown = 'This is a signed code, but not one that a holder shows on a phone.';

  it('are each of another kind to the other’s reader', async () => {
    expect(await readPrintedCode(text, inflate)).toEqual({ readable: false, reason: 'anotherKind', detail: printed });
    expect(await readDynamicCode(printedCodeText(), inflate)).toEqual({ readable: false, reason: 'anotherKind', detail: shown });
    expect(() => parsePrintedCode(dynamicCode())).toThrow('CODE_OF_ANOTHER_KIND');
    expect(() => parseDynamicCode(printedCode())).toThrow('CODE_OF_ANOTHER_KIND');
  });

  it('do not pass for each other under the other’s typ: the claims are not the other’s', () => {
    expect(() => parsePrintedCode(codeOf(goodPayload(), 'application/elicence+cwt'))).toThrow('it says nothing about a licence');
    const claims = new Map<number, CborValue>([...goodPayload()].filter(([key]) => key !== -65538));
    claims.set(7, EXAMPLE_CLAIMS.cti).set(-65537, ['11990000MA9900001J001', 1, 1, '20260000000', 1, new Map()]);
    expect(() => parseDynamicCode(codeOf(claims))).toThrow('it does not say what is shown');
  });

  it('do not pass for each other with the claims of both: neither reader bears one more', () => {
    const both = goodPayload().set(-65537, ['11990000MA9900001J001', 1, 1, '20260000000', 1, new Map()]);
    expect(() => parsePrintedCode(codeOf(both, 'application/elicence+cwt'))).toThrow('a claim is missing or too many');
    expect(() => parseDynamicCode(codeOf(both))).toThrow('a claim is missing or too many');
  });

  it('have no signature in common: the typ is under it', () => {
    const dynamic = unsignedCode({ ...HEADER, typ: DYNAMIC_CODE_TYP }, encodeCbor(goodPayload()));
    const relabelled = unsignedCode({ ...HEADER, typ: 'application/elicence+cwt' }, encodeCbor(goodPayload()));
    expect(isSignedByExample(relabelled.toBeSigned, signExample(dynamic.toBeSigned))).toBe(false);
  });
});
