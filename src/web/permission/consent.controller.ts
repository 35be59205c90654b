import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Origins } from '../../access/browser/origins.js';
import { refuseForeignForm } from '../../access/browser/same-origin.js';
import { By, NeedsPerson } from '../../access/needs.decorator.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import { AnswerConsent, type ConsentAnswer } from '../../presentation/consent/answer-consent.js';
import { langOfRequest, sendPage } from '../page/page-request.js';
import { PageRenderer } from '../page/render.js';
import { ConsentPages } from './consent-pages.js';
import { idParam } from './id-param.js';

/** `/phone/consents`: departments ask, the holder answers. */
@ApiExcludeController()
@NeedsPerson('holder')
@Controller('phone/consents')
export class ConsentPagesController {
  constructor(
    private readonly pages: ConsentPages,
    private readonly answerConsent: AnswerConsent,
    private readonly origins: Origins,
    private readonly renderer: PageRenderer,
  ) {}

  @Get()
  async list(@By() session: HolderSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(this.renderer, await this.pages.list(session, langOfRequest(request)), { request, reply });
  }

  @Post(':consent/approve')
  async approve(@Param('consent', { schema: idParam }) consent: Uint8Array, @By() session: HolderSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(session, { consent, answer: 'approve' }, { request, reply });
  }

  @Post(':consent/refuse')
  async refuse(@Param('consent', { schema: idParam }) consent: Uint8Array, @By() session: HolderSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(session, { consent, answer: 'refuse' }, { request, reply });
  }

  private async answer(session: HolderSession, given: { consent: Uint8Array; answer: ConsentAnswer }, { request, reply }: { request: FastifyRequest; reply: FastifyReply }): Promise<void> {
    refuseForeignForm(request.headers, this.origins.of(request.raw));
    await this.answerConsent.run(session, given.consent, given.answer);
    await reply.header('Cache-Control', 'no-store').redirect('/phone/consents', 303);
  }
}
