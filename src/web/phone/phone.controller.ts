import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { By, NeedsPerson } from '../../access/needs.decorator.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import { PhonePages } from './phone-pages.js';
import { PageRenderer } from '../page/render.js';
import { langOfRequest, sendPage } from '../page/page-request.js';

const identifierParam = z.string().max(94);

/** `/phone`: a holder's own licences. */
@ApiExcludeController()
@NeedsPerson('holder')
@Controller('phone')
export class PhoneController {
  constructor(
    private readonly pages: PhonePages,
    private readonly renderer: PageRenderer,
  ) {}

  @Get()
  async list(@By() session: HolderSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(this.renderer, await this.pages.list(session, langOfRequest(request)), { request, reply });
  }

  @Get('licences/:identifier')
  async one(@Param('identifier', { schema: identifierParam }) identifier: string, @By() session: HolderSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(this.renderer, await this.pages.one(session, identifier, langOfRequest(request)), { request, reply });
  }
}
