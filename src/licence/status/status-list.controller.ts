import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers } from '../../nest/answers.js';
import { OpenRoute } from '../../nest/open-route.js';
import { wholeParam } from '../../nest/whole-param.js';
import { PublishStatusList } from './publish-status-list.js';

const listParam = wholeParam(1_000_000);

/** `/status-lists/{n}`: the signed lists that sealed licences and printed codes name. Public: a list tells nothing of whose licence a place is. */
@ApiTags('status')
@OpenRoute()
@Controller('status-lists')
export class StatusListController {
  constructor(private readonly publish: PublishStatusList) {}

  @Get(':list')
  @ApiOperation({ summary: '状态列表 A signed status list (statuslist+jwt)' })
  @Answers({ status: 200, says: '状态列表 The list', mediaTypes: ['application/statuslist+jwt'] }, { 404: ['STATUS_LIST_UNKNOWN'] })
  async list(@Param('list', { schema: listParam }) list: number, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { token, etag } = await this.publish.run(list);
    void reply.header('ETag', etag).header('Cache-Control', 'public, max-age=2').header('Access-Control-Allow-Origin', '*');
    if (request.headers['if-none-match'] === etag) return void (await reply.status(304).send());
    await reply.type('application/statuslist+jwt').send(token);
  }
}
