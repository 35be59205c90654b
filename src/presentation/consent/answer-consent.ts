import type { Clock } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Unit, UnitOfWork } from '../../database/unit-of-work.js';
import { touched, type RecordAct } from '../../ledger/record/record-act.js';
import { actorOf } from '../../access/caller.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import { approve, consentOf, consentUnknown, refuse, standingAt, type Consent } from './consent.js';
import { ConsentRow } from './consent-row.js';
import type { ConsentStore } from './consent-store.js';

export type ConsentAnswer = 'approve' | 'refuse';

/** What an answer that has been given already leaves. */
const GIVEN = { approve: 'approved', refuse: 'refused' } as const;

/** How often an answer is tried anew that met another of the same holder: pressed twice, or on two phones. */
const ATTEMPTS = 3;

/** The holder answers a request for consent: approves it, refuses it, or takes an approval back that has not been used. The same answer again changes nothing. */
export class AnswerConsent {
  constructor(
    private readonly units: UnitOfWork,
    private readonly consents: ConsentStore,
    private readonly recordAct: RecordAct,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal CONSENT_UNKNOWN for somebody else's too · CONSENT_NOT_OPEN */
  async run(session: HolderSession, id: Uint8Array, answer: ConsentAnswer): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.units.run((unit) => this.answer(unit, { session, id, answer }));
      if (outcome === 'done') return;
      if (attempt === ATTEMPTS) throw notOpen();
    }
  }

  private async answer(unit: Unit, { session, id, answer }: { session: HolderSession; id: Uint8Array; answer: ConsentAnswer }): Promise<'done' | 'met'> {
    const row = await this.consents.byId(unit, id);
    if (row === undefined || hex(row.holderIndex) !== hex(session.holderIndex)) throw consentUnknown();
    const at = this.clock.now();
    const before = consentOf(row);
    if (before.state === GIVEN[answer]) return 'done';
    const after = answered(before, answer, at);
    const moved = await this.consents.move(unit, row, after);
    if (moved === undefined) return 'met';
    const facts = new Map([['from', before.state], ['to', after.state]]);
    const act = { log: 'acts', name: `presentation/${answer}-consent`, at, actor: actorOf(session), subject: row.id, facts } as const;
    await this.recordAct.run(unit, act, touched(ConsentRow, moved));
    return 'done';
  }
}

/** @throws Refusal CONSENT_NOT_OPEN */
function answered(consent: Consent, answer: ConsentAnswer, at: number): Consent {
  if (standingAt(consent, at) === 'lapsed') throw notOpen();
  if (answer === 'approve' && consent.state === 'asked') return approve(consent, at);
  if (answer === 'refuse' && (consent.state === 'asked' || consent.state === 'approved')) return refuse(consent);
  throw notOpen();
}

function notOpen(): Refusal {
  return new Refusal('conflict', 'CONSENT_NOT_OPEN', '该请求已答复或已过期，请让窗口重新发起。The request has been answered or is over: let the counter ask again.');
}
