import fc from 'fast-check';
import { CborTag, encodeCbor, type CborValue } from '../../src/primitives/cbor/cbor.js';
import { toBase45 } from '../../src/primitives/encodings/base45.js';
import { deflate, inflate } from '../../src/primitives/deflate.js';
import { toDecimalDigits } from '../../src/primitives/encodings/decimal-digits.js';
import { carrierText, pack } from '../../src/licence/code/code-carrier.js';
import { assembleCode, unsignedCode } from '../../src/licence/code/cose-sign1.js';
import { parsePrintedCode, readPrintedCode, unsignedPrintedCode, type PrintedCodeClaims } from '../../src/licence/code/printed-code.js';
import { EXAMPLE_CLAIMS, EXAMPLE_KID, isSignedByExample, printedCode, printedCodeText, signExample } from '../support/codes.js';

const text = printedCodeText();
const digits = text.slice(text.indexOf('#') + 1);

/** Every ASCII character in its full-width form, as an input method types it. */
const fullWidth = (plain: string): string => plain.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000');

async function unreadable(scanned: string): Promise<string> {
  const reading = await readPrintedCode(scanned, inflate);
  return reading.readable ? 'read' : `${reading.reason}: ${reading.detail}`;
}

/** A printed code's COSE_Sign1, changed in one place and signed again. */
function variant(change: { header?: Map<number, CborValue>; payload?: CborValue; unprotectedHeader?: CborValue; signature?: Uint8Array; tag?: number }): string {
  const unsigned = unsignedPrintedCode({ alg: -7, kid: EXAMPLE_KID }, EXAMPLE_CLAIMS);
  const parts: CborValue[] = [
    change.header ? encodeCbor(change.header) : unsigned.protectedBytes,
    change.unprotectedHeader ?? new Map(),
    change.payload === undefined ? unsigned.payload : encodeCbor(change.payload),
    change.signature ?? signExample(unsigned.toBeSigned),
  ];
  return toDecimalDigits(encodeCbor(new CborTag(change.tag ?? 18, parts)));
}

const goodHeader = (): Map<number, CborValue> => new Map<number, CborValue>([[1, -7], [4, EXAMPLE_KID], [16, 'application/elicence+cwt']]);
const goodPayload = (): Map<number, CborValue> =>
  new Map<number, CborValue>([
    [1, '11990101MA990001XX'],
    [4, 1_953_072_000],
    [6, 1_795_305_600],
    [7, EXAMPLE_CLAIMS.cti],
    [65535, new Map([['status_list', new Map<string, CborValue>([['idx', 412_345], ['uri', 'https://zk.example.gov.cn/status-lists/1']])]])],
    [-65537, ['11990000MA9900001J001', 1, 1, '20260000000', 1, new Map([[1, '云溪市老街面馆有限公司']])]],
  ]);

