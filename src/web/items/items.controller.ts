import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { OpenRoute } from '../../nest/open-route.js';
import { serviceItemCode } from '../../access/purpose.js';
import { langOfRequest, sendPage } from '../page/page-request.js';
import { PageRenderer } from '../page/render.js';
import { ItemPages } from './item-pages.js';

/** What somebody typed, cut off where no name is so long; anything else in the address is not ours. */
const listQuery = z.object({ q: z.string().catch('').transform((typed) => typed.trim().slice(0, 100)) });

/** `/items`: what one need not bring to a counter. For everyone. */
@ApiExcludeController()
@OpenRoute()
@Controller('items')
export class ItemsController {
  constructor(
    private readonly pages: ItemPages,
    private readonly renderer: PageRenderer,
  ) {}

  @Get()
  async list(@Query({ schema: listQuery }) { q }: z.output<typeof listQuery>, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(this.renderer, await this.pages.list(q, langOfRequest(request)), { request, reply });
  }

  @Get(':code')
  async one(@Param('code', { schema: serviceItemCode }) code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(this.renderer, await this.pages.one(code, langOfRequest(request)), { request, reply });
  }
}
