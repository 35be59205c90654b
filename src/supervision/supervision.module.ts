import { Module } from '@nestjs/common';
import { CLOCK } from '../nest/parts.js';
import { build } from '../nest/wire.js';
import { READER, UNITS } from '../database/parts.js';
import { CEREMONY_OPERATOR, KEY_VAULT } from '../pki/parts.js';
import { TrustedKeys } from '../trust/trusted-keys.js';
import { CheckReadiness } from './check-readiness.js';
import { HealthController } from './health.controller.js';

/** Whether the service is well. */
@Module({
  controllers: [HealthController],
  providers: [build(CheckReadiness, READER, UNITS, KEY_VAULT, TrustedKeys, CEREMONY_OPERATOR, CLOCK)],
  exports: [CheckReadiness],
})
export class SupervisionModule {}
