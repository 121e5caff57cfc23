import { Module, type DynamicModule } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { SystemClock, type Clock } from './clock.js';
import { applicationPool } from './data-source.js';
import { Database } from './database.js';
import { FolderFileStore } from './file-store.js';
import { newId } from './ids.js';
import type { Settings } from './settings.js';

export const SETTINGS = Symbol('Settings');
export const FILE_STORE = Symbol('FileStore');

/** Wires settings, database and file store. Imported by each app once; contexts import nothing from here but types. */
@Module({})
export class PlatformModule {
  static with(settings: Settings, clock: Clock = new SystemClock()): DynamicModule {
    // A name of its own, so that web and worker can live in one process.
    const name = newId();
    const { databaseUrl, databasePoolSize, databaseWaitSeconds } = settings;
    const pool = { ...applicationPool(databaseUrl, databasePoolSize, databaseWaitSeconds), name };
    return {
      module: PlatformModule,
      global: true,
      imports: [TypeOrmModule.forRoot(pool)],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: FILE_STORE, useValue: new FolderFileStore(settings.filesDirectory) },
        {
          provide: Database,
          useFactory: (source: DataSource) =>
            new Database(source, clock, settings.demo, settings.publicUrl.replace(/\/$/, '')),
          inject: [getDataSourceToken(name)],
        },
      ],
      exports: [SETTINGS, FILE_STORE, Database],
    };
  }
}
