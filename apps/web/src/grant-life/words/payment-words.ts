import { Money } from '#kernel';
import { formatEuro } from '../../layout/index.js';
import { dayIn, type LifeFacts, type WordTable } from './word-table.js';

const request = (facts: LifeFacts) => ({
  href: `/auszahlungen/${facts['requestId']}`,
  text: `${facts['number']}. Mittelanforderung`,
});
const STATUS: Readonly<Record<string, string>> = {
  SUBMITTED: 'Eingegangen, noch nicht geprüft.',
  CHECKED: 'Geprüft, noch nicht festgestellt.',
  CERTIFIED: 'Sachlich und rechnerisch richtig festgestellt, noch nicht angeordnet.',
  AUTHORISED: 'Angeordnet, geht mit dem nächsten Zahlungslauf zur Bank.',
};

export const PAYMENT_EVENTS: WordTable = {
  'payment-requested': (facts) => ({
    title: `Mittel angefordert für ${facts['budgetYear']}`,
    detail: STATUS[String(facts['status'])] ?? '',
    link: request(facts),
  }),
  'payment-exported': (facts) => ({
    title: `Auszahlung bei der Bank`,
    detail: `Angefordert am ${dayIn(facts, 'submittedOn')}.`,
    link: request(facts),
  }),
  'payment-executed': (facts) => ({
    title: 'Auszahlung ausgeführt',
    detail: `Angefordert am ${dayIn(facts, 'submittedOn')}. Die Gutschrift ist noch nicht gemeldet.`,
    link: request(facts),
  }),
  'payment-credited': (facts) => ({
    title: 'Auszahlung gutgeschrieben',
    detail: `Angefordert am ${dayIn(facts, 'submittedOn')}.`,
    link: request(facts),
  }),
  'payment-rejected': (facts) => ({
    title: 'Mittelanforderung abgelehnt',
    detail: String(facts['reason'] ?? ''),
    link: request(facts),
  }),
  'payment-returned': (facts) => ({
    title: 'Auszahlung kam zurück',
    detail: `${facts['reason'] ?? ''}. Der Betrag ist wieder abrufbar.`,
    link: request(facts),
  }),
};

const late = (facts: LifeFacts): string => {
  if (facts['isLate'] !== 1) return 'Danach fallen Zinsen an.';
  const cents = Number(facts['interestCents']);
  return cents < 0
    ? 'Die Frist ist vorbei. Zinsen lassen sich noch nicht berechnen: Für diese Zeit ist kein Basiszinssatz eingetragen.'
    : `Die Frist ist vorbei. Nach den Angaben in den Anforderungen sind bis heute höchstens ${formatEuro(Money.ofCents(cents))} Zinsen angefallen.`;
};

export const PAYMENT_DUTIES: WordTable = {
  'check-request': (facts) => ({ title: 'Mittelanforderung prüfen', detail: '', link: request(facts) }),
  'certify-payment': (facts) => ({
    title: 'Sachliche und rechnerische Richtigkeit feststellen',
    detail: '',
    link: request(facts),
  }),
  'authorise-payment': (facts) => ({ title: 'Auszahlung anordnen', detail: '', link: request(facts) }),
  'export-payment': (facts) => ({ title: 'In den Zahlungslauf nehmen', detail: '', link: request(facts) }),
  'confirm-credit': (facts) => ({ title: 'Rückmeldung der Bank übernehmen', detail: '', link: request(facts) }),
  'use-payment': (facts) => ({ title: 'Ausgezahlte Mittel verwenden', detail: late(facts), link: request(facts) }),
  'draw-tranche': (facts) => ({ title: `Jahresscheibe ${facts['budgetYear']} abrufen`, detail: 'Auf Anforderung.' }),
};
