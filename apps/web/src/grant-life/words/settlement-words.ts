import type { LifeFacts, WordTable } from './word-table.js';

const settlement = (facts: LifeFacts) => ({
  href: `/bewilligungen/${facts['awardId']}/abrechnung`,
  text: 'Zur Abrechnung',
});
const recovery = (facts: LifeFacts) => ({
  href: `/rueckforderungen/${facts['recoveryId']}`,
  text: `Rückforderung ${facts['number']}`,
});
const claim = (facts: LifeFacts) => ({
  href: `/forderungen/${facts['claimId']}`,
  text: `Forderung ${facts['claim']}`,
});

const DECIDED: Readonly<Record<string, string>> = {
  REDUCTION: 'Erstattung der Überzahlung gefordert',
  REVOCATION: 'Bewilligung teilweise oder ganz widerrufen',
  WITHDRAWAL: 'Bewilligung teilweise oder ganz zurückgenommen',
};

export const SETTLEMENT_EVENTS: WordTable = {
  'settlement-signed': (facts) => ({
    title: 'Schlussbescheid',
    detail: 'Die Zuwendung ist endgültig festgesetzt.',
    link: settlement(facts),
  }),
  'hearing-answered': (facts) => ({ title: 'Auf die Anhörung geantwortet', detail: '', link: recovery(facts) }),
  'recovery-decided': (facts) => ({
    title: DECIDED[String(facts['basis'])] ?? 'Rückforderung entschieden',
    detail: '',
    link: recovery(facts),
  }),
  'claim-payment': (facts) => ({ title: 'Zahlung auf die Forderung', detail: '', link: claim(facts) }),
  'claim-payment-reversed': (facts) => ({
    title: 'Zahlung auf die Forderung storniert',
    detail: '',
    link: claim(facts),
  }),
  'claim-written-off': (facts) => ({ title: 'Forderung niedergeschlagen', detail: '', link: claim(facts) }),
  'claim-remitted': (facts) => ({ title: 'Forderung erlassen', detail: '', link: claim(facts) }),
  'dunning-sent': (facts) => ({ title: `${facts['number']}. Mahnung`, detail: '', link: claim(facts) }),
  'interest-set': (facts) => ({
    title: 'Zinsen festgesetzt',
    detail: `Für die Zeit vom ${facts['from']} bis ${facts['to']}.`,
    ...(facts['claimId'] === undefined ? {} : { link: claim(facts) }),
  }),
  'file-closed': (facts) => ({
    title: 'Akte geschlossen',
    detail: `Aufbewahrt bis ${facts['retainUntil']}.`,
    link: settlement(facts),
  }),
};

export const SETTLEMENT_DUTIES: WordTable = {
  'decide-recovery': (facts) => ({
    title: 'Über die Rückforderung entscheiden',
    detail: 'Ende der Jahresfrist.',
    link: recovery(facts),
  }),
  'answer-hearing': (facts) => ({ title: 'Auf die Anhörung antworten', detail: '', link: recovery(facts) }),
  'pay-claim': (facts) => ({ title: 'Forderung bezahlen', detail: '', link: claim(facts) }),
  'send-dunning': (facts) => ({ title: 'Mahnen', detail: '', link: claim(facts) }),
};
