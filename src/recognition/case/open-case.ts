import { canonicalJson, type JsonObject } from '../../primitives/canonical-json.js';
import { isoInstant } from '../../primitives/clock.js';
import { inflate } from '../../primitives/deflate.js';
import { hex, sha256 } from '../../primitives/digest.js';
import { Refusal } from '../../primitives/refusal.js';
import { isDuplicate, type Unit } from '../../database/unit-of-work.js';
import { authoriseAtDoor } from '../../access/authorise.js';
import { purposeSchema, type Purpose } from '../../access/purpose.js';
import type { OfficerSession } from '../../access/sign-in/session.js';
import type { CheckPurpose } from '../../catalogue/service-item/check-purpose.js';
import type { ServiceItems } from '../../catalogue/service-item/service-items.js';
import { readDynamicCode } from '../../presentation/code/dynamic-code.js';
import type { Receipted } from '../answer/receipt.js';
import { WHOLE_ANSWER, type LookUp, type LookUpAnswer } from '../look-up.js';
import { ownerOf, type CaseParts } from './kept/case-parts.js';
import type { CheckInCase } from './check-in-case.js';
import { CASE_LIFETIME_MS, type CaseContent, type CaseEntry, type CaseHolder } from './kept/counter-case.js';
import { readDeskInput } from './desk-input.js';
import { refuseHolderCodes } from './free-text.js';

/** What a clerk types and scans to begin. */
export interface CaseOrder {
  /** Of the form, 16 random bytes: sent twice, it opens one case. */
  readonly id: Uint8Array;
  readonly serviceItemCode: string;
  readonly caseNumber: string;
  readonly cause: string;
  /** What was scanned or typed for the holder. */
  readonly brought: string;
  /** Three digits; absent: it is recognised. */
  readonly codeType?: string | undefined;
  readonly role?: string | undefined;
}

const CALLING_SYSTEM = '证库柜台';
const MOST_OPERATOR_CHARACTERS = 50;

/** A case as it is to be opened, with the first answer that was given in it. */
interface Beginning {
  readonly order: CaseOrder;
  readonly purpose: Purpose;
  readonly holder: CaseHolder;
  readonly entry: CaseEntry;
}

/** Opens the case of one order in the transaction of its first answer. */
type AddCase = (unit: Unit, holder: CaseHolder, entry: CaseEntry) => Promise<void>;

/** A clerk begins with one citizen: the purpose is stated, and what the service item needs is checked at once. */
export class OpenCase {
  constructor(
    private readonly parts: CaseParts,
    private readonly items: ServiceItems,
    private readonly checkPurpose: CheckPurpose,
    private readonly check: CheckInCase,
    private readonly lookUp: LookUp,
  ) {}

  /**
   * @returns the case's id, which is the order's
   * @throws Refusal CASE_FORM_USED, RIGHT_MISSING, SERVICE_ITEM_UNKNOWN, PURPOSE_…, CASE_TEXT_HOLDER_CODE, DESK_…, HOLDER_CODE_…, and as `CheckItem` and `LookUp`
   */
  async run(order: CaseOrder, session: OfficerSession): Promise<Uint8Array> {
    authoriseAtDoor(session, 'recognition:look-up', this.parts.clock.now());
    if (await this.isBegun(order, session)) return order.id;
    try {
      await this.begin(order, session);
    } catch (error) {
      // The same form, sent twice at once: the other one has opened the case, and used the code up.
      if (!isDuplicate(error) && !(error instanceof Refusal)) throw error;
      // A mark that is taken, and not by a case of theirs that is open: nothing was begun.
      if (!(await this.isBegun(order, session))) throw isDuplicate(error) ? formUsed() : error;
    }
    return order.id;
  }

  /** A page that a browser has kept may be sent again with another citizen on it: that is no repetition. */
  private async isBegun(order: CaseOrder, session: OfficerSession): Promise<boolean> {
    const { cases, clock, reader } = this.parts;
    const found = await cases.find(reader, order.id, ownerOf(session), clock.now());
    if (found !== undefined && found.begunWith !== digestOf(order)) throw formUsed();
    return found !== undefined;
  }

  private async begin(order: CaseOrder, session: OfficerSession): Promise<void> {
    const purpose = await this.purpose(order, session);
    const input = readDeskInput(order.brought, order.codeType);
    const add: AddCase = (unit, holder, entry) => this.add(unit, { order, purpose, holder, entry }, session);
    if (input.kind === 'code') return this.beginByCode(input.text, { id: order.id, purpose, add }, session);
    const holder = inRole(input.holder, order);
    await this.check.first({ purpose, holder }, session, (unit, entry) => add(unit, holder, entry));
  }

