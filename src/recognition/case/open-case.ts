import { canonicalJson, type JsonObject } from '../../primitives/canonical-json.js';
import { isoInstant } from '../../primitives/clock.js';
import { inflate } from '../../primitives/deflate.js';
import { hex, sha256 } from '../../primitives/digest.js';
import { Refusal } from '../../primitives/refusal.js';
import { isDuplicate } from '../../database/unit-of-work.js';
import { authoriseAtDoor } from '../../access/authorise.js';
import { purposeSchema, type Purpose } from '../../access/purpose.js';
import type { OfficerSession } from '../../access/sign-in/session.js';
import type { CheckPurpose } from '../../catalogue/service-item/check-purpose.js';
import type { ServiceItems } from '../../catalogue/service-item/service-items.js';
import { readDynamicCode } from '../../presentation/code/dynamic-code.js';
import type { LookUp } from '../look-up.js';
import { ownerOf, type CaseParts } from './kept/case-parts.js';
import type { CheckInCase } from './check-in-case.js';
import { CASE_LIFETIME_MS, withEntry, type CaseContent, type OpenCase as Opened } from './kept/counter-case.js';
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
    const { cases, clock, units } = this.parts;
    const now = clock.now();
    authoriseAtDoor(session, 'recognition:look-up', now);
    if (await this.isBegun(order, session)) return order.id;
    const content = await this.begun(order, session);
    const opened: Opened = { ...content, id: order.id, openedAt: now, revision: 1 };
    try {
      await units.run((unit) => cases.add(unit, opened, ownerOf(session), now + CASE_LIFETIME_MS));
    } catch (error) {
      // The same form, sent twice at once: the other one has opened the case.
      if (!isDuplicate(error)) throw error;
      await this.isBegun(order, session);
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

  private async begun(order: CaseOrder, session: OfficerSession): Promise<CaseContent> {
    const purpose = await this.purpose(order, session);
    const input = readDeskInput(order.brought, order.codeType);
    const { holder, entries } = input.kind === 'holder' ? { holder: input.holder, entries: [] } : await this.byCode(input.text, purpose, session);
    const content: CaseContent = { begunWith: digestOf(order), purpose, holder: order.role === undefined ? holder : { ...holder, role: order.role }, entries, consents: [], filed: null };
    try {
      return withEntry(content, await this.check.entry(content, session));
    } catch (error) {
      // A code is used up by now and its answer given: the case is opened, and checked again from its page.
      if (entries.length === 0 || !(error instanceof Refusal)) throw error;
      return content;
    }
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

  /** The phone's code proves who is there; the licence that it shows tells their code. */
  private async byCode(dynamicCode: string, purpose: Purpose, session: OfficerSession): Promise<Pick<CaseContent, 'holder' | 'entries'>> {
    const reading = await readDynamicCode(dynamicCode, inflate);
    const answer = await this.lookUp.run({ purpose, ground: { holderPresent: { dynamicCode } } }, session);
    const place = reading.readable ? reading.code.claims.holderOrdinal : 0;
    const [code, codeType] = ['code', 'codeType'].map((fact) => answer.licences[0]?.facts[`holder/${place}/${fact}`]);
    if (typeof code !== 'string') throw holderNotTold();
    const input = readDeskInput(code, typeof codeType === 'string' ? codeType : undefined);
    if (input.kind !== 'holder') throw holderNotTold();
    return { holder: input.holder, entries: [{ kind: 'look-up', at: isoInstant(this.parts.clock.now()), answer: answer as unknown as JsonObject }] };
  }
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
