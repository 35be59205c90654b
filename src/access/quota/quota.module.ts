import { Global, Module } from '@nestjs/common';
import { CLOCK, CONFIG } from '../../nest/parts.js';
import { build, part, provide } from '../../nest/wire.js';
import { READER } from '../../database/parts.js';
import { ActParts } from '../act-parts.js';
import { ClientStore } from '../register/client-store.js';
import { HolderQuota } from './holder-quota.js';
import { QuotaStore } from './quota-store.js';
import { RefusedTakes } from './refused-takes.js';
import { SetQuota } from './set-quota.js';

const USUAL_QUOTA = part<number>('usual quota, distinct holders a day');

/** The quota on distinct holders. */
@Global()
@Module({
  providers: [
    provide(USUAL_QUOTA, ({ HOLDER_QUOTA }) => HOLDER_QUOTA, CONFIG),
    build(QuotaStore),
    build(RefusedTakes),
    build(HolderQuota, QuotaStore, RefusedTakes, READER, CLOCK, USUAL_QUOTA),
    build(SetQuota, ClientStore, QuotaStore, ActParts),
  ],
  exports: [HolderQuota, RefusedTakes, SetQuota],
})
export class QuotaModule {}
