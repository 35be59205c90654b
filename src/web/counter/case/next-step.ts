/** What a clerk does next, plainly: a sentence, and where it takes one click, that click. */
export type NextStep =
  | { readonly step: 'check' | 'file' | 'close' | 'advise' | 'wait' }
  /** By duty, the types that satisfied a need. */
  | { readonly step: 'look'; readonly types: readonly string[] }
  | { readonly step: 'consent'; readonly consent: string };

/** How far a case has come. */
export interface Progress {
  readonly isChecked: boolean;
  /** Licence types of the licences that satisfied a need. */
  readonly satisfiedTypes: readonly string[];
  /** Standings of the requests on the citizen's phone, oldest first. */
  readonly consents: readonly { readonly consent: string; readonly state: string }[];
  readonly hasSeen: boolean;
  readonly isFiled: boolean;
}

/** The citizen's answer comes first, then the check, the look, the file. */
export function nextStep({ isChecked, satisfiedTypes, consents, hasSeen, isFiled }: Progress): NextStep {
  const approved = consents.find(({ state }) => state === 'approved');
  if (approved !== undefined) return { step: 'consent', consent: approved.consent };
  if (consents.some(({ state }) => state === 'asked')) return { step: 'wait' };
  if (!isChecked) return { step: 'check' };
  if (!hasSeen) return satisfiedTypes.length === 0 ? { step: 'advise' } : { step: 'look', types: satisfiedTypes };
  return { step: isFiled ? 'close' : 'file' };
}
