import { formatCursor } from '../../presentation/reads/reads-cursor.js';
import type { ObjectionList, ObjectionToDepartment } from '../../presentation/objections/list-objections.js';
import { OBJECTION_STATES, type ObjectionState } from '../../presentation/objections/objection.js';
import { objectionCard, type ObjectionCard } from '../page/objection-card.js';
import type { AreaView } from '../page/page-view.js';
import { instantText, type Lang } from '../texts/lang.js';
import { TEXTS, type Texts } from '../texts/texts.js';

/** An objection as an officer of the department sees it. */
interface ReadObjection extends ObjectionCard {
  /** The mark of the form by which it is answered; absent: it is closed. */
  readonly once?: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

/** `/console/objections`: what holders object to the department's reads. */
export interface ObjectionsView extends AreaView {
  readonly page: 'console/objections';
  readonly tabs: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[];
  readonly cards: readonly ReadObjection[];
  readonly emptyText: string;
  readonly olderHref: string | undefined;
}

/** What the page is drawn with. */
export interface ObjectionsDrawing {
  readonly state: ObjectionState;
  readonly mayAnswer: boolean;
  readonly lang: Lang;
  /** A new mark for each form: see `formMark`. */
  readonly newMark: () => string;
}

export function objectionsView({ objections, next }: ObjectionList, { state, mayAnswer, lang, newMark }: ObjectionsDrawing): ObjectionsView {
  const t = TEXTS[lang];
  return {
    page: 'console/objections',
    title: t.objectionsTitle,
    tabs: OBJECTION_STATES.map((each) => ({ label: t[`objectionsTab_${each}`], href: addressOf(each), isCurrent: each === state })),
    cards: objections.map((objection) => card(objection, t, newMark)),
    emptyText: mayAnswer ? t[`objectionsEmptyText_${state}`] : t.objectionsNoRight,
    olderHref: next && `${addressOf(state)}&behind=${formatCursor(next)}`,
  };
}

function addressOf(state: ObjectionState): string {
  return `/console/objections?state=${state}`;
}

function card(objection: ObjectionToDepartment, t: Texts, newMark: () => string): ReadObjection {
  const words = { erased: t.objectionsErased, due: t.objectionsDue, overdue: t.objectionsOverdue };
  const said = objectionCard(objection, words, t);
  return { ...said, ...(said.isOpen ? { once: newMark() } : {}), facts: factsOf(objection, t) };
}

function factsOf({ read }: ObjectionToDepartment, t: Texts): ReadObjection['facts'] {
  if (read === undefined) return [{ label: t.objectionsRead, value: t.objectionsReadGone }];
  const { purpose, at } = read;
  const facts: [string, string | undefined][] = [
    [t.readsWhen, `${instantText(at)} ${t.beijingTime}`],
    [t.readsCase, purpose.caseNumber],
    [t.objectionsRead, purpose.serviceItemName],
    [t.readsCause, purpose.cause],
    [t.readsOperator, purpose.operator],
    [t.readsSystem, purpose.callingSystem],
  ];
  return facts.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}