describe('a printed code', () => {
  it('is read back as it was written, and its signature holds over what was read', async () => {
    const reading = await readPrintedCode(text, inflate);
    if (!reading.readable) throw new Error(reading.detail);
    expect(reading.code.claims).toEqual(EXAMPLE_CLAIMS);
    expect(reading.code.header).toEqual({ alg: -7, kid: EXAMPLE_KID, typ: 'application/elicence+cwt' });
    expect(reading.code.signature.length).toBe(64);
    expect(isSignedByExample(reading.code.toBeSigned, reading.code.signature)).toBe(true);
  });

  it('is 280 bytes before its first field, 399 with five Chinese ones', () => {
    expect(printedCode({ ...EXAMPLE_CLAIMS, fields: new Map() }).length).toBe(280);
    expect(printedCode().length).toBe(399);
  });

  it.each([
    ['the whole address', text],
    ['the fragment with its #', `#${digits}`],
    ['the digits alone', digits],
    ['an address of another region', `https://other.example.gov.cn:8443/v/#${digits}`],
    ['white space and a line end of a scanner', `\t ${text}\r\n`],
    ['an input method, full width', fullWidth(text)],
    ['an input method, full-width digits only', fullWidth(digits)],
    ['ELC1 and base45', `ELC1:${toBase45(printedCode())}`],
    ['ELC1 and base45 through an input method', ` ${fullWidth(`ELC1:${toBase45(printedCode())}`)}\u3000`],
    ['ELC1 of a zlib stream', `ELC1:${toBase45(deflate(printedCode()))}`],
  ])('is read from %s', async (_, scanned) => {
    const reading = await readPrintedCode(scanned, inflate);
    expect(reading.readable && reading.code.claims).toEqual(EXAMPLE_CLAIMS);
  });

  it('says when its licence becomes effective, where that is later than its issue, in 6 bytes', () => {
    const later = printedCode({ ...EXAMPLE_CLAIMS, nbf: 1_798_000_000 });
    expect(parsePrintedCode(later).claims).toEqual({ ...EXAMPLE_CLAIMS, nbf: 1_798_000_000 });
    expect(later.length - printedCode().length).toBe(6);
  });

  it('is read with an inflater that answers later', async () => {
    const reading = await readPrintedCode(toDecimalDigits(deflate(printedCode())), async (bytes, most) => Promise.resolve(inflate(bytes, most)));
    expect(reading.readable).toBe(true);
  });

  it('is deflated only where that makes it smaller', () => {
    const repeating = printedCode({ ...EXAMPLE_CLAIMS, fields: new Map([[1, '证照'.repeat(100)]]) });
    expect(pack(repeating, deflate)[0]).toBe(0x78);
    expect(pack(repeating, deflate).length).toBeLessThan(repeating.length);
    expect(pack(printedCode(), () => new Uint8Array(1_000))).toEqual(printedCode());
  });

  it('keeps compatibility ideographs of names as they are', () => {
    const fields = new Map([[1, '\uf9dd宇']]);
    expect(parsePrintedCode(printedCode({ ...EXAMPLE_CLAIMS, fields })).claims.fields).toEqual(fields);
  });

  it('says the same after any fields went there and back', () => {
    const value = fc.oneof(fc.maxSafeInteger(), fc.string({ unit: fc.constantFrom('证', '照', '𠮷', 'é', 'A', '7', ' ') }));
    const fields = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 255 }), value), { maxLength: 32, selector: ([number]) => number });
    fc.assert(
      fc.property(fields, (entries) => {
        const claims = { ...EXAMPLE_CLAIMS, fields: new Map(entries) };
        expect(parsePrintedCode(printedCode(claims)).claims).toEqual(claims);
      }),
      { numRuns: 20, seed: 9052 },
    );
  });
});

describe('a licence does not fit in a printed code', () => {
  it.each<[string, Partial<PrintedCodeClaims>, string]>([
    ['with the identifier of another authority', { iss: '11990000MA9900001J' }, 'its identifier is of another type or authority'],
    ['with the identifier of another type', { typeCode: '11990000MA9900001J002' }, 'its identifier is of another type or authority'],
    ['that expires when it is issued', { exp: EXAMPLE_CLAIMS.iat }, 'its times are wrong'],
    ['that becomes effective no later than it is issued', { nbf: EXAMPLE_CLAIMS.iat }, 'its times are wrong'],
    ['that becomes effective when it is over', { nbf: EXAMPLE_CLAIMS.exp }, 'its times are wrong'],
    ['with half a second', { iat: 1.5 }, 'its times are wrong'],
    ['with a cti of 12 bytes', { cti: new Uint8Array(12) }, 'its cti has not 16 bytes'],
    ['with a status list in clear', { status: { uri: 'http://zk.example.gov.cn/1', idx: 0 } }, 'its status list has no https address'],
    ['with a negative place', { status: { uri: 'https://zk.example.gov.cn/1', idx: -1 } }, 'its place in the status list is wrong'],
    ['with type version 0', { typeVersion: 0 }, 'its versions are wrong'],
    ['with 33 fields', { fields: new Map(Array.from({ length: 33 }, (_, index) => [index, ''])) }, 'it has more than 32 fields'],
    ['with field number 256', { fields: new Map([[256, '']]) }, 'its field 256 is unfit'],
    ['with text that is not NFC', { fields: new Map([[1, 'e\u0301']]) }, 'its field 1 character 1 is not in Unicode NFC form: write U+00E9 there'],
    ['with a control character', { fields: new Map([[1, '张\u0000三']]) }, 'its field 1 is unfit'],
    ['with a lone surrogate', { fields: new Map([[1, '\ud842']]) }, 'its field 1 character 1 (U+D842) is half of a surrogate pair'],
    ['with 513 characters', { fields: new Map([[1, '一'.repeat(513)]]) }, 'its field 1 has more than 512 characters'],
    ['with a number past 2^53', { fields: new Map([[1, 2 ** 53]]) }, 'its field 1 is unfit'],
  ])('%s', (_, change, flaw) => {
    expect(() => unsignedPrintedCode({ alg: -7, kid: EXAMPLE_KID }, { ...EXAMPLE_CLAIMS, ...change })).toThrow(
      `CODE_CLAIMS_UNFIT: The licence does not fit in a printed code: ${flaw}.`,
    );
  });

  it.each(['1.2.156.3006.2.', 'x'])('with an identifier that begins with %s', (root) => {
    const identifier = EXAMPLE_CLAIMS.identifier.replace('1.2.156.3005.2.', root);
    expect(() => unsignedPrintedCode({ alg: -7, kid: EXAMPLE_KID }, { ...EXAMPLE_CLAIMS, identifier })).toThrow('LICENCE_IDENTIFIER_WRONG');
  });

  it('under a kid of 7 bytes', () => {
    expect(() => unsignedCode({ alg: -7, kid: new Uint8Array(7), typ: 'x' }, new Uint8Array(0))).toThrow('the kid of a code has 8 bytes');
  });

  it.each(['', 'HOST.example', 'host/path', 'a b', 'user@host', 'host:'])('on the host %j', (host) => {
    expect(() => carrierText(host, Uint8Array.of(1))).toThrow('not a host');
  });
});

