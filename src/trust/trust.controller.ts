import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Answers } from '../nest/answers.js';
import { OpenRoute } from '../nest/open-route.js';
import { PublishTrustList } from './publish-trust-list.js';

/** `/trust-list`: whose keys are believed for what, signed. */
@ApiTags('trust')
@OpenRoute()
@Controller()
export class TrustController {
  constructor(private readonly publish: PublishTrustList) {}

  @Get('trust-list')
  @Header('Content-Type', 'application/jwt')
  @Header('Cache-Control', 'public, max-age=60')
  @ApiOperation({ summary: '信任列表 The signed trust list', description: 'Compact JWS, typ trust-list+jwt: every key with its use, authority, licence types and times.' })
  @Answers({ status: 200, says: '信任列表 The list', mediaTypes: ['application/jwt'] })
  list(): Promise<string> {
    return this.publish.run();
  }
}
