import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './config.js';
import type { Clock } from './primitives/clock.js';
import type { Random } from './primitives/random.js';
import { Log } from './nest/log.js';
import { CLOCK, CONFIG, RANDOM } from './nest/parts.js';
import { part, provide } from './nest/wire.js';
import type { DatabasePlan } from './database/database.js';
import { DatabaseModule } from './database/database.module.js';
import { READER, UNITS } from './database/parts.js';
import { HolderModule } from './holder/holder.module.js';
import { keyFor } from './pki/ceremony/hold.js';
import { CEREMONY, KEY_VAULT } from './pki/parts.js';
import { PkiModule, type PkiPlan } from './pki/pki.module.js';
import { checkpointSigners } from './ledger/checkpoint-signer.js';
import { CHECKPOINT_SIGNERS } from './ledger/ledger.controller.js';
import { OutboxSeal } from './ledger/record/outbox-seal.js';
import { HEAD_FOLDER, LedgerModule } from './ledger/ledger.module.js';
import { ACCESS_PLAN, accessPlan } from './access/access-plan.js';
import { AccessModule } from './access/access.module.js';
import { EventModule } from './access/event/event.module.js';
import type { DemonstrationPerson } from './access/provider/demonstration-person.js';
import { QuotaModule } from './access/quota/quota.module.js';
import { tokenKeyOf, type TokenKey } from './access/provider/token-key.js';
import { ServiceItemModule } from './catalogue/service-item/service-item.module.js';
import { ApplicationModule } from './catalogue/application/application.module.js';
import type { SandboxPlan } from './catalogue/sandbox/sandbox-plan.js';
import { SandboxModule } from './catalogue/sandbox/sandbox.module.js';
import { TrustModule } from './trust/trust.module.js';
import { RecognitionConsentModule } from './recognition/consent/consent.module.js';
import { Gb36906Module } from './recognition/gb36906/gb36906.module.js';
import { ItemCheckModule } from './recognition/item-check/item-check.module.js';
import { RecognitionModule } from './recognition/recognition.module.js';
import { SupervisionModule } from './supervision/supervision.module.js';
import { CHOOSER_PAGE } from './web/chooser-page.js';
import { WebModule } from './web/web.module.js';

/** Everything that a start decides. */
export interface AppPlan {
  readonly config: Config;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly database: DatabasePlan;
  readonly pki: PkiPlan;
  /** Folder of the ledger's head files, outside the database's backups. */
  readonly headFolder: string;
  /** Whom one may sign in as in demonstration. */
  readonly people: readonly DemonstrationPerson[];
  /** One in demonstration, none in service. */
  readonly sandboxes: readonly SandboxPlan[];
  /** This machine's own addresses; known once it listens. */
  readonly ownOrigins: () => readonly string[];
}

const TOKEN_KEY = part<TokenKey>('TokenKey');
const ON_FAULT = part<(fault: unknown) => void>('OnFault');

/** What belongs to no floor: the start's own decisions, handed to every floor. */
function groundModule(plan: AppPlan): DynamicModule {
  const cookies = 'sign-in-cookies-1';
  return {
    module: GroundModule,
    global: true,
    providers: [
      { provide: Log, useValue: plan.log },
      provide(CLOCK, () => plan.clock),
      provide(RANDOM, () => plan.random),
      provide(CONFIG, () => plan.config),
      provide(ON_FAULT, (log: Log) => (fault: unknown) => log.fault('sign-in provider', fault), Log),
      provide(TOKEN_KEY, (vault, ceremony) => tokenKeyOf(vault, keyFor(ceremony, 'token')), KEY_VAULT, CEREMONY),
      provide(
        ACCESS_PLAN,
        async (vault) => accessPlan(plan.config, { cookieSecret: new Uint8Array((await vault.generateSecret(cookies)).export()), ownOrigins: plan.ownOrigins, people: plan.people }),
        KEY_VAULT,
      ),
    ],
    exports: [Log, CLOCK.symbol, RANDOM.symbol, CONFIG.symbol, ON_FAULT.symbol, TOKEN_KEY.symbol, ACCESS_PLAN.symbol],
  };
}

@Module({})
class GroundModule {}

function ledgerModule(plan: AppPlan): DynamicModule {
  // The origin names the operator, not a host: a log outlives every address that it was served under.
  const origin = `zhengku.${plan.config.REGION_CODE}.${plan.pki.ceremony.operator.code}`;
  return LedgerModule.with({
    reader: READER,
    units: UNITS,
    random: RANDOM,
    providers: [
      provide(HEAD_FOLDER, () => plan.headFolder),
      provide(OutboxSeal, async (vault) => new OutboxSeal(await vault.generateSecret('ledger-outbox-1')), KEY_VAULT),
      provide(CHECKPOINT_SIGNERS, (vault, ceremony) => checkpointSigners(origin, keyFor(ceremony, 'checkpoint'), vault), KEY_VAULT, CEREMONY),
    ],
  });
}

/** The whole house, from the bottom up. */
@Module({})
export class AppModule {
  static on(plan: AppPlan): DynamicModule {
    return {
      module: AppModule,
      imports: [
        groundModule(plan),
        DatabaseModule.on(plan.database),
        HolderModule,
        PkiModule.on(plan.pki),
        ledgerModule(plan),
        AccessModule.on({ units: UNITS, reader: READER, clock: CLOCK, random: RANDOM, tokenKey: TOKEN_KEY, chooser: CHOOSER_PAGE, onFault: ON_FAULT }),
        EventModule,
        QuotaModule,
        TrustModule,
        ServiceItemModule,
        ApplicationModule,
        ...plan.sandboxes.map((sandbox) => SandboxModule.on(sandbox)),
        RecognitionModule,
        ItemCheckModule,
        RecognitionConsentModule,
        Gb36906Module,
        SupervisionModule,
        WebModule,
      ],
    };
  }
}
