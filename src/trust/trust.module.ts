import { Global, Module } from '@nestjs/common';
import { CLOCK, CONFIG, RANDOM } from '../nest/parts.js';
import { build, part, provide } from '../nest/wire.js';
import { READER, UNITS } from '../database/parts.js';
import { RecordAct } from '../ledger/record/record-act.js';
import { CEREMONY, CEREMONY_OPERATOR, KEY_VAULT } from '../pki/parts.js';
import { AdmitKey } from './admit.js';
import { PublishTrustList } from './publish-trust-list.js';
import { TrustController } from './trust.controller.js';
import { TrustEntryStore } from './trust-entry-store.js';
import type { Region } from './trust-list.js';
import { TrustedKeys } from './trusted-keys.js';

const ROOTS = part<readonly Uint8Array[]>('LicenceRoots');
const REGION = part<Region>('Region');

/** Whose keys are believed for what. */
@Global()
@Module({
  controllers: [TrustController],
  providers: [
    provide(ROOTS, ({ root }) => [root], CEREMONY),
    provide(REGION, ({ REGION_CODE, REGION_NAME, REGION_NAME_EN }) => ({ code: REGION_CODE, names: { zh: REGION_NAME, en: REGION_NAME_EN } }), CONFIG),
    build(TrustEntryStore),
    build(TrustedKeys, TrustEntryStore, READER, CLOCK, ROOTS),
    build(AdmitKey, UNITS, TrustEntryStore, TrustedKeys, RecordAct, CLOCK, RANDOM, ROOTS),
    build(PublishTrustList, TrustedKeys, KEY_VAULT, CLOCK, REGION, CEREMONY_OPERATOR),
  ],
  exports: [TrustedKeys, AdmitKey, PublishTrustList],
})
export class TrustModule {}
