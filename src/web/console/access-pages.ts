import { hex } from '../../primitives/digest.js';
import type { Random } from '../../primitives/random.js';
import { actorOf } from '../../access/caller.js';
import { markedForm } from '../../access/idempotency/marked-form.js';
import type { DepartmentSystems } from '../../access/register/department-systems.js';
import type { OfficerSession } from '../../access/sign-in/session.js';
import type { Decision } from '../../catalogue/application/application.js';
import type { DecideApplication } from '../../catalogue/application/decide-application.js';
import type { ReadApplications } from '../../catalogue/application/read-applications.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { ServiceItems } from '../../catalogue/service-item/service-items.js';
import type { Frame } from '../page/page-view.js';
import type { Lang, Names } from '../texts/lang.js';
import { TEXTS } from '../texts/texts.js';
import { applicationCard, systemView, type ApplicationView, type ConsoleView } from './access-view.js';

/** What officers see of access, and how they answer. */
export class AccessPages {
  constructor(
    private readonly applications: ReadApplications,
    private readonly decideApplication: DecideApplication,
    private readonly systems: DepartmentSystems,
    private readonly catalogue: Catalogue,
    private readonly items: ServiceItems,
    private readonly frame: Frame,
    private readonly random: Random,
  ) {}

  async overview(session: OfficerSession, lang: Lang): Promise<Frame & ConsoleView> {
    const { officer } = session;
    const [{ own, forSteward, isComplete }, systems, types, items] = await Promise.all([
      this.applications.list(session),
      this.systems.run(officer.department),
      this.catalogue.all(),
      this.items.all(),
    ]);
    const named = (all: readonly { readonly code: string; readonly names: Names }[]): ReadonlyMap<string, Names> => new Map(all.map((each) => [each.code, each.names]));
    const names = { types: named(types), items: named(items) };
    const cards = (which: typeof own): ConsoleView['own'] => which.map((application) => applicationCard(application, lang, 'short'));
    const steward = { toDecide: cards(forSteward.filter(({ mayDecide }) => mayDecide)), decided: cards(forSteward.filter(({ mayDecide }) => !mayDecide)) };
    return {
      ...this.frameOf(session),
      page: 'console/overview',
      title: TEXTS[lang].consoleTitle,
      officer: officer.name,
      ...(officer.rights.includes('access:decide') ? { steward } : {}),
      own: cards(own),
      ...(officer.rights.includes('access:apply') ? { applyHref: '/console/apply' } : {}),
      isComplete,
      systems: systems.map((system) => systemView(system, names, lang)),
    };
  }

  /** @throws Refusal APPLICATION_UNKNOWN */
  async one(session: OfficerSession, id: string, lang: Lang): Promise<Frame & ApplicationView> {
    const application = await this.applications.one(id, session);
    const decide = { action: `/console/applications/${application.id}`, once: hex(this.random.bytes(16)), until: application.until };
    return {
      ...this.frameOf(session),
      page: 'console/application',
      title: TEXTS[lang].accessApplication,
      card: applicationCard(application, lang, 'whole'),
      items: await this.itemNames(application.serviceItems, lang),
      ...(application.mayDecide ? { decide } : {}),
    };
  }

  /** @throws Refusal as `DecideApplication` */
  async decide(session: OfficerSession, id: string, { once, ...decision }: Decision & { readonly once: string }): Promise<void> {
    const call = markedForm(actorOf(session), 'decide-application', { mark: once, order: { id, ...decision } });
    await this.decideApplication.run(id, decision, { caller: session, call });
  }

  private async itemNames(codes: readonly string[], lang: Lang): Promise<ApplicationView['items']> {
    return Promise.all(codes.map(async (code) => ({ code, name: (await this.items.effective(code))?.names[lang] ?? '' })));
  }

  private frameOf({ officer }: OfficerSession): Frame {
    return { ...this.frame, account: { name: officer.name, signOut: { action: '/sign-out', hidden: [] } } };
  }
}
