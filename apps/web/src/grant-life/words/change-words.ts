import { dayIn, type LifeFacts, type WordTable } from './word-table.js';

const SUBJECTS: Readonly<Record<string, string>> = {
  EARLY_START: 'Vorzeitiger Maßnahmebeginn',
  CHANGE: 'Änderung',
  WAIVER: 'Verzicht',
};
const subject = (facts: LifeFacts): string => SUBJECTS[String(facts['changeKind'])] ?? 'Änderung';
const link = (facts: LifeFacts) => ({
  href: `/aenderungen/${facts['changeId']}`,
  text: `${facts['number']}. Anliegen`,
});

/** What was asked about a grant, and how it ended. */
export const CHANGE_EVENTS: WordTable = {
  'change-submitted': (facts) => ({ title: `${subject(facts)} beantragt`, detail: '', link: link(facts) }),
  'change-rejected': (facts) => ({ title: `${subject(facts)} abgelehnt`, detail: '', link: link(facts) }),
  'change-withdrawn': (facts) => ({ title: `${subject(facts)} zurückgenommen`, detail: '', link: link(facts) }),
  'early-start-consented': (facts) => ({
    title: 'Vorzeitigem Maßnahmebeginn zugestimmt',
    detail: `Ab dem ${dayIn(facts, 'startOn')}. Ein Anspruch auf Förderung folgt daraus nicht.`,
    link: link(facts),
  }),
};

export const CHANGE_DUTIES: WordTable = {
  'answer-change-question': (facts) => ({ title: 'Rückfrage beantworten', detail: '', link: link(facts) }),
  'decide-change': (facts) => ({ title: `Über ${subject(facts)} entscheiden`, detail: '', link: link(facts) }),
};
