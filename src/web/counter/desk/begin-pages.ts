import type { Clock } from '../../../primitives/clock.js';
import { hex } from '../../../primitives/digest.js';
import type { Random } from '../../../primitives/random.js';
import { Refusal } from '../../../primitives/refusal.js';
import { matchKey } from '../../../primitives/text.js';
import { HOLDER_CODE_TYPES } from '../../../holder/holder-code.js';
import { mayEnter } from '../../../access/authorise.js';
import type { OfficerSession } from '../../../access/sign-in/session.js';
import type { ServiceItem } from '../../../catalogue/service-item/service-item.js';
import type { ServiceItems } from '../../../catalogue/service-item/service-items.js';
import type { CaseParts } from '../../../recognition/case/kept/case-parts.js';
import type { OpenCase } from '../../../recognition/case/kept/counter-case.js';
import type { CasePlace } from '../../../recognition/case/kept/counter-case-store.js';
import { formatCursor } from '../../../presentation/reads/reads-cursor.js';
import { maskCode } from '../../page/licence-view.js';
import type { Frame, PageView } from '../../page/page-view.js';
import { instantText, type Lang } from '../../texts/lang.js';
import { TEXTS } from '../../texts/texts.js';
import type { BeginForm, BeginView, Choice, ItemChoice, NoAccessView, OpenCaseRow, Typed } from './begin-view.js';
import { deskFrame } from './desk-frame.js';
import { rolesOf } from './item-roles.js';
import type { RefusalView } from './refusal-view.js';

/** With more items than this a clerk searches rather than looks. */
const LONG_LIST = 8;

/** What the clerk has chosen and typed so far. */
export interface Begun {
  /** Code of the item; absent: none is chosen yet. */
  readonly item?: string | undefined;
  /** Where the open cases go on; absent: with the newest. */
  readonly behind?: CasePlace | undefined;
  readonly typed?: Typed | undefined;
  readonly refusal?: RefusalView | undefined;
}

/** The page on which a case begins. */
export class BeginPages {
  constructor(
    private readonly parts: CaseParts,
    private readonly items: ServiceItems,
    private readonly frame: Frame,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  async show(session: OfficerSession, begun: Begun, lang: Lang): Promise<PageView> {
    const { department, departmentNameZh } = session.officer;
    const t = TEXTS[lang];
    if (!mayEnter(session, 'recognition:look-up', this.clock.now())) {
      const view: NoAccessView = { page: 'counter/no-access', title: t.noAccessTitle, department: departmentNameZh };
      return { ...deskFrame(this.frame, session), ...view };
    }
    const own = await this.itemsOf(department);
    const chosen = own.find(({ code }) => code === begun.item) ?? (own.length === 1 ? own[0] : undefined);
    const { cases, next } = await this.parts.list(session, begun.behind);
    const { refusal, typed = {} } = begun;
    const view: BeginView = {
      page: 'counter/begin',
      title: t.counter,
      department: departmentNameZh,
      items: own.map((item) => choiceOf(item, lang)),
      isLong: own.length > LONG_LIST,
      ...(chosen === undefined ? {} : { form: this.form(chosen, typed, lang) }),
      open: cases.map((each) => openRow(each)),
      ...(next === undefined ? {} : { olderHref: addressOf(chosen?.code, next) }),
      ...(begun.behind === undefined ? {} : { newestHref: addressOf(chosen?.code) }),
      ...(refusal === undefined ? {} : { refusal }),
      typed,
    };
    return { ...deskFrame(this.frame, session), ...view };
  }

  /** The code of the department's item of this name or code, as it was typed into the search. @throws Refusal SERVICE_ITEM_UNKNOWN */
  async find(session: OfficerSession, typed: string): Promise<string> {
    const sought = matchKey(typed);
    const found = (await this.itemsOf(session.officer.department)).find(({ code, names }) => [code, names.zh, names.en].some((name) => matchKey(name) === sought));
    if (found !== undefined) return found.code;
    throw new Refusal('notFound', 'SERVICE_ITEM_UNKNOWN', '没有这个事项，或尚未生效。There is no such service item, or it is not in effect yet.');
  }

  private async itemsOf(department: string): Promise<ServiceItem[]> {
    return (await this.items.all()).filter((item) => item.department === department);
  }

  private form(item: ServiceItem, typed: Typed, lang: Lang): BeginForm {
    return {
      // What was refused is not kept, and what is sent next may be somebody else's: a mark for each drawing.
      key: hex(this.random.bytes(16)),
      item: choiceOf(item, lang),
      caseExample: item.caseNumber.example,
      codeTypes: codeTypesIn(lang),
      roles: rolesOf(item, lang),
      typed: { cause: TEXTS[lang].counterCauseOf(item.names.zh), ...typed },
    };
  }
}

/** Every type of holder code, the two that most citizens have first. */
export function codeTypesIn(lang: Lang): Choice[] {
  const types = Object.entries(HOLDER_CODE_TYPES).map(([value, kind]) => ({ value, label: kind[lang] }));
  const rank = ({ value }: Choice): number => ['111', '001'].indexOf(value) + 1 || 9;
  return types.sort((left, right) => rank(left) - rank(right) || Number(left.value) - Number(right.value));
}

function choiceOf({ code, names, needs }: ServiceItem, lang: Lang): ItemChoice {
  return { code, name: names[lang], href: `/counter?item=${code}`, needs: needs.map((need) => need.names[lang]) };
}

/** The same page with other open cases. */
function addressOf(item: string | undefined, behind?: CasePlace): string {
  const query = [...(item === undefined ? [] : [`item=${item}`]), ...(behind === undefined ? [] : [`behind=${formatCursor(behind)}`])].join('&');
  return `/counter${query === '' ? '' : `?${query}`}#open`;
}

function openRow({ id, purpose, holder, openedAt }: OpenCase): OpenCaseRow {
  return {
    href: `/counter/cases/${hex(id)}`,
    caseNumber: purpose.caseNumber,
    item: purpose.serviceItemName,
    holder: maskCode(holder.code),
    openedAt: instantText(openedAt).slice(5, 16),
  };
}
