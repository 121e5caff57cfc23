import { ok, type Refusal, type Result } from '#kernel';

/** Everything an operator can set. Read once at start; a wrong value stops the start with a sentence for each. */
export interface Settings {
  readonly databaseUrl: string;
  readonly databaseOwnerUrl: string | null;
  readonly redisUrl: string | null;
  readonly host: string;
  readonly port: number;
  /** Address under which users reach the pages; used in mails. */
  readonly publicUrl: string;
  readonly filesDirectory: string;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly demo: boolean;
  readonly databasePoolSize: number;
  /** How long a request waits for a free connection before it is told to come again, in seconds. */
  readonly databaseWaitSeconds: number;
  readonly logLevel: string;
  /** The Länder whose districts and programmes are loaded: NW, NI. */
  readonly lands: readonly string[];
}

type Problems = Refusal[];

/** Reads and validates the environment. Refuses with one sentence per wrong setting (kind `setting-invalid`). */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Result<Settings, readonly Refusal[]> {
  const problems: Problems = [];
  const host = env['HOST'] ?? '127.0.0.1';
  const port = readNumber(env, 'PORT', 3000, 0, 65_535, problems);
  const settings: Settings = {
    databaseUrl: readUrl(env, 'DATABASE_URL', ['postgres:', 'postgresql:'], problems) ?? '',
    databaseOwnerUrl: readUrl(env, 'DATABASE_OWNER_URL', ['postgres:', 'postgresql:'], problems),
    redisUrl: readUrl(env, 'REDIS_URL', ['redis:', 'rediss:'], problems),
    host,
    port,
    publicUrl: readUrl(env, 'PUBLIC_URL', ['http:', 'https:'], problems) ?? `http://localhost:${port}`,
    filesDirectory: env['FILES_DIRECTORY'] ?? '.data/files',
    smtpUrl: readUrl(env, 'SMTP_URL', ['smtp:', 'smtps:'], problems),
    mailFrom: readSender(env, problems),
    demo: readFlag(env, 'DEMO', problems),
    databasePoolSize: readNumber(env, 'DATABASE_POOL_SIZE', 12, 2, 200, problems),
    databaseWaitSeconds: readNumber(env, 'DATABASE_WAIT_SECONDS', 15, 1, 300, problems),
    logLevel: readLogLevel(env, problems),
    lands: readLands(env, problems),
  };
  if (!env['DATABASE_URL']) {
    problems.push(
      problem('DATABASE_URL', 'fehlt. Beispiel: postgresql://foerderakte_app:geheim@127.0.0.1:5432/foerderakte'),
    );
  }
  return problems.length === 0 ? ok(settings) : { ok: false, refusal: problems };
}

/** The Länder with reference data; a demo shows all of them. */
const LANDS = ['NW', 'NI'];

function readLands(env: Readonly<Record<string, string | undefined>>, problems: Problems): readonly string[] {
  const value = env['LAENDER'] || (env['DEMO'] ? LANDS.join(',') : 'NW');
  const lands = value.split(',').map((each) => each.trim());
  if (lands.every((land) => LANDS.includes(land))) return lands;
  problems.push(problem('LAENDER', `kennt nur ${LANDS.join(' und ')}, durch Komma getrennt, ist aber „${value}“.`));
  return ['NW'];
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

function readLogLevel(env: Readonly<Record<string, string | undefined>>, problems: Problems): string {
  const value = env['LOG_LEVEL'] ?? '';
  if (value === '' || LOG_LEVELS.includes(value)) return value === '' ? 'info' : value;
  const levels = `${LOG_LEVELS.slice(0, -1).join(', ')} oder silent`;
  problems.push(problem('LOG_LEVEL', `muss eines von ${levels} sein, ist aber „${value}“.`));
  return 'info';
}

function readSender(env: Readonly<Record<string, string | undefined>>, problems: Problems): string {
  const value = env['MAIL_FROM'] || 'Förderakte <foerderakte@lks.example>';
  if (!/[^\s@<]+@[^\s@>]+/.test(value)) problems.push(problem('MAIL_FROM', 'enthält keine E-Mail-Adresse.'));
  return value;
}

function problem(name: string, sentence: string): Refusal {
  return { kind: 'setting-invalid', facts: { name, sentence: `${name} ${sentence}` } };
}

function readUrl(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  protocols: readonly string[],
  problems: Problems,
): string | null {
  const value = env[name];
  if (!value) return null;
  if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value;
  problems.push(problem(name, `ist keine Adresse der Form ${protocols.map((each) => `${each}//…`).join(' oder ')}.`));
  return null;
}

function readNumber(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  fallback: number,
  least: number,
  most: number,
  problems: Problems,
): number {
  const value = env[name];
  if (value === undefined || value === '') return fallback;
  const number = Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  problems.push(problem(name, `muss eine ganze Zahl von ${least} bis ${most} sein, ist aber „${value}“.`));
  return fallback;
}

function readFlag(env: Readonly<Record<string, string | undefined>>, name: string, problems: Problems): boolean {
  const value = env[name] ?? '';
  if (['', '0', 'false'].includes(value)) return false;
  if (['1', 'true'].includes(value)) return true;
  problems.push(problem(name, `muss „true“ oder „false“ sein, ist aber „${value}“.`));
  return false;
}
