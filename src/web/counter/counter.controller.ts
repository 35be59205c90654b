import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { hex } from '../../primitives/digest.js';
import { By, NeedsPerson } from '../../access/needs.decorator.js';
import type { OfficerSession } from '../../access/sign-in/session.js';
import { cursorText } from '../../presentation/reads/reads-cursor.js';
import { OpenCase } from '../../recognition/case/open-case.js';
import { langOfRequest, sendPage } from '../page/page-request.js';
import { PageRenderer } from '../page/render.js';
import { AnswerStep, type SentForm } from './answer-step.js';
import { BeginPages } from './desk/begin-pages.js';
import type { Typed } from './desk/begin-view.js';
import { beginForm, findForm, type BeginForm } from './desk-forms.js';

const beginQuery = z.object({ item: z.string().max(24).optional(), behind: cursorText.optional() });

/** `/counter`: a clerk begins with the next citizen. */
@ApiExcludeController()
@NeedsPerson('officer')
@Controller('counter')
export class CounterController {
  constructor(
    private readonly pages: BeginPages,
    private readonly openCase: OpenCase,
    private readonly answer: AnswerStep,
    private readonly renderer: PageRenderer,
  ) {}

  @Get()
  async begin(@Query({ schema: beginQuery }) query: z.output<typeof beginQuery>, @By() session: OfficerSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(this.renderer, await this.pages.show(session, query, langOfRequest(request)), { request, reply });
  }

  @Post()
  async open(@Body({ schema: beginForm }) form: BeginForm, @By() session: OfficerSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { key, item, ...told } = form;
    const sent = { request, reply, step: 'begin', draw: this.drawn(session, request.body as Typed) };
    await this.answer.run(sent, async () => {
      const id = await this.openCase.run({ ...told, id: new Uint8Array(Buffer.from(key, 'hex')), serviceItemCode: item }, session);
      return `/counter/cases/${hex(id)}`;
    });
  }

  @Post('items')
  async find(@Body({ schema: findForm }) form: z.output<typeof findForm>, @By() session: OfficerSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = { request, reply, step: 'item', draw: this.drawn(session, form) };
    await this.answer.run(sent, async () => `/counter?item=${await this.pages.find(session, form.find)}`);
  }

  /** The addresses of forms, when somebody opens them: another language was chosen there. */
  @Get('items')
  async back(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await reply.redirect(`/counter?lang=${langOfRequest(request)}`, 303);
  }

  private drawn(session: OfficerSession, typed: Typed): SentForm['draw'] {
    return (refusal, lang) => this.pages.show(session, { item: typed['item'], typed, refusal }, lang);
  }
}
