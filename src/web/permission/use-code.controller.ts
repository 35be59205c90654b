import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { cookieHeader, readCookie } from '../../access/browser/cookie.js';
import { Origins } from '../../access/browser/origins.js';
import { refuseForeignForm } from '../../access/browser/same-origin.js';
import { formMark } from '../../access/idempotency/marked-form.js';
import { By, NeedsPerson } from '../../access/needs.decorator.js';
import { serviceItemCode } from '../../access/purpose.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import { MOST_SECONDS } from '../../presentation/use-code/use-code.js';
import { langOfRequest, sendPage } from '../page/page-request.js';
import { PageRenderer } from '../page/render.js';
import { UseCodePages } from './use-code-pages.js';

const useCodeForm = z.strictObject({ once: formMark, identifier: z.string().max(94), serviceItem: serviceItemCode });

/** Carries the code from the form to the page that shows it: it must stand in no address, and the register keeps its digest only. */
const CODE_COOKIE = 'zhengku-use-code';

/** `/phone/use-code`: a holder gives a use code 用证码. */
@ApiExcludeController()
@NeedsPerson('holder')
@Controller('phone/use-code')
export class UseCodePagesController {
  constructor(
    private readonly pages: UseCodePages,
    private readonly origins: Origins,
    private readonly renderer: PageRenderer,
  ) {}

  @Get()
  async show(@By() session: HolderSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const code = readCookie(request.headers.cookie, this.origins.of(request.raw), CODE_COOKIE);
    await sendPage(this.renderer, await this.pages.show(session, code, langOfRequest(request)), { request, reply });
  }

  @Post()
  async make(@Body({ schema: useCodeForm }) form: z.output<typeof useCodeForm>, @By() session: HolderSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const origin = this.origins.of(request.raw);
    refuseForeignForm(request.headers, origin);
    const code = await this.pages.make(session, form);
    const cookie = cookieHeader(origin, { name: CODE_COOKIE, value: code, lifetimeSeconds: MOST_SECONDS });
    await reply.header('Set-Cookie', cookie).header('Cache-Control', 'no-store').redirect('/phone/use-code', 303);
  }
}
