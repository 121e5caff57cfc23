import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Lifecycle, ROLES } from '#kernel';

type AnyLifecycle = Lifecycle<string, string, string>;

/** Every table of the project: files that end in "-lifecycle.ts" hold one. */
async function lifecycles(): Promise<[string, AnyLifecycle][]> {
  const found: [string, AnyLifecycle][] = [];
  for (const context of readdirSync('libs')) {
    const folder = path.resolve('libs', context, 'src/domain');
    for (const file of filesIn(folder).filter((name) => name.endsWith('-lifecycle.ts'))) {
      const held: Record<string, unknown> = await import(path.join(folder, file));
      const tables = Object.values(held).filter((each): each is AnyLifecycle => each instanceof Lifecycle);
      found.push(...tables.map((table): [string, AnyLifecycle] => [`${context}: ${table.definition.name}`, table]));
    }
  }
  return found;
}

const filesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

const TABLES = await lifecycles();

describe('every lifecycle', () => {
  it('is found', () => expect(TABLES.length).toBeGreaterThan(8));

  it.each(TABLES)('%s refuses whatever its table does not hold, and says what is possible instead', (_, table) => {
    const { transitions } = table.definition;
    const actions = [...new Set(transitions.map(({ action }) => action))];
    const roles = [...new Set([...ROLES, ...transitions.flatMap(({ by }) => by)])];
    let refused = 0;
    const tries = table
      .statuses()
      .flatMap((status) => actions.flatMap((action) => roles.map((role) => ({ status, action, role }))));
    for (const { status, action, role } of tries) {
      const rows = transitions.filter((row) => row.from === status && row.action === action);
      const mine = rows.filter(({ by }) => by.includes(role));
      for (const { outcome, to } of mine)
        expect(table.next(status, action, [role], outcome)).toEqual({ ok: true, value: to });
      if (mine.length > 0) continue;
      const kind = rows.length === 0 ? 'action-not-possible' : 'action-not-permitted';
      const facts = { status, action, possible: table.actionsFor(status, [role]) };
      const answer = table.next(status, action, [role], rows[0]?.outcome);
      expect(answer).toMatchObject({ ok: false, refusal: { kind, facts } });
      refused += 1;
    }
    expect(refused).toBeGreaterThan(0);
  });

  it.each(TABLES)('%s reaches every status, and ends where it says', (_, table) => {
    expect([table.unreachable(), table.falselyTerminal()]).toEqual([[], []]);
  });
});
