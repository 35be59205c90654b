import { Module, type DynamicModule } from '@nestjs/common';
import { CLOCK, RANDOM } from '../nest/parts.js';
import { build, provide } from '../nest/wire.js';
import { READER } from '../database/parts.js';
import { DataKeys } from '../holder/data-key.js';
import { REGION_KEYS } from '../holder/region-keys.js';
import type { CeremonyFolders } from './ceremony/certificate-folder.js';
import { HoldCeremony, type CeremonyPlan } from './ceremony/hold.js';
import { openKeyVault, type VaultOpening } from './vault/key-vault-thread.js';
import { openRegionKeys } from './open-region-keys.js';
import { CEREMONY, CEREMONY_OPERATOR, KEY_VAULT } from './parts.js';
import { SignIntents } from './signing/sign.js';
import { SigningIntents } from './signing/signing-intent.js';
import { SigningIntentStore } from './signing/signing-intent-store.js';

/** What the keys of this region are opened with. */
export interface PkiPlan {
  readonly vault: VaultOpening;
  readonly folders: CeremonyFolders;
  /** Held at each start: what is there stays, what the plan adds is made. */
  readonly ceremony: CeremonyPlan;
}

/** Keys, certificates, signing. */
@Module({})
export class PkiModule {
  static on(plan: PkiPlan): DynamicModule {
    return {
      module: PkiModule,
      global: true,
      providers: [
        provide(KEY_VAULT, () => openKeyVault(plan.vault)),
        provide(REGION_KEYS, openRegionKeys, KEY_VAULT),
        provide(CEREMONY, (vault, clock, random) => new HoldCeremony(vault, clock, random, plan.folders).run(plan.ceremony), KEY_VAULT, CLOCK, RANDOM),
        provide(CEREMONY_OPERATOR, () => plan.ceremony.operator.code),
        build(SigningIntentStore),
        build(SigningIntents, DataKeys, RANDOM),
        build(SignIntents, SigningIntentStore, READER, DataKeys, KEY_VAULT),
      ],
      exports: [KEY_VAULT.symbol, REGION_KEYS.symbol, CEREMONY.symbol, CEREMONY_OPERATOR.symbol, SigningIntentStore, SigningIntents, SignIntents],
    };
  }
}
