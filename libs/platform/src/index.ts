export { FixedClock, SystemClock, type Clock } from './clock.js';
export { isRetryable, violatedConstraint } from './constraint.js';
export { applicationPool, runMigrations } from './data-source.js';
export { Database, landOf } from './database.js';
export { FolderFileStore, type FileStore } from './file-store.js';
export { isId, newId } from './ids.js';
export { FILE_STORE, PlatformModule, SETTINGS } from './platform.module.js';
export { readSettings, type Settings } from './settings.js';
export type { Transaction } from './transaction.js';