describe('a scanned text is unreadable', () => {
  const carrier = 'unreadable: The code cannot be read: it is no address, number or ELC1 text of a code.';
  it.each([
    ['that is empty', '', carrier],
    ['that is an address without a code', 'https://zk.example.gov.cn/v/', carrier],
    ['that is another page of ours', `https://zk.example.gov.cn/w/#${digits}`, carrier],
    ['that is not https', `http://zk.example.gov.cn/v/#${digits}`, carrier],
    ['with a user in the address', `https://zk.example.gov.cn@evil.example/v/#${digits}`, carrier],
    ['with a space among the digits', `${digits.slice(0, 9)} ${digits.slice(9)}`, carrier],
    ['with a letter O for a zero', `${digits}O`, carrier],
    ['with a small elc1', 'elc1:BB8', carrier],
    ['that never ends', '1'.repeat(8_193), 'unreadable: The code cannot be read: the text is too long.'],
    ['of bad base45', 'ELC1::::', 'unreadable: The base45 text cannot be read: a group stands for more than its bytes can hold.'],
    ['without the guard byte', '12345', 'unreadable: The digits cannot be read: the guard byte 1 does not stand before the bytes.'],
    ['of no bytes', '1', 'unreadable: The code cannot be read: it begins neither as a COSE_Sign1 nor as a zlib stream.'],
    ['of a bomb', toDecimalDigits(deflate(new Uint8Array(1_000_000).fill(0xd2))), 'unreadable: The code cannot be read: its zlib stream is damaged or too long.'],
    ['of a zlib stream cut short', toDecimalDigits(deflate(printedCode()).subarray(0, -9)), 'unreadable: The code cannot be read: its zlib stream is damaged or too long.'],
    ['of a zlib stream in a zlib stream', toDecimalDigits(deflate(deflate(printedCode()))), 'unreadable: The code cannot be read: its zlib stream holds no COSE_Sign1.'],
    ['of a code cut short', toDecimalDigits(printedCode().subarray(0, -1)), 'unreadable: The CBOR cannot be read: a length runs past the end.'],
    ['of a code with a byte after it', toDecimalDigits(Uint8Array.of(...printedCode(), 0)), 'unreadable: The CBOR cannot be read: bytes after the value.'],
  ])('%s', async (_, scanned, expected) => {
    expect(await unreadable(scanned)).toBe(expected);
  });

  const code = (detail: string): string => `unreadable: The code cannot be read: ${detail}.`;
  const without = (map: Map<number, CborValue>, key: number): Map<number, CborValue> => new Map([...map].filter(([each]) => each !== key));
  it.each([
    ['with another tag', variant({ tag: 18 + 80 }), code('it begins neither as a COSE_Sign1 nor as a zlib stream')],
    ['with something in the unprotected header', variant({ unprotectedHeader: new Map([[1, -7]]) }), code('its unprotected header is not empty')],
    ['with a signature of 63 bytes', variant({ signature: new Uint8Array(63) }), code('its signature has not the length of its algorithm')],
    ['without a kid', variant({ header: without(goodHeader(), 4) }), code('its protected header has not exactly alg, kid and typ')],
    ['with one parameter too many', variant({ header: goodHeader().set(3, 'x') }), code('its protected header has not exactly alg, kid and typ')],
    ['with a kid of 9 bytes', variant({ header: goodHeader().set(4, new Uint8Array(9)) }), code('its kid has not 8 bytes')],
    ['with a MAC for an algorithm', variant({ header: goodHeader().set(1, 5) }), code('its algorithm is not one of ours')],
    ['with a typ that is a number', variant({ header: goodHeader().set(16, 61) }), code('it has no typ')],
    ['without a status', variant({ payload: without(goodPayload(), 65535) }), code('a claim is missing or too many')],
    ['with an nbf that is text', variant({ payload: goodPayload().set(5, '1798000000') }), code('a claim is not a whole number')],
    ['with an nbf at its end', variant({ payload: goodPayload().set(5, 1_953_072_000) }), code('its times are wrong')],
    ['with nbf in the place of another claim', variant({ payload: without(goodPayload().set(5, 1_798_000_000), 7) }), code('a claim is missing or too many')],
    ['with one claim too many', variant({ payload: goodPayload().set(2, 'sub') }), code('a claim is missing or too many')],
    ['with an iat that is text', variant({ payload: goodPayload().set(6, '1795305600') }), code('a claim is not a whole number')],
    ['with an iss that is bytes', variant({ payload: goodPayload().set(1, EXAMPLE_KID) }), code('a claim is not text')],
    ['with a cti that is text', variant({ payload: goodPayload().set(7, '0123456789abcdef') }), code('a claim is not bytes')],
    ['with a cti of 15 bytes', variant({ payload: goodPayload().set(7, new Uint8Array(15)) }), code('its cti has not 16 bytes')],
    ['with the serial in small letters', variant({ payload: goodPayload().set(-65537, ['11990000MA9900001J001', 1, 1, 'abcdefgh', 1, new Map()]) }), 'unreadable: This is not a licence identifier.'],
    ['with version 1000', variant({ payload: goodPayload().set(-65537, ['11990000MA9900001J001', 1, 1, '20260000000', 1000, new Map()]) }), 'unreadable: This is not a licence identifier.'],
    ['with a line end in a field', variant({ payload: goodPayload().set(-65537, ['11990000MA9900001J001', 1, 1, '20260000000', 1, new Map([[1, '\n']])]) }), code('its field 1 is unfit')],
    ['with no licence', variant({ payload: goodPayload().set(-65537, 'x') }), code('it says nothing about a licence')],
    ['with fields that are a list', variant({ payload: goodPayload().set(-65537, ['11990000MA9900001J001', 1, 1, '20260000000', 1, []]) }), code('its fields are no map')],
    ['with a field that is a list', variant({ payload: goodPayload().set(-65537, ['11990000MA9900001J001', 1, 1, '20260000000', 1, new Map([[1, []]])]) }), code('a field is neither text nor number')],
    ['with a payload that is a number', variant({ payload: 7 }), code('a claim is missing or too many')],
  ])('of a code %s', async (_, scanned, expected) => {
    expect(await unreadable(scanned)).toBe(expected);
  });

  it('of a dynamic code, even one that carries every claim of a printed one', async () => {
    const dynamic = unsignedCode({ alg: -7, kid: EXAMPLE_KID, typ: 'application/elicence-dynamic+cwt' }, encodeCbor(goodPayload()));
    const digitsOfDynamic = toDecimalDigits(assembleCode(dynamic, signExample(dynamic.toBeSigned)));
    expect(await unreadable(digitsOfDynamic)).toBe('anotherKind: This is a signed code, but not one that is printed on a licence.');
  });

  it('or its signature is bad, once one digit is changed', async () => {
    const outcomes = { unreadable: 0, badSignature: 0, good: 0 };
    const plain = toDecimalDigits(printedCode());
    for (let place = 0; place < plain.length; place += 7) {
      const changed = `${plain.slice(0, place)}${(Number(plain[place]) + 1) % 10}${plain.slice(place + 1)}`;
      const reading = await readPrintedCode(changed, inflate);
      if (!reading.readable) outcomes.unreadable += 1;
      else outcomes[isSignedByExample(reading.code.toBeSigned, reading.code.signature) ? 'good' : 'badSignature'] += 1;
    }
    expect(outcomes.good).toBe(0);
    expect(outcomes.unreadable).toBeGreaterThan(0);
    expect(outcomes.badSignature).toBeGreaterThan(0);
  });
});
