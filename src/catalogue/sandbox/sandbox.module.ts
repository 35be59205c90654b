import { Module, type DynamicModule } from '@nestjs/common';
import { Turns } from '../../primitives/turns.js';
import { CLOCK } from '../../nest/parts.js';
import { build, provide } from '../../nest/wire.js';
import { READER } from '../../database/parts.js';
import { ActParts } from '../../access/act-parts.js';
import { GrantRight } from '../../access/grant-right.js';
import { RegisterClient } from '../../access/register-client.js';
import { SwitchClient } from '../../access/switch-client.js';
import { EndSandboxes } from './end-sandboxes.js';
import { OpenSandbox, SandboxRegister } from './open-sandbox.js';
import { SANDBOX_PLAN, type SandboxPlan } from './sandbox-plan.js';
import { SandboxStore } from './sandbox-store.js';
import { SandboxController } from './sandbox.controller.js';

/** Sandboxes for whoever builds against the interface. */
@Module({})
export class SandboxModule {
  static on(plan: SandboxPlan): DynamicModule {
    return {
      module: SandboxModule,
      controllers: [SandboxController],
      providers: [
        provide(SANDBOX_PLAN, () => plan),
        build(SandboxStore),
        build(Turns),
        build(SandboxRegister, RegisterClient, GrantRight, SandboxStore),
        build(OpenSandbox, SANDBOX_PLAN, SandboxRegister, Turns, READER, ActParts),
        build(EndSandboxes, SANDBOX_PLAN, SandboxStore, SwitchClient, Turns, READER, CLOCK),
      ],
      exports: [EndSandboxes],
    };
  }
}
