import type { Clock } from '../../../primitives/clock.js';
import { hex } from '../../../primitives/digest.js';
import type { Random } from '../../../primitives/random.js';
import { HOLDER_CODE_TYPES } from '../../../holder/holder-code.js';
import { grantedTypes } from '../../../access/authorise.js';
import type { OfficerSession } from '../../../access/sign-in/session.js';
import type { Catalogue } from '../../../catalogue/catalogue.js';
import type { LicenceType } from '../../../catalogue/licence-type.js';
import type { ServiceItems } from '../../../catalogue/service-item/service-items.js';
import type { ConsentState } from '../../../presentation/consent/consent-state.js';
import type { CaseParts } from '../../../recognition/case/kept/case-parts.js';
import { CASE_LIFETIME_MS, isFiled, type CaseEntry, type OpenCase } from '../../../recognition/case/kept/counter-case.js';
import type { ItemCheckAnswer } from '../../../recognition/item-check/item-check.js';
import type { LookUpAnswer } from '../../../recognition/look-up.js';
import { maskCode } from '../../page/licence-view.js';
import type { Frame, PageView } from '../../page/page-view.js';
import { instantText, type Lang } from '../../texts/lang.js';
import { roleText } from '../../texts/role-text.js';
import { TEXTS } from '../../texts/texts.js';
import { codeTypesIn } from '../desk/begin-pages.js';
import type { Typed } from '../desk/begin-view.js';
import type { CallNames } from './call-names.js';
import type { CaseHead, CaseView, CitizenView, CloseView, ConsentRow } from './case-view.js';
import { checkView, type CheckView } from './check-view.js';
import { consentRow } from './consent-rows.js';
import { deskFrame } from '../desk/desk-frame.js';
import { nameOfHolder, type Called } from './fact-rows.js';
import { FILE_BOUNDS } from './file-bounds.js';
import { nextStep } from './next-step.js';
import { presenceChoices, typeChoices } from './offered.js';
import type { RefusalView } from '../desk/refusal-view.js';
import { seenViews, type Drawing } from './seen-view.js';

/** What was refused on the page, and what had been typed. */
export interface Refused {
  readonly refusal: RefusalView;
  readonly typed: Typed;
}

/** What the page of a case reads from. */
export interface CaseSources {
  readonly parts: CaseParts;
  readonly consents: ConsentState;
  readonly items: ServiceItems;
  readonly catalogue: Catalogue;
  readonly names: CallNames;
}

