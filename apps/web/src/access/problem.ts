import type { Response } from 'express';

/** One wrong field: where it stands in the request body (RFC 6901), and what is wrong in German. */
export interface ProblemError {
  readonly pointer: string;
  readonly kind: string;
  readonly detail: string;
}

/** A problem document (RFC 9457). `kind` is stable and made for programs, `detail` is German and made for people. */
export interface Problem {
  readonly status: number;
  readonly kind: string;
  readonly detail: string;
  readonly errors?: readonly ProblemError[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Anfrage nicht lesbar',
  401: 'Anmeldung nötig',
  403: 'Keine Berechtigung',
  404: 'Nicht gefunden',
  405: 'Methode nicht erlaubt',
  406: 'Format nicht verfügbar',
  409: 'Widerspruch zum jetzigen Stand',
  412: 'Inzwischen geändert',
  413: 'Zu groß',
  415: 'Format nicht angenommen',
  422: 'Angaben nicht annehmbar',
  428: 'If-Match fehlt',
  429: 'Zu viele Anfragen',
  500: 'Fehler im System',
  503: 'Zurzeit überlastet',
};

export const problemTitle = (status: number): string => TITLES[status] ?? 'Nicht möglich';

export function sendProblem(response: Response, problem: Problem, reference: string): void {
  const { status, kind, detail, errors, facts } = problem;
  response
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:foerderakte:problem:${kind}`,
        title: problemTitle(status),
        status,
        detail,
        reference,
        ...(errors && errors.length > 0 ? { errors } : {}),
        ...(facts && Object.keys(facts).length > 0 ? { facts } : {}),
      }),
    );
}
