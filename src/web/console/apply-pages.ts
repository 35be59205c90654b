import { dateInChina } from '../../primitives/calendar-date.js';
import type { Clock } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import type { Random } from '../../primitives/random.js';
import { Refusal } from '../../primitives/refusal.js';
import { actorOf } from '../../access/caller.js';
import { markedForm } from '../../access/idempotency/marked-form.js';
import type { DepartmentSystems } from '../../access/register/department-systems.js';
import type { OfficerSession } from '../../access/sign-in/session.js';
import { APPLIED_RIGHTS, latestTerm } from '../../catalogue/application/application.js';
import type { ApplyForAccess } from '../../catalogue/application/apply-for-access.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { ServiceItems } from '../../catalogue/service-item/service-items.js';
import type { AreaView, Frame } from '../page/page-view.js';
import type { Lang } from '../texts/lang.js';
import { TEXTS } from '../texts/texts.js';
import { emptyForm, flawedFields, readApplyForm, type ApplyField, type ApplyForm } from './apply-form.js';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
}

/** `/console/apply`. */
export interface ApplyView extends AreaView {
  readonly page: 'console/apply';
  readonly once: string;
  readonly flaws: readonly { readonly field: ApplyField; readonly text: string }[];
  readonly systems: readonly Choice[];
  readonly types: readonly Choice[];
  readonly rights: readonly Choice[];
  readonly items: readonly Choice[];
  readonly firstDay: string;
  readonly lastDay: string;
  readonly written: { readonly until: string; readonly reason: string; readonly legalBasis: string };
}

/** The form by which an officer applies for one of the department's systems. */
export class ApplyPages {
  constructor(
    private readonly apply: ApplyForAccess,
    private readonly systems: DepartmentSystems,
    private readonly catalogue: Catalogue,
    private readonly items: ServiceItems,
    private readonly frame: Frame,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  show(session: OfficerSession, lang: Lang): Promise<Frame & ApplyView> {
    return this.draw(session, { form: emptyForm(hex(this.random.bytes(16))), flawed: [] }, lang);
  }

  /** @returns where the application is to be seen, or the form again where something is wrong in it @throws Refusal for what no other form would mend */
  async send(session: OfficerSession, form: ApplyForm, lang: Lang): Promise<string | (Frame & ApplyView)> {
    const { order, flawed } = readApplyForm(form);
    if (order === undefined) return this.draw(session, { form, flawed }, lang);
    try {
      const { id } = await this.apply.run(order, session, markedForm(actorOf(session), 'apply-for-access', { mark: form.once, order: form }));
      return `/console/applications/${id}`;
    } catch (error) {
      const fields = error instanceof Refusal && error.kind === 'unprocessable' ? flawedFields(error.flaws.map(({ pointer }) => pointer.split('/')[1] ?? '')) : [];
      if (fields.length === 0) throw error;
      // The mark was given to this very form: what is sent next is another one.
      return this.draw(session, { form: { ...form, once: hex(this.random.bytes(16)) }, flawed: fields }, lang);
    }
  }

  private async draw({ officer }: OfficerSession, { form, flawed }: { form: ApplyForm; flawed: readonly ApplyField[] }, lang: Lang): Promise<Frame & ApplyView> {
    const t = TEXTS[lang];
    const now = this.clock.now();
    const [systems, types, items] = await Promise.all([this.systems.run(officer.department), this.catalogue.all(), this.items.all()]);
    const { client = '', licenceType = '', until = '', reason = '', legalBasis = '' } = form;
    return {
      ...this.frame,
      account: { name: officer.name, signOut: { action: '/sign-out', hidden: [] } },
      page: 'console/apply',
      title: t.applyTitle,
      once: form.once,
      flaws: flawed.map((field) => ({ field, text: t[`applyFlaw_${field}`] })),
      systems: systems.map(({ clientId, name }) => ({ value: clientId, label: `${name} ${clientId}`, isChosen: clientId === client })),
      types: types.filter(({ enabled }) => enabled).map(({ code, names }) => ({ value: code, label: names[lang], isChosen: code === licenceType })),
      rights: APPLIED_RIGHTS.map((right) => ({ value: right, label: t[`right_${right}`], isChosen: form[`right.${right}`] !== undefined })),
      items: items.filter(({ department }) => department === officer.department).map(({ code, names }) => ({ value: code, label: names[lang], isChosen: form[`item.${code}`] !== undefined })),
      firstDay: dateInChina(now),
      lastDay: latestTerm(now),
      written: { until, reason, legalBasis },
    };
  }
}
