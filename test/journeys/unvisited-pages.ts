/**
 * Pages that no link of the demo leads to, each with the place where it is tried instead. Anything else that GET answers
 * with is opened, walked by keyboard and examined by axe in every-page.e2e.spec.ts without being named anywhere.
 */
export const UNVISITED: Readonly<Record<string, string>> = {
  '/passwort-vergeben/:secret': 'needs the secret of a mail: sign-in.int.spec.ts',
  '/erste-einrichtung/:secret': 'needs the secret of the first start: start-own-server.e2e.spec.ts',
  '/eingaben/:secret': 'needs a session that ended over a form: shell.e2e.spec.ts',
  '/bescheide/:id/verzicht': 'no act of the demo still waits for a waiver of its district: notices.e2e.spec.ts',
  '/auszahlungen/:id': 'the demo has no payment requests: payments.e2e.spec.ts',
  '/bankverbindungen/:id': 'the demo has no proposed bank account: payments.e2e.spec.ts',
  '/zahlungslaeufe/:id/epos.csv': 'the demo has no payment run: payments.e2e.spec.ts',
  '/zahlungslaeufe/:id/pain.xml': 'the demo has no payment run: payments.e2e.spec.ts',
  '/abstimmung/:secret': 'needs the personal link of a mail: network.e2e.spec.ts',
  '/einladung/:secret': 'needs the personal link of a mail: network.e2e.spec.ts',
  '/anmeldung/:secret': 'needs the personal link of a mail: public.int.spec.ts',
};