  private async add(unit: Unit, { order, purpose, holder, entry }: Beginning, session: OfficerSession): Promise<void> {
    const openedAt = this.parts.clock.now();
    const content: CaseContent = { begunWith: digestOf(order), purpose, holder: inRole(holder, order), entries: [entry], consents: [], filed: null };
    await this.parts.cases.add(unit, { ...content, id: order.id, openedAt, revision: 1 }, ownerOf(session), openedAt + CASE_LIFETIME_MS);
  }

  private async purpose({ serviceItemCode, caseNumber, cause }: CaseOrder, session: OfficerSession): Promise<Purpose> {
    const { officer } = session;
    refuseHolderCodes({ caseNumber, cause });
    const item = await this.items.one(serviceItemCode);
    const stated = {
      department: officer.department,
      operator: Array.from(officer.name).slice(0, MOST_OPERATOR_CHARACTERS).join(''),
      caseNumber,
      callingSystem: CALLING_SYSTEM,
      cause,
      serviceItemName: item.names.zh,
      serviceItemCode: item.code,
      category: item.kind === 'service' ? 0 : 1,
    };
    const parsed = purposeSchema.safeParse(stated);
    if (!parsed.success) throw unfit(parsed.error.issues);
    await this.checkPurpose.run(parsed.data, session);
    return parsed.data;
  }

  /**
   * The phone's code proves who is there; the licence that it shows tells their code. The case is opened in the transaction that uses the code up: a crash
   * leaves both or neither.
   */
  private async beginByCode(dynamicCode: string, { id, purpose, add }: { readonly id: Uint8Array; readonly purpose: Purpose; readonly add: AddCase }, session: OfficerSession): Promise<void> {
    const reading = await readDynamicCode(dynamicCode, inflate);
    const ordinal = reading.readable ? reading.code.claims.holderOrdinal : 0;
    const at = isoInstant(this.parts.clock.now());
    const keep = (unit: Unit, answer: Receipted<LookUpAnswer>): Promise<void> => add(unit, holderTold(answer, ordinal), { kind: 'look-up', at, answer: answer as unknown as JsonObject });
    await this.lookUp.run({ purpose, ground: { holderPresent: { dynamicCode } } }, session, { ...WHOLE_ANSWER, keep });
    try {
      await this.check.run(id, session);
    } catch (error) {
      // The case is open: it is checked again from its page.
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

function inRole(holder: CaseHolder, { role }: CaseOrder): CaseHolder {
  return role === undefined ? holder : { ...holder, role };
}

/** @throws Refusal DESK_HOLDER_NOT_TOLD: then the code is not used up */
function holderTold({ licences }: LookUpAnswer, ordinal: number): CaseHolder {
  const [code, codeType] = ['code', 'codeType'].map((fact) => licences[0]?.facts[`holder/${ordinal}/${fact}`]);
  const input = typeof code === 'string' ? readDeskInput(code, typeof codeType === 'string' ? codeType : undefined) : undefined;
  if (input?.kind !== 'holder') throw holderNotTold();
  return input.holder;
}

/** Of all that the form says, but for its mark. */
function digestOf({ id: _mark, ...said }: CaseOrder): string {
  return hex(sha256('zhengku case v1\0', canonicalJson(JSON.parse(JSON.stringify(said)) as JsonObject)));
}

function formUsed(): Refusal {
  return new Refusal('conflict', 'CASE_FORM_USED', '这张表单已开始另一件办理，未作更改；请核对后重新提交。This form has begun another case, and nothing was changed: look it over and send it again.');
}

/** @param issues of the purpose's schema */
function unfit(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): Refusal {
  const flaws = issues.map(({ path, message }) => ({ pointer: `/purpose/${path.map(String).join('/')}`, detail: message }));
  return new Refusal('unprocessable', 'REQUEST_INVALID', '请求内容不符合要求。The request does not have the shape that this call takes.', flaws);
}

function holderNotTold(): Refusal {
  const sentence = '这张证照不提供持证人号码，请输入号码开始办理，再扫手机上的新码。This licence does not tell its holder’s code: type the code to begin, and scan the next code on the phone then.';
  return new Refusal('unprocessable', 'DESK_HOLDER_NOT_TOLD', sentence, [{ pointer: '/holder', detail: 'type the code' }]);
}
