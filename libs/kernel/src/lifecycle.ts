import { ok, refuse, type Refusal, type Result } from './result.js';

/** One row of a lifecycle: in a status, an action by one of the roles leads to the next status, if the outcome fits. */
export interface Transition<Status extends string, Action extends string, Role extends string> {
  readonly from: Status;
  readonly action: Action;
  readonly to: Status;
  readonly by: readonly Role[];
  /** Where one action can end differently (a signature under an award or a rejection), the outcome chooses the row. */
  readonly outcome?: string;
}

export interface LifecycleDefinition<Status extends string, Action extends string, Role extends string> {
  readonly name: string;
  readonly initial: Status;
  readonly terminal: readonly Status[];
  readonly transitions: readonly Transition<Status, Action, Role>[];
}

export type TransitionRefusal = Refusal<'action-not-possible' | 'action-not-permitted'>;

/** A status machine that is one table. Pages, REST actions, permissions and tests read the same rows. */
export class Lifecycle<Status extends string, Action extends string, Role extends string> {
  constructor(readonly definition: LifecycleDefinition<Status, Action, Role>) {}

  /**
   * The next status, or a refusal that names the status, the action and what is possible instead.
   * Throws where an action can end differently and the caller names no outcome.
   */
  next(status: Status, action: Action, roles: readonly Role[], outcome?: string): Result<Status, TransitionRefusal> {
    const rows = this.definition.transitions.filter(
      (row) =>
        row.from === status &&
        row.action === action &&
        (outcome === undefined || row.outcome === undefined || row.outcome === outcome),
    );
    if (rows.length === 0) {
      return refuse('action-not-possible', { status, action, possible: this.actionsFor(status, roles) });
    }
    const [permitted, ...others] = rows.filter((row) => row.by.some((role) => roles.includes(role)));
    if (!permitted) {
      const allowedRoles = [...new Set(rows.flatMap((row) => row.by))];
      return refuse('action-not-permitted', { status, action, allowedRoles, possible: this.actionsFor(status, roles) });
    }
    if (others.some((row) => row.to !== permitted.to)) {
      throw new Error(`${this.definition.name}: ${action} in ${status} can end differently, name its outcome`);
    }
    return ok(permitted.to);
  }

  /** What these roles may do in this status, each action once, in the order of the table. */
  actionsFor(status: Status, roles: readonly Role[]): Action[] {
    const actions = this.definition.transitions
      .filter((row) => row.from === status && row.by.some((role) => roles.includes(role)))
      .map((row) => row.action);
    return [...new Set(actions)];
  }

  /** Everything that can happen in this status, whoever does it. */
  rowsFrom(status: Status): readonly Transition<Status, Action, Role>[] {
    return this.definition.transitions.filter((row) => row.from === status);
  }

  /** Statuses without a way in from the initial one; empty in a sound table. */
  unreachable(): Status[] {
    const reached = new Set<Status>([this.definition.initial]);
    for (let grew = true; grew;) {
      const before = reached.size;
      for (const row of this.definition.transitions) if (reached.has(row.from)) reached.add(row.to);
      grew = reached.size > before;
    }
    return this.statuses().filter((status) => !reached.has(status));
  }

  /** Statuses from which nothing leads on although they are not listed as terminal, and the reverse. */
  falselyTerminal(): Status[] {
    return this.statuses().filter(
      (status) => this.definition.terminal.includes(status) !== (this.rowsFrom(status).length === 0),
    );
  }

  statuses(): Status[] {
    const named = this.definition.transitions.flatMap((row) => [row.from, row.to]);
    return [...new Set([this.definition.initial, ...named, ...this.definition.terminal])];
  }
}
