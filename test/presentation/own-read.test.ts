import { AccessDelayRow, AccessEventRow, AccessProofRow, AccessSubjectRow } from '../../src/access/event/access-event-row.js';
import { LicenceHolderRow, LicenceVersionRow } from '../../src/licence/register/licence-row.js';
import { ownRead, type StoredRead, type ToldVersions } from '../../src/presentation/reads/own-read.js';
import { statedPurpose } from '../../src/presentation/reads/stated-purpose.js';
import { withoutCodes } from '../../src/presentation/reads/without-codes.js';

const bytes = (fill: number): Uint8Array => new Uint8Array(16).fill(fill);
const [LIN, SU, STRANGER] = [bytes(1), bytes(2), bytes(3)];
const [TITLE, CAR] = [bytes(11), bytes(12)];

const version = (id: Uint8Array, identifier: string): LicenceVersionRow => Object.assign(new LicenceVersionRow(), { id, identifier, typeCode: `type of ${identifier}`, typeVersion: 1 });
const holder = (versionId: Uint8Array, ordinal: number, holderIndex: Uint8Array): LicenceHolderRow => Object.assign(new LicenceHolderRow(), { versionId, ordinal, holderIndex });
const hex = (id: Uint8Array): string => Buffer.from(id).toString('hex');

/** A home that two hold together, and a car that one drives. */
const VERSIONS: ToldVersions = new Map([
  [hex(TITLE), { version: version(TITLE, 'title'), holders: [holder(TITLE, 0, LIN), holder(TITLE, 1, SU)] }],
  [hex(CAR), { version: version(CAR, 'car'), holders: [holder(CAR, 0, LIN)] }],
]);
const ALL = 'face/location holder/0/name holder/0/code holder/1/name holder/1/code';

interface Told {
  readonly of: Uint8Array;
  readonly disclosed: string;
}

function stored(change: Partial<AccessEventRow>, told: readonly Told[], rest: Partial<Pick<StoredRead, 'proofs' | 'delays'>> = {}): StoredRead {
  const usual = { id: bytes(9), at: 1_000, act: 'recognition/look-up', readerKind: 'client', reader: 'client:x', department: '11990101MA990001XX', ground: 'duty', purpose: '{"cause":"核对"}', holderIndex: LIN, answerCount: told.length };
  const event = Object.assign(new AccessEventRow(), usual, change);
  const subjects = told.map(({ of, disclosed }, ordinal) => Object.assign(new AccessSubjectRow(), { eventId: event.id, ordinal, versionId: of, disclosed }));
  return { event, subjects, proofs: [], delays: [], ...rest };
}

const proof = Object.assign(new AccessProofRow(), { eventId: bytes(9), kind: 'dynamic-code', reference: bytes(5) });

describe('a read as its holder may know it', () => {
  it('tells of a licence that others hold too only the own part', () => {
    const read = stored({}, [{ of: TITLE, disclosed: ALL }]);
    expect(ownRead(read, VERSIONS, LIN).licences).toEqual([{ identifier: 'title', typeCode: 'type of title', typeVersion: 1, disclosed: ['face/location', 'holder/0/name', 'holder/0/code'] }]);
    expect(ownRead(read, VERSIONS, SU).licences.map(({ disclosed }) => disclosed)).toEqual([['face/location', 'holder/1/name', 'holder/1/code']]);
  });

  it('tells nothing of a licence that is another’s alone', () => {
    const read = stored({}, [{ of: CAR, disclosed: 'face/class' }, { of: TITLE, disclosed: 'face/location' }]);
    expect(ownRead(read, VERSIONS, SU).licences.map(({ identifier }) => identifier)).toEqual(['title']);
    expect(ownRead(read, VERSIONS, STRANGER).licences).toEqual([]);
  });

  it.each([
    ['by the own code', LIN],
    ['by the co-holder’s code', SU],
    ['by its identifier', null],
  ])('is the same for every way to a shared licence: %s', (_way, holderIndex) => {
    const read = stored({ holderIndex, ground: 'holderPresent' }, [{ of: TITLE, disclosed: ALL }], { proofs: [proof] });
    const usual = stored({ holderIndex: LIN, ground: 'holderPresent' }, [{ of: TITLE, disclosed: ALL }], { proofs: [proof] });
    expect(ownRead(read, VERSIONS, LIN)).toEqual(ownRead(usual, VERSIONS, LIN));
    expect(ownRead(read, VERSIONS, LIN)).not.toHaveProperty('proof');
    expect(ownRead(read, VERSIONS, LIN).isShared).toBe(true);
  });

  it('is open where nobody else is concerned, with what proved the ground', () => {
    for (const holderIndex of [LIN, null]) {
      expect(ownRead(stored({ holderIndex, ground: 'holderPresent' }, [{ of: CAR, disclosed: '' }], { proofs: [proof] }), VERSIONS, LIN)).toMatchObject({ isShared: false, proof: 'dynamic-code', licences: [{ identifier: 'car', disclosed: [] }] });
    }
    expect(ownRead(stored({}, []), VERSIONS, LIN)).toMatchObject({ isShared: false, licences: [] });
    expect(ownRead(stored({ holderIndex: SU }, [{ of: CAR, disclosed: '' }]), VERSIONS, LIN).isShared).toBe(true);
  });

  it('says by what order and until when it was told late', () => {
    const delays = [Object.assign(new AccessDelayRow(), { eventId: bytes(9), disclosedFrom: 5_000, document: '第1号' })];
    expect(ownRead(stored({}, [], { delays }), VERSIONS, LIN).delay).toEqual({ document: '第1号', disclosedFrom: 5_000 });
    expect(ownRead(stored({}, []), VERSIONS, LIN)).not.toHaveProperty('delay');
  });
});

describe('a purpose as a holder reads it', () => {
  it('has the elements that were stated, and no other member', () => {
    const recorded = JSON.stringify({ category: 0, department: '11990101MA990001XX', operator: '陈经办', serviceItemName: '抵押', serviceItemCode: '000115042MA9900124990101', caseNumber: 'A-1', callingSystem: '一窗', cause: '核对', more: 'x' });
    expect(statedPurpose(recorded)).toEqual({ operator: '陈经办', serviceItemName: '抵押', serviceItemCode: '000115042MA9900124990101', caseNumber: 'A-1', callingSystem: '一窗', cause: '核对' });
  });

  it.each(['', 'not JSON', '[]', 'null', '"text"', '{"cause":7}'])('is empty where the record was made unreadable: %s', (recorded) => {
    expect(statedPurpose(recorded)).toEqual({});
  });

  it.each([
    ['核对110101199001011237的住房', '核对******************的住房'],
    ['统一社会信用代码91990101MA9900028M，', '统一社会信用代码******************，'],
    ['两个：110101199001011237、440301198512310020', '两个：******************、******************'],
    ['案号X110101199001011237Y', '案号X******************Y'],
    ['91990101ma9900028m', '******************'],
    ['为１１０１０１１９９００１０１１２３７办理', '为******************办理'],
    ['证件 110101 19900101-1237 核对', '证件 ******************** 核对'],
    ['110101199001011238', '110101199001011238'],
    ['LJ-DY-2026-0005', 'LJ-DY-2026-0005'],
    ['000115042MA9900124990101', '000115042MA9900124990101'],
  ])('covers the codes that slipped into free text: %s', (text, covered) => {
    expect(withoutCodes(text)).toBe(covered);
  });
});
