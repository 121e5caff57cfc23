import { PlatformBase20261101000000 } from './20261101000000-platform-base.js';

/** All migrations in the order in which they run. Merged ones are never edited. */
export const MIGRATIONS = [PlatformBase20261101000000];
