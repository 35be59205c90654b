import { Controller, Get, Header, Param, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { By, NeedsPerson } from '../../access/needs.decorator.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import { MOST_AHEAD } from '../../presentation/code/present-ahead.js';
import { langOfRequest } from '../page/page-request.js';
import type { CodeView } from '../page/showing-view.js';
import type { StateView } from '../page/state-view.js';
import { ShowPages, type AheadView } from './show-pages.js';

const identifierParam = z.string().max(94);
const aheadQuery = z.strictObject({ count: z.coerce.number().int().min(1).max(MOST_AHEAD).default(MOST_AHEAD) });
type AheadQuery = z.output<typeof aheadQuery>;

/** `/phone/licences/{identifier}/…`: what the page of a licence asks for while it is open. */
@ApiExcludeController()
@NeedsPerson('holder')
@Controller('phone/licences/:identifier')
export class ShowController {
  constructor(private readonly pages: ShowPages) {}

  @Get('code')
  @Header('Cache-Control', 'no-store')
  code(@Param('identifier', { schema: identifierParam }) identifier: string, @By() session: HolderSession): Promise<CodeView> {
    return this.pages.code(session, identifier);
  }

  @Get('codes-ahead')
  @Header('Cache-Control', 'no-store')
  codesAhead(@Param('identifier', { schema: identifierParam }) identifier: string, @Query({ schema: aheadQuery }) { count }: AheadQuery, @By() session: HolderSession): Promise<{ codes: readonly AheadView[] }> {
    return this.pages.codesAhead(session, identifier, count);
  }

  @Get('standing')
  @Header('Cache-Control', 'no-store')
  standing(@Param('identifier', { schema: identifierParam }) identifier: string, @By() session: HolderSession, @Req() request: FastifyRequest): Promise<StateView> {
    return this.pages.standing(session, identifier, langOfRequest(request));
  }
}
