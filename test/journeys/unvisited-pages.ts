const REPORTS = 'the district of the walk has no report in draft: use-reports.e2e.spec.ts';
const MAILED = 'needs the personal link of a mail: local-project.e2e.spec.ts';
const FOUNDING = 'the district of the walk has no partnership: found-partnership.e2e.spec.ts';

/**
 * Pages that no link of the demo leads to, each with the place where it is tried instead. Anything else that GET answers
 * with is opened, walked by keyboard and examined by axe in every-page.e2e.spec.ts without being named anywhere.
 */
export const UNVISITED: Readonly<Record<string, string>> = {
  '/passwort-vergeben/:secret': 'needs the secret of a mail: sign-in.int.spec.ts',
  '/erste-einrichtung/:secret': 'needs the secret of the first start: start-own-server.e2e.spec.ts',
  '/eingaben/:secret': 'needs a session that ended over a form: shell.e2e.spec.ts',
  '/bescheide/:id/verzicht': 'no act of the demo still waits for a waiver of its district: notices.e2e.spec.ts',
  '/bankverbindungen/:id': 'the demo has no proposed bank account: payments.e2e.spec.ts',
  '/abstimmung/:secret': 'needs the personal link of a mail: network.e2e.spec.ts',
  '/einladung/:secret': 'needs the personal link of a mail: network.e2e.spec.ts',
  '/anmeldung/:secret': 'needs the personal link of a mail: public.int.spec.ts',
  '/berichte/dateien/:id': "a file of one's own exists only once a job has made it: own-reports.e2e.spec.ts",
  '/berichte/eigene/:id': 'the demo keeps no report of anybody: own-reports.e2e.spec.ts',
  '/bewilligungen/:id/nachweise/:reportId/:step': REPORTS,
  '/bewilligungen/:id/nachweise/:reportId/abgabe': REPORTS,
  '/bewilligungen/:id/nachweise/:reportId/belege': REPORTS,
  '/bewilligungen/:id/nachweise/:reportId/import': REPORTS,
  '/bewilligungen/:id/nachweise/:reportId/pruefvermerk.pdf': REPORTS,
  '/bewilligungen/:id/nachweise/:reportId/vorlage.xlsx': REPORTS,
  '/mein-projekt/:secret': MAILED,
  '/mein-projekt/:secret/abrechnung.pdf': MAILED,
  '/mein-projekt/:secret/entscheidung.pdf': MAILED,
  '/mein-projekt/:secret/vorlage.xlsx': MAILED,
  '/mitmachen/bestaetigen/:secret': MAILED,
  '/partnerschaften/:id/bearbeiten': FOUNDING,
  '/partnerschaften/:id/foerderjahr': FOUNDING,
  '/partnerschaften/:id/gremien': FOUNDING,
};
