import { Body, Controller, Get, Header, Inject, Param, Post, Redirect, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Origins } from '../../access/browser/origins.js';
import { refuseForeignForm } from '../../access/browser/same-origin.js';
import { formMark } from '../../access/idempotency/marked-form.js';
import { By, NeedsPerson } from '../../access/needs.decorator.js';
import type { OfficerSession } from '../../access/sign-in/session.js';
import { grantDecision, refuseDecision } from '../../catalogue/application/application.js';
import { langOfRequest, sendPage } from '../page/page-request.js';
import { PageRenderer } from '../page/render.js';
import { AccessPages } from './access-pages.js';
import { writtenText } from './written-text.js';

/** Where the browser goes after a form. */
interface SeeOther {
  readonly url: string;
  readonly statusCode: 303;
}

const idParam = z.string().max(64);
const grantForm = grantDecision.required().extend({ answer: writtenText(grantDecision.shape.answer), once: formMark });
const refuseForm = refuseDecision.extend({ answer: writtenText(refuseDecision.shape.answer), once: formMark });

/** `/console`: officers see what their department has and asked for, and stewards answer. */
@ApiExcludeController()
@NeedsPerson('officer')
@Controller('console')
export class AccessPagesController {
  constructor(
    private readonly pages: AccessPages,
    private readonly renderer: PageRenderer,
    @Inject(Origins) private readonly origins: Origins,
  ) {}

  @Get()
  async overview(@By() session: OfficerSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(this.renderer, await this.pages.overview(session, langOfRequest(request)), { request, reply });
  }

  @Get('applications/:id')
  async one(@Param('id', { schema: idParam }) id: string, @By() session: OfficerSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(this.renderer, await this.pages.one(session, id, langOfRequest(request)), { request, reply });
  }

  @Post('applications/:id/grant')
  @Redirect()
  @Header('Cache-Control', 'no-store')
  async grant(@Param('id', { schema: idParam }) id: string, @Body({ schema: grantForm }) form: z.output<typeof grantForm>, @By() session: OfficerSession, @Req() request: FastifyRequest): Promise<SeeOther> {
    refuseForeignForm(request.headers, this.origins.of(request.raw));
    await this.pages.decide(session, id, { state: 'granted', ...form });
    return { url: `/console/applications/${id}`, statusCode: 303 };
  }

  @Post('applications/:id/refuse')
  @Redirect()
  @Header('Cache-Control', 'no-store')
  async refuse(@Param('id', { schema: idParam }) id: string, @Body({ schema: refuseForm }) form: z.output<typeof refuseForm>, @By() session: OfficerSession, @Req() request: FastifyRequest): Promise<SeeOther> {
    refuseForeignForm(request.headers, this.origins.of(request.raw));
    await this.pages.decide(session, id, { state: 'refused', ...form });
    return { url: `/console/applications/${id}`, statusCode: 303 };
  }
}
