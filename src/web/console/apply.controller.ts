import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LONG_LIST } from '../../access/browser/form-body.js';
import { LargeForm } from '../../access/browser/large-form.decorator.js';
import { Origins } from '../../access/browser/origins.js';
import { refuseForeignForm } from '../../access/browser/same-origin.js';
import { By, NeedsPerson } from '../../access/needs.decorator.js';
import type { OfficerSession } from '../../access/sign-in/session.js';
import { langOfRequest, sendPage } from '../page/page-request.js';
import { PageRenderer } from '../page/render.js';
import { applyForm, type ApplyForm } from './apply-form.js';
import { ApplyPages } from './apply-pages.js';

/** `/console/apply`: an officer asks for access. */
@ApiExcludeController()
@NeedsPerson('officer')
@Controller('console/apply')
export class ApplyPagesController {
  constructor(
    private readonly pages: ApplyPages,
    private readonly renderer: PageRenderer,
    @Inject(Origins) private readonly origins: Origins,
  ) {}

  @Get()
  async show(@By() session: OfficerSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(this.renderer, await this.pages.show(session, langOfRequest(request)), { request, reply });
  }

  @Post()
  @LargeForm(LONG_LIST)
  async send(@Body({ schema: applyForm }) form: ApplyForm, @By() session: OfficerSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    refuseForeignForm(request.headers, this.origins.of(request.raw));
    const sent = await this.pages.send(session, form, langOfRequest(request));
    if (typeof sent === 'string') await reply.header('Cache-Control', 'no-store').redirect(sent, 303);
    else await sendPage(this.renderer, sent, { request, reply: reply.status(422) });
  }
}
