import type pg from 'pg';

/** Scope -> its sign in the lists. */
export const SCOPES = { NOBODY: 'NOB', ORGANISATION: 'ORG', ADMINISTRATION: 'ADM', AUTHORITY: 'AUT', SYSTEM: 'SYS' };
export const NETWORK_SCOPES = { NETWORK: 'NET' };
export const COORDINATION_SCOPES = { COORDINATION: 'COO' };
export const ROOM_SCOPES = { ENQUIRY_MEMBER: 'MEM', ENQUIRY_TEAM: 'TEA' };

const VERBS = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] as const;
type Verb = (typeof VERBS)[number];

interface TableRow {
  readonly name: string;
  readonly granted: readonly Verb[];
  readonly policies: readonly {
    readonly isPermissive: boolean;
    readonly command: string;
    readonly using: string | null;
    readonly check: string | null;
  }[];
}

const TABLES = `
  SELECT n.nspname || '.' || c.relname AS name,
    ARRAY(SELECT verb FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS verb
      WHERE CASE verb WHEN 'DELETE' THEN has_table_privilege('foerderakte_app', c.oid, verb)
        ELSE has_any_column_privilege('foerderakte_app', c.oid, verb) END) AS granted,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('isPermissive', p.polpermissive,
        'command', CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
        'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid))), '[]')
      FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname !~ '^(pg_|information_schema)' ORDER BY 1`;

/** Table -> "select ORG AUT, insert AUT": in whose transaction a row could be read or written at all, if it is the right row. */
export async function rightsOf(
  owner: pg.Client,
  scopes: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const { rows } = await owner.query<TableRow>(TABLES);
  const signs = new Map<string, string[]>();
  for (const [scope, sign] of Object.entries(scopes)) {
    await actAs(owner, scope);
    for (const table of rows) {
      for (const verb of await possibleVerbs(owner, table)) {
        const key = `${table.name} ${verb}`;
        signs.set(key, [...(signs.get(key) ?? []), sign]);
      }
    }
  }
  const line = ({ name, granted }: TableRow): string =>
    VERBS.filter((verb) => granted.includes(verb))
      .map((verb) => [verb.toLowerCase(), ...(signs.get(`${name} ${verb}`) ?? [])].join(' '))
      .join(', ');
  return Object.fromEntries(rows.map((table) => [table.name, line(table)]));
}

async function actAs(owner: pg.Client, scope: string): Promise<void> {
  await owner.query(
    `SELECT set_config('app.scope', $1, false), set_config('app.organisation', $2, false), set_config('app.actor', $2, false)`,
    [scope === 'NOBODY' ? '' : scope, scope === 'ORGANISATION' ? '01900000-0000-7000-8000-000000005358' : ''],
  );
}

/**
 * The policies are asked about a row of which nothing is known: what depends on the row answers NULL, "perhaps", and only
 * a plain "no" counts as one. A permissive policy must leave a way, and no restrictive one may close it.
 */
async function possibleVerbs(owner: pg.Client, { name, granted, policies }: TableRow): Promise<Verb[]> {
  const asked = granted.flatMap((verb) =>
    policies.filter(({ command }) => command === 'ALL' || command === verb).map((policy) => ({ verb, policy })),
  );
  if (asked.length === 0) return [];
  const rules = asked.map(({ verb, policy: { using, check } }, index) => {
    const parts = verb === 'INSERT' ? [check ?? using] : verb === 'UPDATE' ? [using, check] : [using];
    const rule = parts.map((each) => `(${each ?? 'true'})`).join(' AND ');
    return `coalesce(${rule.replaceAll(/EXISTS \( SELECT 1/g, '( SELECT bool_or(NULL::boolean)')}, true) AS "${index}"`;
  });
  const { rows } = await owner.query<Record<string, boolean>>(
    `SELECT ${rules.join(', ')} FROM (SELECT (NULL::${name}).*) AS ${name.split('.')[1]}`,
  );
  const isOpen = (verb: Verb, isPermissive: boolean): boolean[] =>
    asked.flatMap((each, index) =>
      each.verb === verb && each.policy.isPermissive === isPermissive ? [rows[0]?.[String(index)] === true] : [],
    );
  return granted.filter((verb) => isOpen(verb, true).includes(true) && !isOpen(verb, false).includes(false));
}
