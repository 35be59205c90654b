import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './config.js';
import type { DatabasePlan } from './database/database.js';
import { DatabaseModule } from './database/database.module.js';
import { HolderModule } from './holder/holder.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { Log } from './nest/log.js';
import { CLOCK, CONFIG, RANDOM } from './nest/parts.js';
import { provide, type Token } from './nest/wire.js';
import { KEY_VAULT } from './pki/parts.js';
import { PkiModule, type PkiPlan } from './pki/pki.module.js';
import { AccessModule, type AccessFloor } from './access/access.module.js';
import { ACCESS_PLAN, accessPlan } from './access/access-plan.js';
import { EventModule } from './access/event/event.module.js';
import type { DemonstrationPerson } from './access/provider/demonstration-person.js';
import type { Clock } from './primitives/clock.js';
import type { Random } from './primitives/random.js';
import { RecognitionModule } from './recognition/recognition.module.js';
import { SupervisionModule } from './supervision/supervision.module.js';
import { TrustModule } from './trust/trust.module.js';
import { WebModule } from './web/web.module.js';

/** Everything that a start decides. */
export interface AppPlan {
  readonly config: Config;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly database: DatabasePlan;
  readonly pki: PkiPlan;
  readonly ledger: LedgerPlan;
  /** Whom one may sign in as in demonstration. */
  readonly people: readonly DemonstrationPerson[];
  /** This machine's own addresses; known once it listens. */
  readonly ownOrigins: () => readonly string[];
}

/** The whole house. */
@Module({})
export class AppModule {
  static on(plan: AppPlan): DynamicModule {
    return {
      module: AppModule,
    };
  }
}
