import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LONG_LIST } from '../../access/browser/form-body.js';
import { LargeForm } from '../../access/browser/large-form.decorator.js';
import { Origins } from '../../access/browser/origins.js';
import { refuseForeignForm } from '../../access/browser/same-origin.js';
import { By, NeedsPerson } from '../../access/needs.decorator.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import { RevokeEntrustment } from '../../presentation/entrustment/revoke-entrustment.js';
import { langOfRequest, sendPage } from '../page/page-request.js';
import { PageRenderer } from '../page/render.js';
import { entrustmentForm, type EntrustmentForm } from './entrustment-form.js';
import { EntrustmentPages } from './entrustment-pages.js';
import { idParam } from './id-param.js';

const HERE = '/phone/entrustments';

/** `/phone/entrustments`: a holder entrusts others 委托授权. */
@ApiExcludeController()
@NeedsPerson('holder')
@Controller('phone/entrustments')
export class EntrustmentPagesController {
  constructor(
    private readonly pages: EntrustmentPages,
    private readonly revokeEntrustment: RevokeEntrustment,
    private readonly origins: Origins,
    private readonly renderer: PageRenderer,
  ) {}

  @Get()
  async show(@By() session: HolderSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(this.renderer, await this.pages.show(session, langOfRequest(request)), { request, reply });
  }

  @Post()
  @LargeForm(LONG_LIST)
  async entrust(@Body({ schema: entrustmentForm }) form: EntrustmentForm, @By() session: HolderSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    refuseForeignForm(request.headers, this.origins.of(request.raw));
    const again = await this.pages.entrust(session, form, langOfRequest(request));
    if (again === undefined) await reply.header('Cache-Control', 'no-store').redirect(HERE, 303);
    else await sendPage(this.renderer, again, { request, reply: reply.status(422) });
  }

  @Post(':entrustment/revoke')
  async revoke(@Param('entrustment', { schema: idParam }) entrustment: Uint8Array, @By() session: HolderSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    refuseForeignForm(request.headers, this.origins.of(request.raw));
    await this.revokeEntrustment.run(session, entrustment);
    await reply.header('Cache-Control', 'no-store').redirect(HERE, 303);
  }
}
