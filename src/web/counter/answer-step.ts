import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOfRefusal } from '../../nest/problem.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Origins } from '../../access/browser/origins.js';
import { refuseForeignForm } from '../../access/browser/same-origin.js';
import { langOfRequest, sendPage } from '../page/page-request.js';
import type { PageView } from '../page/page-view.js';
import type { PageRenderer } from '../page/render.js';
import type { Lang } from '../texts/lang.js';
import { refusalView, type RefusalView } from './desk/refusal-view.js';

/** A form of the counter that was sent. */
export interface SentForm {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Which form it was. */
  readonly step: string;
  /** The page on which it stands, with what was refused. */
  readonly draw: (refusal: RefusalView, lang: Lang) => Promise<PageView>;
}

/** Something to be kept by whoever asked: the browser saves it and stays where it is. */
export interface SavedFile {
  readonly name: string;
  readonly json: string;
}

/** Answers the counter's forms: done, the browser goes on to another page; refused, the form stands there again with what was typed. */
export class AnswerStep {
  constructor(
    private readonly origins: Origins,
    private readonly renderer: PageRenderer,
  ) {}

  /**
   * @param act gives where to go on, or a file
   * @throws Refusal FORM_FROM_ELSEWHERE, and what leaves no page to show it on: CASE_UNKNOWN, RIGHT_MISSING
   */
  async run({ request, reply, step, draw }: SentForm, act: () => Promise<string | SavedFile>): Promise<void> {
    refuseForeignForm(request.headers, this.origins.of(request.raw));
    try {
      await send(reply.header('Cache-Control', 'no-store'), await act());
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const lang = langOfRequest(request);
      const page = await draw(refusalView(error, step, lang), lang);
      await sendPage(this.renderer, page, { request, reply: reply.status(problemOfRefusal(error).status) });
    }
  }
}

async function send(reply: FastifyReply, done: string | SavedFile): Promise<void> {
  if (typeof done === 'string') await reply.redirect(done, 303);
  else await reply.type('application/json; charset=utf-8').header('Content-Disposition', `attachment; filename="${done.name}"`).header('X-Content-Type-Options', 'nosniff').send(done.json);
}
