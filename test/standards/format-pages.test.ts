import { sha256 } from '../../src/primitives/digest.js';
import { inflate } from '../../src/primitives/deflate.js';
import { canonicalJson } from '../../src/primitives/canonical-json.js';
import { answerDigest, receiptOf } from '../../src/recognition/answer/receipt.js';
import { digestOf } from '../../src/licence/sealed/disclosure.js';
import { disclosedFields, parseSealedLicence } from '../../src/licence/sealed/sealed-licence.js';
import { readPrintedCode, unsignedPrintedCode } from '../../src/licence/code/printed-code.js';
import { expandStatuses, meaningOf, packStatuses, statusAt } from '../../src/licence/status/status-list.js';
import { readDynamicCode, unsignedDynamicCode } from '../../src/presentation/code/dynamic-code.js';
import { flawsInReadsFile, type ReadsFile } from '../../src/presentation/reads/check-reads-file.js';
import { verifyEd25519 } from '../ledger/note-signer.js';
import { exampleReadsFile } from '../support/own-reads-example.js';
import { EXAMPLE_CLAIMS, EXAMPLE_KID, isSignedByExample, printedCode, signExample } from '../support/codes.js';
import { dynamicCode, EXAMPLE_SHOWING } from '../support/dynamic-codes.js';
import { exampleOf } from '../support/format-page.js';
import { EXAMPLE_ANSWER, EXAMPLE_RECEIPT_CLAIMS, receipted } from '../support/receipts.js';
import { exampleDisclosures, sealedLicence, SEALED_CLAIMS, SEALED_FIELDS } from '../support/sealed.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const plain = (part = ''): string => Buffer.from(part, 'base64url').toString();

describe('docs/formats/printed-code.md', () => {
  it('shows the parts that the claims of its example give', () => {
    const unsigned = unsignedPrintedCode({ alg: -7, kid: EXAMPLE_KID }, EXAMPLE_CLAIMS);
    expect(exampleOf('printed-code', 'protected')).toBe(hex(unsigned.protectedBytes));
    expect(exampleOf('printed-code', 'payload')).toBe(hex(unsigned.payload));
    expect(exampleOf('printed-code', 'signature')).toBe(hex(signExample(unsigned.toBeSigned)));
  });

  it('draws the bytes where they stand', () => {
    const code = hex(printedCode());
    expect(code.startsWith(`d2845828${exampleOf('printed-code', 'protected')}a059011d${exampleOf('printed-code', 'payload')}5840`)).toBe(true);
  });

  it('shows a carrier that is read as those claims with a good signature', async () => {
    const reading = await readPrintedCode(exampleOf('printed-code', 'carrier'), inflate);
    if (!reading.readable) throw new Error(reading.detail);
    expect(reading.code.claims).toEqual(EXAMPLE_CLAIMS);
    expect(isSignedByExample(reading.code.toBeSigned, reading.code.signature)).toBe(true);
  });
});

describe('docs/formats/dynamic-code.md', () => {
  it('shows the parts that the claims of its example give', () => {
    const unsigned = unsignedDynamicCode({ alg: -7, kid: EXAMPLE_KID }, EXAMPLE_SHOWING);
    expect(exampleOf('dynamic-code', 'protected')).toBe(hex(unsigned.protectedBytes));
    expect(exampleOf('dynamic-code', 'payload')).toBe(hex(unsigned.payload));
    expect(exampleOf('dynamic-code', 'signature')).toBe(hex(signExample(unsigned.toBeSigned)));
  });

  it('draws the bytes where they stand', () => {
    const [header, payload, signature] = ['protected', 'payload', 'signature'].map((part) => exampleOf('dynamic-code', part));
    expect(hex(dynamicCode())).toBe(`d2845830${header}a058b5${payload}5840${signature}`);
  });

  it('shows a carrier that is read as those claims with a good signature', async () => {
    const carrier = exampleOf('dynamic-code', 'carrier');
    expect(carrier.length - carrier.indexOf('#') - 1).toBe(687);
    const reading = await readDynamicCode(carrier, inflate);
    if (!reading.readable) throw new Error(reading.detail);
    expect(reading.code.claims).toEqual(EXAMPLE_SHOWING);
    expect(isSignedByExample(reading.code.toBeSigned, reading.code.signature)).toBe(true);
  });
});

