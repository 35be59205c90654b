import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OpenRoute } from '../nest/open-route.js';
import { Refusal } from '../primitives/refusal.js';
import { Assets } from './page/assets.js';

const FOR_EVER = 'public, max-age=31536000, immutable';
const FOR_NOW = 'public, max-age=300';

/** `GET /assets/{name}`: the stylesheet, the pictures and the browser bundle. Public; carries nothing about anybody. */
@ApiExcludeController()
@OpenRoute()
@Controller('assets')
export class AssetsController {
  constructor(@Inject(Assets) private readonly assets: Assets) {}

  @Get(':name')
  send(@Param('name') name: string, @Query('v') version: unknown, @Res() reply: FastifyReply): void {
    const asset = this.assets.find(name);
    if (asset === undefined) throw new Refusal('notFound', 'NO_SUCH_ASSET', 'There is no such file.');
    void reply
      .header('content-type', asset.mediaType)
      .header('cache-control', version === asset.version ? FOR_EVER : FOR_NOW)
      .header('x-content-type-options', 'nosniff')
      .send(Buffer.from(asset.bytes));
  }
}
