import { judgeRule } from '../rule/judge-rule.js';
import { variablesOf } from '../rule/rule.js';
import type { ComparedLicence, HeldStanding } from './held-licence.js';
import { OUTCOMES, type Need, type Outcome } from './need.js';
import { REASONS, type Reason } from './reason.js';

/** What there is to settle a need by. */
export interface Grounds {
  /** Licences of the need's types, of whom the need concerns. */
  readonly licences: readonly ComparedLicence[];
  /** Why some could not be looked for: they never depend on what anybody holds. */
  readonly obstacles: readonly Reason[];
}

/** A need with its outcome, and the licences that made it. */
export interface SettledNeed {
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly by: readonly ComparedLicence[];
}

const AGAINST: Readonly<Record<Exclude<HeldStanding, 'inForce'>, Reason>> = {
  notYetEffective: 'NOT_YET_EFFECTIVE',
  suspended: 'SUSPENDED',
  expired: 'EXPIRED',
  revoked: 'REVOKED',
};

/** The best that any of the licences makes of the need; where something hindered the look, that counts too, below what is settled and above what is not. */
export function settleNeed(need: Need, { licences, obstacles }: Grounds): SettledNeed {
  const judged = licences.map((licence) => ({ reason: reasonOf(need, licence), licence }));
  const reasons = [...judged.map(({ reason }) => reason), ...obstacles];
  const ranked = [...reasons].sort((left, right) => rankOf(left) - rankOf(right));
  const [reason = 'NONE_HELD'] = ranked;
  return { outcome: REASONS[reason].outcome, reason, by: judged.filter((each) => each.reason === reason).map(({ licence }) => licence) };
}

/** A licence that is not in force is refused for that, unless the rule itself looks at how it stands and takes it: whoever gives up an expired permit has one. */
function reasonOf({ rule, expiringDays }: Need, { standing, daysLeft, facts }: ComparedLicence): Reason {
  const looksAtStanding = rule !== undefined && variablesOf(rule).has('licence.standing');
  if (standing !== 'inForce' && !looksAtStanding) return AGAINST[standing];
  const answer = rule === undefined ? 'yes' : judgeRule(rule, facts);
  if (standing !== 'inForce') return answer === 'yes' ? 'VERIFIED' : AGAINST[standing];
  if (answer === 'cannotTell') return 'CONDITION_UNKNOWN';
  if (answer === 'no') return 'CONDITION_NOT_MET';
  return daysLeft < expiringDays ? 'EXPIRING_SOON' : 'VERIFIED';
}

function rankOf(reason: Reason): number {
  return OUTCOMES.indexOf(REASONS[reason].outcome);
}
