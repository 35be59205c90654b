import { Global, Module } from '@nestjs/common';
import { CLOCK, RANDOM } from '../nest/parts.js';
import { build } from '../nest/wire.js';
import { DataKeys } from './data-key.js';
import { DataKeyStore } from './data-key-store.js';
import { REGION_KEYS } from './region-keys.js';

/** Holders' data keys. The region's keys come from the vault, a floor above. */
@Global()
@Module({
  providers: [build(DataKeyStore), build(DataKeys, DataKeyStore, REGION_KEYS, RANDOM, CLOCK)],
  exports: [DataKeys],
})
export class HolderModule {}
