/** The name of the database constraint or guard that refused a statement, if the error is such a refusal. */
export function violatedConstraint(error: unknown): string | null {
  const cause = driverError(error);
  if (!cause) return null;
  if (typeof cause.constraint === 'string') return cause.constraint;
  return null;
}

/** True for a failed serialisation or a deadlock: the whole transaction may be tried again. */
export function isRetryable(error: unknown): boolean {
  const code = driverError(error)?.code;
  return code === '40001' || code === '40P01';
}

/** No connection to the database was to be had, because too many wait for one or because it is away. Nothing was begun. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('no connection to the database', { cause });
  }
}

interface DriverError {
  readonly code?: unknown;
  readonly constraint?: unknown;
}

function driverError(error: unknown): DriverError | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('driverError' in error) return driverError(error.driverError);
  return 'code' in error ? error : null;
}
