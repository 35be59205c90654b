import type { AreaView } from '../../page/page-view.js';
import type { RefusalView } from './refusal-view.js';

/** Something to choose from a list. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What was typed into a form that was refused: it stands there again. */
export type Typed = Readonly<Record<string, string>>;

/** A service item of the department, as a clerk chooses it. */
export interface ItemChoice {
  readonly href: string;
  readonly name: string;
  readonly code: string;
  /** Names of what it needs; empty: nothing. */
  readonly needs: readonly string[];
}

/** A case that its officer has open. */
export interface OpenCaseRow {
  readonly href: string;
  readonly caseNumber: string;
  readonly item: string;
  /** The holder's code, covered. */
  readonly holder: string;
  readonly openedAt: string;
}

/** The form that opens a case for one item. */
export interface BeginForm {
  /** 32 hexadecimal digits: sent twice, the form opens one case. */
  readonly key: string;
  readonly item: ItemChoice;
  readonly caseExample: string;
  readonly codeTypes: readonly Choice[];
  /** Whom the citizen may be, where the item asks for licences of several people. */
  readonly roles: readonly Choice[];
  readonly typed: Typed;
}

/** `/counter`: choose an item, name case and holder; the officer's open cases. */
export interface BeginView extends AreaView {
  readonly page: 'counter/begin';
  readonly department: string;
  readonly items: readonly ItemChoice[];
  /** More items than one looks through: they are searched. */
  readonly isLong: boolean;
  readonly form?: BeginForm;
  readonly open: readonly OpenCaseRow[];
  /** Where older ones are open. */
  readonly olderHref?: string;
  /** On a page of older ones. */
  readonly newestHref?: string;
  readonly refusal?: RefusalView;
  readonly typed: Typed;
}

/** Of a department that has no right to look anything up: how it asks for one. */
export interface NoAccessView extends AreaView {
  readonly page: 'counter/no-access';
  readonly department: string;
}
