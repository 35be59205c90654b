import { Controller, Get, Header, HttpCode } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Answers } from '../nest/answers.js';
import { OpenRoute } from '../nest/open-route.js';
import { CheckReadiness, type Readiness } from './check-readiness.js';

/** For balancers and watchdogs. */
@ApiTags('health')
@OpenRoute()
@Controller()
export class HealthController {
  constructor(private readonly readiness: CheckReadiness) {}

  @Get('healthz')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: '存活 The process answers' })
  @Answers({ status: 200, says: '存活 It answers', shape: z.object({ status: z.literal('ok') }) })
  health(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: '就绪 Database and key vault answer, so that traffic may come; 503 where they do not' })
  @Answers({ status: 200, says: '就绪 Ready', shape: z.object({ status: z.literal('ready'), checks: z.array(z.string()) }) }, { 503: ['NOT_READY'] })
  ready(): Promise<Readiness> {
    return this.readiness.run();
  }
}
