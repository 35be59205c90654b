import { Body, Controller, Header, Inject, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Answers } from '../../nest/answers.js';
import { OpenRoute } from '../../nest/open-route.js';
import { tokenOf } from '../../nest/wire.js';
import { ACCESS_PLAN, type AccessPlan } from '../../access/access-plan.js';
import { Origins } from '../../access/browser/origins.js';
import { OpenSandbox } from './open-sandbox.js';
import { sandboxClientShape, sandboxOrder, type SandboxClient, type SandboxOrder } from './sandbox.js';

/** `/sandbox`: in the demonstration only. */
@ApiTags('access')
@OpenRoute()
@Controller('sandbox')
export class SandboxController {
  constructor(
    @Inject(OpenSandbox) private readonly openSandbox: OpenSandbox,
    @Inject(Origins) private readonly origins: Origins,
    @Inject(tokenOf(ACCESS_PLAN)) private readonly plan: AccessPlan,
  ) {}

  @Post('clients')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: '开设沙箱 Open a sandbox: a client of your own in the demonstration city, at once',
    description: 'Everybody in the city is made up. The client may look up and verify every licence there, lives for 90 days, and is told test holders and a first call that is ready to send.',
  })
  @Answers({ status: 201, says: '已开设 Opened', shape: sandboxClientShape }, { 429: ['SANDBOX_FULL'] })
  open(@Body({ schema: sandboxOrder }) order: SandboxOrder, @Req() { raw }: FastifyRequest): Promise<SandboxClient> {
    return this.openSandbox.run(order, { tokenEndpoint: `${this.origins.of(raw)}/oidc/token`, audience: this.plan.issuer });
  }
}
