import { DataSource } from 'typeorm';
import { describeAuditFinding, verifyAudit } from '#audit';
import { applicationPool, Database, SystemClock, type Settings } from '#platform';
import { say } from './console.js';

/** Recomputes all chains and digests and says what was found; answers 1 where the trace does not hold. */
export async function verifyAuditCommand(settings: Settings): Promise<number> {
  const source = new DataSource(applicationPool(settings.databaseUrl, 2));
  await source.initialize();
  try {
    const finding = await verifyAudit(new Database(source, new SystemClock(), settings.demo));
    say(describeAuditFinding(finding));
    return finding ? 1 : 0;
  } finally {
    await source.destroy();
  }
}
