import { Module, type DynamicModule } from '@nestjs/common';
import { provide } from '../nest/wire.js';
import { Database, type DatabasePlan } from './database.js';
import { READER, UNITS } from './parts.js';

/** The database, opened before anything above it is made. */
@Module({})
export class DatabaseModule {
  static on(plan: DatabasePlan): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        { provide: Database, useFactory: () => Database.open(plan) },
        provide(UNITS, ({ units }: Database) => units, Database),
        provide(READER, ({ reader }: Database) => reader, Database),
      ],
      exports: [Database, UNITS.symbol, READER.symbol],
    };
  }
}
