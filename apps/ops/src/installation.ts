import pg from 'pg';
import { CannotStart } from './console.js';

/** What a database is used for; decided at its first start and never changed, for demo data cannot be told apart. */
export type InstallationKind = 'demo' | 'real';

/** Records the kind of a new database, or refuses when the database was begun as the other one. */
export async function settleInstallation(ownerUrl: string, wanted: InstallationKind): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('INSERT INTO platform.installation (kind) VALUES ($1) ON CONFLICT DO NOTHING', [wanted]);
    const found = await client.query<{ kind: InstallationKind }>('SELECT kind FROM platform.installation');
    if (found.rows[0]?.kind !== wanted) throw new CannotStart([SENTENCE[wanted]]);
  } finally {
    await client.end();
  }
}

const SENTENCE: Readonly<Record<InstallationKind, string>> = {
  demo:
    'Diese Datenbank ist für den echten Betrieb begonnen worden und bekommt keine Demo-Daten. ' +
    'Bitte mit „npm start -- --empty“ starten oder mit DATA_DIRECTORY einen anderen Ordner wählen.',
  real:
    'Diese Datenbank enthält Demo-Daten und eignet sich nicht für den echten Betrieb. ' +
    'Bitte ohne „--empty“ starten, oder mit DATA_DIRECTORY einen neuen Ordner (oder eine neue Datenbank) wählen.',
};
