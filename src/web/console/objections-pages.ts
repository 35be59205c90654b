import type { Clock } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import type { Random } from '../../primitives/random.js';
import type { OfficerSession } from '../../access/sign-in/session.js';
import { mayAnswer, type ListObjections } from '../../presentation/objections/list-objections.js';
import type { ObjectionState } from '../../presentation/objections/objection.js';
import type { ReadsCursor } from '../../presentation/reads/reads-cursor.js';
import type { Frame, PageView } from '../page/page-view.js';
import type { Lang } from '../texts/lang.js';
import { objectionsView, type ObjectionsView } from './objections-view.js';

/** What the officers' page of objections shows. */
export class ObjectionsPages {
  constructor(
    private readonly objections: ListObjections,
    private readonly frame: Frame,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  async list(session: OfficerSession, part: { readonly state: ObjectionState; readonly behind?: ReadsCursor | undefined }, lang: Lang): Promise<PageView> {
    const list = await this.objections.ofDepartment(session, part);
    const view: ObjectionsView = objectionsView(list, { state: part.state, mayAnswer: mayAnswer(session, this.clock.now()), lang, newMark: () => hex(this.random.bytes(16)) });
    return { ...this.frame, ...view, account: { name: session.officer.name, signOut: { action: '/sign-out', hidden: [] } } };
  }
}