describe('docs/formats/sealed-licence.md', () => {
  const sealed = exampleOf('sealed-licence', 'sealed');

  it('shows the sealed licence that its claims and fields give', () => {
    expect(sealed).toBe(sealedLicence());
    const [header, payload] = sealed.split('.');
    expect(exampleOf('sealed-licence', 'header')).toBe(plain(header));
    expect(exampleOf('sealed-licence', 'payload')).toBe(plain(payload));
  });

  it('shows its first disclosure and the digest that is signed for it', () => {
    const text = exampleOf('sealed-licence', 'disclosure-text');
    expect(text).toBe(exampleDisclosures()[0]);
    expect(exampleOf('sealed-licence', 'disclosure')).toBe(plain(text));
    expect(exampleOf('sealed-licence', 'digest')).toBe(digestOf(text, sha256));
    expect(exampleOf('sealed-licence', 'payload')).toContain(exampleOf('sealed-licence', 'digest'));
  });

  it('is read as those claims and fields with a good signature', () => {
    const read = parseSealedLicence(sealed, sha256);
    expect(read.claims).toEqual(SEALED_CLAIMS);
    expect([...disclosedFields(read)]).toEqual(SEALED_FIELDS);
    expect(isSignedByExample(read.jws.toBeSigned, read.jws.signature)).toBe(true);
  });
});

describe('docs/formats/status-list.md', () => {
  it('shows the entries of its sixteen licences', () => {
    expect(exampleOf('status-list', 'entries')).toBe(hex(packStatuses(16, [[1, 1], [5, 2], [12, 3]]).bytes));
  });

  it('shows a list that says so of them', async () => {
    const list = await expandStatuses(JSON.parse(exampleOf('status-list', 'status-list')) as { bits: number; lst: string }, inflate);
    const said = Array.from({ length: 17 }, (_, index) => meaningOf(statusAt(list, index)));
    const expected = [...Array<string>(16).fill('valid'), undefined];
    expected[1] = 'ended';
    expected[5] = 'interrupted';
    expected[12] = 'superseded';
    expect(said).toEqual(expected);
  });
});

describe('docs/formats/receipt.md', () => {
  const { receipt } = receipted();
  const [header, payload] = receipt.split('.');

  it('shows the answer as it is spelled, and its digest', () => {
    expect(exampleOf('receipt', 'answer')).toBe(canonicalJson(EXAMPLE_ANSWER));
    expect(exampleOf('receipt', 'digest')).toBe(answerDigest(EXAMPLE_ANSWER));
  });

  it('shows the receipt that its claims give, read with a good signature', () => {
    expect(exampleOf('receipt', 'receipt')).toBe(receipt);
    expect(exampleOf('receipt', 'header')).toBe(plain(header));
    expect(exampleOf('receipt', 'payload')).toBe(plain(payload));
    const read = receiptOf({ ...EXAMPLE_ANSWER, receipt: exampleOf('receipt', 'receipt') });
    expect(read?.claims).toEqual(EXAMPLE_RECEIPT_CLAIMS);
    expect(read !== undefined && isSignedByExample(read.jws.toBeSigned, read.jws.signature)).toBe(true);
  });
});

describe('docs/formats/own-reads.md', () => {
  const file = JSON.parse(exampleOf('own-reads', 'file')) as ReadsFile;

  it('shows the file of its example', () => {
    expect(file).toEqual(exampleReadsFile());
  });

  it('shows a file that anyone can check, and none that somebody has changed', () => {
    const by = { hash: sha256, verify: verifyEd25519 };
    expect(flawsInReadsFile(file, file.key, by)).toEqual([]);
    expect(flawsInReadsFile({ ...file, reads: file.reads.map((read) => ({ ...read, ground: 'entrusted' })) }, file.key, by)).toEqual([{ id: file.reads[0]?.id, flaw: 'recordOther' }]);
  });
});
