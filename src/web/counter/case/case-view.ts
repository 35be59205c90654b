import type { AreaView } from '../../page/page-view.js';
import type { Choice, Typed } from '../desk/begin-view.js';
import type { CheckView } from './check-view.js';
import type { FILE_BOUNDS } from './file-bounds.js';
import type { NextStep } from './next-step.js';
import type { RefusalView } from '../desk/refusal-view.js';
import type { SeenView } from './seen-view.js';
import type { Look } from './verdict-look.js';

/** Who is at the desk. */
export interface CitizenView {
  /** As a licence that was seen calls them. */
  readonly name?: string;
  readonly masked: string;
  readonly full: string;
  readonly codeType: string;
  readonly role?: string;
}

/** A request on the citizen's phone, and how it stands. */
export interface ConsentRow extends Look {
  readonly consent: string;
  readonly state: string;
  readonly label: string;
  readonly types: readonly string[];
  /** Until when it can still be answered or used. */
  readonly until?: string;
}

/** A licence type that the clerk may ask about. */
export interface TypeChoice extends Choice {
  /** Whether the service item needs it. */
  readonly isNeeded: boolean;
}

/** What stands on every page of one case. */
export interface CaseHead extends AreaView {
  readonly address: string;
  readonly caseNumber: string;
  readonly item: string;
  /** Where another case for the same item is begun. */
  readonly nextHref: string;
  /** When the file was taken; absent: not yet. */
  readonly filedAt?: string;
  /** Whether the file holds everything. */
  readonly isFiled: boolean;
}

/** `/counter/cases/{id}`: one citizen, one item. */
export interface CaseView extends CaseHead {
  readonly page: 'counter/case';
  readonly citizen: CitizenView;
  readonly cause: string;
  readonly openedAt: string;
  readonly keptUntil: string;
  readonly check?: CheckView;
  readonly next: NextStep;
  readonly types: readonly TypeChoice[];
  readonly consents: readonly ConsentRow[];
  /** Facts that only the physical document tells: `<licence type>/<field>`. */
  readonly presenceFacts: readonly Choice[];
  readonly codeTypes: readonly Choice[];
  /** One form sent twice asks once. */
  readonly key: string;
  readonly fileBounds: typeof FILE_BOUNDS;
  /** Whether the other ways stand open: nothing has been seen yet, the citizen is being asked, or one of them was refused. */
  readonly waysOpen: boolean;
  readonly seen: readonly SeenView[];
  readonly refusal?: RefusalView;
  readonly typed: Typed;
}

/** `/counter/cases/{id}/close`: it is gone then, so it is asked once more. */
export interface CloseView extends CaseHead {
  readonly page: 'counter/close';
}
