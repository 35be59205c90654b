import type { FastifyReply } from 'fastify';
import { hex } from '../../primitives/digest.js';
import type { AnswerStep } from './answer-step.js';
import type { CasePages } from './case/case-pages.js';
import type { DeskStep } from './desk-step.decorator.js';
import type { Typed } from './desk/begin-view.js';

/** A form of a case that was sent. */
export interface SentStep extends DeskStep {
  readonly reply: FastifyReply;
  readonly step: string;
}

/** Answers the forms of a case: back to its page, where what has come of the step stands, or why nothing has. */
export class CaseSteps {
  constructor(
    private readonly answer: AnswerStep,
    private readonly pages: CasePages,
  ) {}

  /** @throws Refusal CASE_UNKNOWN, RIGHT_MISSING, FORM_FROM_ELSEWHERE */
  async run({ id, session, ...sent }: SentStep, act: () => Promise<void>): Promise<void> {
    const typed = (sent.request.body ?? {}) as Typed;
    await this.answer.run({ ...sent, draw: (refusal, lang) => this.pages.one(id, session, { lang, refused: { refusal, typed } }) }, async () => {
      await act();
      return `/counter/cases/${hex(id)}`;
    });
  }
}
