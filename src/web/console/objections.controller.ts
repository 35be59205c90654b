import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { hex } from '../../primitives/digest.js';
import { Origins } from '../../access/browser/origins.js';
import { refuseForeignForm } from '../../access/browser/same-origin.js';
import { actorOf } from '../../access/caller.js';
import { formMark, markedForm } from '../../access/idempotency/marked-form.js';
import { By, NeedsPerson } from '../../access/needs.decorator.js';
import type { OfficerSession } from '../../access/sign-in/session.js';
import { AnswerObjection } from '../../presentation/objections/answer-objection.js';
import { formStatement, OBJECTION_STATES } from '../../presentation/objections/objection.js';
import { cursorText, idText } from '../../presentation/reads/reads-cursor.js';
import { langOfRequest, sendPage } from '../page/page-request.js';
import { PageRenderer } from '../page/render.js';
import { ObjectionsPages } from './objections-pages.js';

const listQuery = z.strictObject({ state: z.enum(OBJECTION_STATES).default('raised'), behind: cursorText.optional(), lang: z.string().optional() });
const answerForm = z.strictObject({ once: formMark, answer: formStatement });

/** `/console/objections`: officers answer what holders object to their department's reads. */
@ApiExcludeController()
@NeedsPerson('officer')
@Controller('console/objections')
export class ObjectionsPageController {
  constructor(
    private readonly pages: ObjectionsPages,
    private readonly answerObjection: AnswerObjection,
    private readonly renderer: PageRenderer,
    @Inject(Origins) private readonly origins: Origins,
  ) {}

  @Get()
  async list(@Query({ schema: listQuery }) query: z.output<typeof listQuery>, @By() session: OfficerSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(this.renderer, await this.pages.list(session, query, langOfRequest(request)), { request, reply });
  }

  @Post(':id/answer')
  async answer(
    @Param('id', { schema: idText }) id: Uint8Array,
    @Body({ schema: answerForm }) form: z.output<typeof answerForm>,
    @By() session: OfficerSession,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseForeignForm(reply.request.headers, this.origins.of(reply.request.raw));
    const call = markedForm(actorOf(session), 'answer-objection', { mark: form.once, order: { id: hex(id), answer: form.answer } });
    await this.answerObjection.run(id, form.answer, { caller: session, call });
    await reply.header('Cache-Control', 'no-store').redirect('/console/objections', 303);
  }
}
