import type { Names } from '../texts/lang.js';
import type { LicenceCardView, LicenceView } from './licence-view.js';
import type { PhoneNav } from './phone-nav.js';
import type { ProblemView } from './problem-view.js';
import type { ReferenceView } from './reference-view.js';

/** Where a form goes and what it carries unseen (an anti-forgery token, an interaction's id). Always POST. */
export interface FormTarget {
  readonly action: string;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
}

/** Who is signed in, and how to leave. The name is absent where no licence tells it. */
export interface AccountView {
  readonly name?: string;
  readonly signOut: FormTarget;
}

/** What every page may carry in its frame. `demonstration` shows that nothing here has legal effect. */
export interface Frame {
  readonly demonstration?: boolean;
  /** Where whoever connects a system may try the interface; absent: nowhere. */
  readonly sandboxHref?: string;
  readonly account?: AccountView;
  /** On a holder's pages. */
  readonly nav?: PhoneNav;
}

/** `/`: what this is, and three doors. */
export interface LandingView {
  readonly page: 'landing';
}

/** `/phone`: the holder's licences, or the way in. Signed in exactly when the frame has an account. */
export interface PhoneView {
  readonly page: 'phone';
  readonly signInHref: string;
  readonly cards: readonly LicenceCardView[];
}

/** Somebody of the demonstration city; `value` comes back in the form as `subject`. */
export interface DemonstrationIdentity {
  readonly value: string;
  readonly name: string;
  /** A role or a short description, never a holder code. */
  readonly note: string;
}

/** The chooser of the embedded demonstration provider. */
export interface SignInView {
  readonly page: 'sign-in';
  readonly form: FormTarget;
  readonly cancelHref?: string;
  readonly forClient?: Names;
  readonly people: readonly DemonstrationIdentity[];
  readonly officers: readonly DemonstrationIdentity[];
}

/** `/v/`: the public verifier. */
export interface VerifyView {
  readonly page: 'verify';
  /** Public keys (JWK, Ed25519 or P-256) that may sign the trust list: what the check in the browser stands on. */
  readonly trustListKeys: readonly { readonly kty?: string }[];
}

/** The parts of the pages that have a folder of templates and a stylesheet of their own. */
export const AREAS = ['phone', 'counter', 'console', 'items'] as const;
export type Area = (typeof AREAS)[number];

/** A page of one part, `counter/case`: `views/counter/case.eta` under `counter.css`. Each part extends it with what its template fills in. */
export interface AreaView {
  readonly page: `${Area}/${string}`;
  readonly title: string;
}

/** Everything that can be rendered: a page and its frame. The page's name is its template's. */
export type PageView = Frame & (LandingView | PhoneView | LicenceView | SignInView | ProblemView | ReferenceView | VerifyView | AreaView);
