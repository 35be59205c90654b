import { DAY_MS, dateInChina } from '../../primitives/calendar-date.js';
import type { Clock } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import type { Random } from '../../primitives/random.js';
import { Refusal } from '../../primitives/refusal.js';
import { actorOf } from '../../access/caller.js';
import { markedForm } from '../../access/idempotency/marked-form.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { Entrust } from '../../presentation/entrustment/entrust.js';
import type { EntrustmentOrder } from '../../presentation/entrustment/entrustment.js';
import type { ListEntrustments, SeenEntrustment } from '../../presentation/entrustment/list-entrustments.js';
import type { OwnLicences } from '../../presentation/own-licences.js';
import type { Frame } from '../page/page-view.js';
import type { Lang } from '../texts/lang.js';
import { TEXTS } from '../texts/texts.js';
import { flawedFields, readForm, type EntrustmentForm, type FlawedField } from './entrustment-form.js';
import { entrustmentCard, entrustmentFormView, type CodeNames, type EntrustmentsView } from './entrustment-view.js';
import type { OfferedItems } from './offered-items.js';
import type { PhoneFrame } from './phone-frame.js';

const USUAL_DAYS = 30;

/** What the pages ask. */
export interface EntrustmentParts {
  readonly list: ListEntrustments;
  readonly entrust: Entrust;
  readonly own: OwnLicences;
  readonly catalogue: Catalogue;
  readonly items: OfferedItems;
  readonly frame: PhoneFrame;
}

type Sent = { readonly form: EntrustmentForm; readonly flaws: readonly { readonly field: string; readonly text: string }[] };

/** The page on which a holder entrusts others, and sees what others entrusted. */
export class EntrustmentPages {
  constructor(
    private readonly parts: EntrustmentParts,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  async show(session: HolderSession, lang: Lang, sent?: Sent): Promise<Frame & EntrustmentsView> {
    const { list, items, frame } = this.parts;
    const [{ given, received }, offered] = await Promise.all([list.run(session), items.all()]);
    const names = { types: await this.typeNames(), items: new Map(offered.map((item) => [item.code, item.names])) } satisfies CodeNames;
    const card = (entrustment: SeenEntrustment, whom: 'delegate' | 'grantor') => entrustmentCard(entrustment, entrustment[whom], names, lang);
    const now = this.clock.now();
    const types = await this.ownTypes(session);
    const offer = { once: hex(this.random.bytes(16)), types, items: offered, firstDay: dateInChina(now), usualLastDay: dateInChina(now + USUAL_DAYS * DAY_MS) };
    return {
      ...(await frame.of(session, 'entrustments')),
      page: 'phone/entrustments',
      title: TEXTS[lang].entrustTitle,
      given: given.map((each) => card(each, 'delegate')),
      received: received.map((each) => card(each, 'grantor')),
      form: entrustmentFormView(offer, sent, lang),
    };
  }

  /** @returns the form again where something is wrong in it; undefined: it is done */
  async entrust(session: HolderSession, form: EntrustmentForm, lang: Lang): Promise<(Frame & EntrustmentsView) | undefined> {
    const { order, flawed } = readForm(form);
    const flaws = order === undefined ? flawed.map((field) => flaw(field, lang)) : await this.make(session, { order, form }, lang);
    return flaws.length === 0 ? undefined : this.show(session, lang, { form, flaws });
  }

  /** @returns what is wrong in the order @throws Refusal for what no other form would mend */
  private async make(session: HolderSession, { order, form }: { order: EntrustmentOrder; form: EntrustmentForm }, lang: Lang): Promise<Sent['flaws']> {
    const call = markedForm(actorOf(session), 'entrust', { mark: form.once, order: form });
    try {
      await this.parts.entrust.run(session, order, call);
      return [];
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'unprocessable') throw error;
      if (error.code === 'ENTRUSTMENT_TO_SELF') return [{ field: 'code', text: TEXTS[lang].flaw_self }];
      return flawedFields(error.flaws).map((field) => flaw(field, lang));
    }
  }

  private async typeNames(): Promise<CodeNames['types']> {
    return new Map((await this.parts.catalogue.all()).map(({ code, names }) => [code, names]));
  }

  private async ownTypes(session: HolderSession): Promise<{ code: string; names: { zh: string; en: string } }[]> {
    const types = (await this.parts.own.list(session)).map(({ type }) => ({ code: type.code, names: type.names }));
    return [...new Map(types.map((type) => [type.code, type])).values()];
  }
}

function flaw(field: FlawedField, lang: Lang): { field: string; text: string } {
  return { field, text: TEXTS[lang][`flaw_${field}`] };
}
