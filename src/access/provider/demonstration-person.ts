import type { IncomingMessage } from 'node:http';
import type { DrawnPage } from '../../nest/problem-page.js';

/** Somebody of the demonstration city whom one may be: all synthetic. */
export interface DemonstrationPerson {
  /** Opaque, 1 to 64 letters, digits and hyphens; what the sign-in is bound to. */
  readonly subject: string;
  readonly kind: 'holder' | 'officer';
  readonly nameZh: string;
  readonly nameEn: string;
  /** A line that tells whom one chooses: `建筑公司` or the officer's department. */
  readonly noteZh: string;
  readonly noteEn: string;
}

/** Draws the page on which one chooses whom to be: a form that posts the field `subject` to `action`, in the language of the request. The web floor supplies it. */
export type ChooserPage = (people: readonly DemonstrationPerson[], action: string, request: IncomingMessage) => DrawnPage;
