import { HttpException } from '@nestjs/common';
import { Overcrowded } from '#identity';
import { Refused, RoleMissing, SignInNeeded, Unacceptable } from './errors.js';
import { roleWord } from './page-frame.js';
import { isRetryable, Unreachable, violatedConstraint } from '#platform';
import type { Problem, ProblemError } from './problem.js';
import { answerTo, sentenceOf } from './refusals/index.js';

const UNREADABLE = 'Die Anfrage ist nicht lesbar.';

const SENTENCES: Readonly<Record<number, string>> = {
  400: UNREADABLE,
  404: 'Diese Adresse gibt es nicht.',
  405: 'Diese Methode ist hier nicht vorgesehen.',
  406: 'In diesem Format gibt es die Antwort nicht.',
  413: 'Die Anfrage ist zu groß. Formulare und JSON dürfen höchstens 1 MB haben.',
  415: 'Dieses Format wird hier nicht angenommen.',
};

/** What went wrong, as a problem document; null where it is an error of the system. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof SignInNeeded) {
    return { status: 401, kind: 'sign-in-needed', detail: 'Melden Sie sich bitte an.' };
  }
  if (error instanceof RoleMissing) return roleProblem(error);
  if (error instanceof Unacceptable) return { status: error.status, kind: error.kind, detail: error.sentence };
  if (error instanceof Refused) return refusedProblem(error);
  if (error instanceof Overcrowded) {
    return {
      status: 503,
      kind: 'overcrowded',
      detail: 'Zurzeit melden sich sehr viele an. Versuchen Sie es gleich noch einmal.',
    };
  }
  if (error instanceof InvalidFields) {
    return {
      status: 422,
      kind: 'fields-invalid',
      detail: 'Einige Angaben sind nicht annehmbar.',
      errors: error.errors,
    };
  }
  return statusProblem(statusOf(error));
}

/** Too many at once, or the database is away for a moment: whoever comes again a little later loses nothing. */
export function problemOfUnreachable(error: unknown): Problem | null {
  if (!(error instanceof Unreachable)) return null;
  return {
    status: 503,
    kind: 'database-unreachable',
    detail:
      'Das System ist gerade sehr belastet. Warten Sie einige Sekunden und laden Sie diese Seite dann neu. Fragt der Browser, ob er die Angaben noch einmal senden soll, bestätigen Sie das: So geht nichts verloren.',
  };
}

/**
 * A guarantee of the database that no use case put into words: nearly always two people were at it at once. Nothing was
 * written; whoever reloads sees what is true now. Null for every other error.
 */
export function problemOfDatabase(error: unknown): Problem | null {
  if (!isRetryable(error) && violatedConstraint(error) === null) return null;
  return {
    status: 409,
    kind: 'refused-by-database',
    detail:
      'Der Schritt wurde nicht ausgeführt: Er passt nicht mehr zum Stand der Daten, wahrscheinlich war jemand schneller. Laden Sie die Seite neu und prüfen Sie den Stand.',
  };
}

/** Fields of an API request that break the rules of their DTO. */
export class InvalidFields extends Error {
  constructor(readonly errors: readonly ProblemError[]) {
    super('fields invalid');
  }
}

function roleProblem({ roles }: RoleMissing): Problem {
  const words = roles.map(roleWord);
  return {
    status: 403,
    kind: 'role-missing',
    detail: `Dafür ist eine dieser Rollen nötig: ${words.join(', ')}.`,
    facts: { roles },
  };
}

function refusedProblem({ refusals }: Refused): Problem {
  const [first] = refusals;
  if (!first) return { status: 422, kind: 'refused', detail: 'Das ist nicht möglich.' };
  const errors = refusals.flatMap((refusal) =>
    refusal.pointer === undefined
      ? []
      : [{ pointer: refusal.pointer, kind: refusal.kind, detail: sentenceOf(refusal) }],
  );
  const detail = refusals.length === 1 ? sentenceOf(first) : 'Einige Angaben sind nicht annehmbar.';
  return { status: answerTo(first).status, kind: first.kind, detail, errors, facts: first.facts };
}

function statusProblem(status: number): Problem | null {
  if (status < 400 || status >= 500) return null;
  return { status, kind: `http-${status}`, detail: SENTENCES[status] ?? UNREADABLE };
}

/** The status that Nest, Express or a body parser gave the error. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof URIError) return 400;
  if (typeof error !== 'object' || error === null || !('status' in error)) return 500;
  return typeof error.status === 'number' ? error.status : 500;
}