/** The pages of one case. */
export class CasePages {
  constructor(
    private readonly from: CaseSources,
    private readonly frame: Frame,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** @throws Refusal CASE_UNKNOWN, RIGHT_MISSING */
  async one(id: Uint8Array, session: OfficerSession, { lang, refused }: { readonly lang: Lang; readonly refused?: Refused }): Promise<PageView> {
    const opened = await this.from.parts.open(id, session);
    const called = await this.from.names.run(opened.entries);
    const drawing: Drawing = { called, lang, now: this.clock.now() };
    const [types, needed, consents] = await Promise.all([this.offered(opened, session), this.needed(opened), this.consentsOf(opened, session, drawing)]);
    const check = checkOf(opened, drawing);
    const seen = seenViews(opened.entries, drawing);
    const isAsked = consents.some(({ state }) => state === 'asked');
    const choices = typeChoices(types, needed, lang);
    const ordered = choices.flatMap(({ value }) => types.find(({ code }) => code === value) ?? []);
    const view: CaseView = {
      ...headOf(opened, lang),
      page: 'counter/case',
      citizen: citizenOf(opened, lang),
      cause: opened.purpose.cause,
      openedAt: instantText(opened.openedAt).slice(0, 16),
      keptUntil: instantText(opened.openedAt + CASE_LIFETIME_MS).slice(0, 16),
      ...(check === undefined ? {} : { check }),
      next: nextStep({ isChecked: check !== undefined, satisfiedTypes: check?.satisfiedTypes ?? [], consents, hasSeen: seen.length > 0, isFiled: isFiled(opened) }),
      types: choices,
      consents,
      presenceFacts: presenceChoices(ordered, lang),
      codeTypes: codeTypesIn(lang),
      key: hex(this.random.bytes(16)),
      fileBounds: FILE_BOUNDS,
      waysOpen: seen.length === 0 || isAsked || (refused !== undefined && refused.refusal.step !== 'scan'),
      seen,
      ...(refused === undefined ? {} : { refusal: refused.refusal }),
      typed: refused?.typed ?? {},
    };
    return { ...deskFrame(this.frame, session), ...view };
  }

  /** @throws Refusal CASE_UNKNOWN, RIGHT_MISSING */
  async closing(id: Uint8Array, session: OfficerSession, lang: Lang): Promise<PageView> {
    const view: CloseView = { ...headOf(await this.from.parts.open(id, session), lang), page: 'counter/close' };
    return { ...deskFrame(this.frame, session), ...view };
  }

  /** How the requests on the citizen's phone stand. @throws Refusal CASE_UNKNOWN, RIGHT_MISSING */
  async asked(id: Uint8Array, session: OfficerSession, lang: Lang): Promise<Pick<ConsentRow, 'consent' | 'state' | 'label'>[]> {
    const opened = await this.from.parts.open(id, session);
    const rows = await this.consentsOf(opened, session, { called: await this.from.names.run([]), lang });
    return rows.map(({ consent, state, label }) => ({ consent, state, label }));
  }

  private consentsOf({ consents }: OpenCase, session: OfficerSession, drawing: { readonly called: Called; readonly lang: Lang }): Promise<ConsentRow[]> {
    return Promise.all(
      consents.map(async ({ consent, licenceTypes }) => {
        const view = await this.from.consents.run(new Uint8Array(Buffer.from(consent, 'hex')), session);
        return consentRow(view, licenceTypes, drawing);
      }),
    );
  }

  /** What the department may look up for the item. */
  private async offered({ purpose }: OpenCase, session: OfficerSession): Promise<LicenceType[]> {
    const granted = grantedTypes(session, { right: 'recognition:look-up', serviceItem: purpose.serviceItemCode }, this.clock.now());
    const types = await this.from.catalogue.all();
    return types.filter(({ code, sharing }) => sharing.rule !== 'notShared' && (granted === '*' || granted.includes(code)));
  }

  private async needed({ purpose }: OpenCase): Promise<ReadonlySet<string>> {
    const item = await this.from.items.effective(purpose.serviceItemCode);
    return new Set(item?.needs.flatMap(({ licenceTypes }) => licenceTypes));
  }
}

function headOf(open: OpenCase, lang: Lang): Omit<CaseHead, 'page'> {
  const { id, purpose, filed } = open;
  return {
    title: TEXTS[lang].caseTitle(purpose.caseNumber),
    address: `/counter/cases/${hex(id)}`,
    caseNumber: purpose.caseNumber,
    item: purpose.serviceItemName,
    nextHref: `/counter?item=${purpose.serviceItemCode}`,
    ...(filed === null ? {} : { filedAt: instantText(Date.parse(filed.at)).slice(11, 16) }),
    isFiled: isFiled(open),
  };
}

function citizenOf({ holder, entries }: OpenCase, lang: Lang): CitizenView {
  const { codeType, code, role } = holder;
  const name = entries.flatMap(({ kind, answer }) => (kind === 'look-up' ? (answer as unknown as LookUpAnswer).licences : [])).flatMap(({ facts }) => nameOfHolder(facts, code) ?? [])[0];
  return {
    ...(name === undefined ? {} : { name }),
    masked: maskCode(code),
    full: code,
    codeType: (HOLDER_CODE_TYPES as Readonly<Record<string, { readonly zh: string; readonly en: string }>>)[codeType]?.[lang] ?? codeType,
    ...(role === undefined ? {} : { role: roleText(role, TEXTS[lang]) }),
  };
}

/** The latest check. */
function checkOf({ entries }: OpenCase, drawing: Drawing): CheckView | undefined {
  const entry: CaseEntry | undefined = entries.filter(({ kind }) => kind === 'item-check').at(-1);
  return entry && checkView(entry.answer as unknown as ItemCheckAnswer, entry.at, drawing);
}
