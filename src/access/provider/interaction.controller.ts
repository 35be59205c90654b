import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { OpenRoute } from '../../nest/open-route.js';
import { Origins } from '../browser/origins.js';
import { refuseForeignForm } from '../browser/same-origin.js';
import { ChoosePerson } from './choose-person.js';

const uidSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const choiceSchema = z.strictObject({ subject: z.string().regex(/^[A-Za-z0-9-]{1,64}$/) });

/** Where one chooses whom to be, in demonstration: the place of a real provider's password page. */
@ApiExcludeController()
@OpenRoute()
@Controller('oidc/interaction')
export class InteractionController {
  constructor(
    @Inject(ChoosePerson) private readonly choosing: ChoosePerson,
    @Inject(Origins) private readonly origins: Origins,
  ) {}

  @Get(':uid')
  async choose(@Param('uid', { schema: uidSchema }) uid: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { html, headers } = await this.choosing.page(uid, { request: request.raw, response: reply.raw });
    await reply.headers(headers).send(html);
  }

  @Post(':uid')
  async chosen(@Body({ schema: choiceSchema }) { subject }: z.infer<typeof choiceSchema>, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    refuseForeignForm(request.headers, this.origins.of(request.raw));
    await reply.redirect(await this.choosing.run(subject, { request: request.raw, response: reply.raw }), 303);
  }
}
