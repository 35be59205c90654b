import { Controller, Get, Header, HttpCode } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
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
  health(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: '就绪 Database and key vault answer, so that traffic may come; 503 where they do not' })
  ready(): Promise<Readiness> {
    return this.readiness.run();
  }
}
