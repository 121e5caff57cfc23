import { dayIn, type LifeFacts, type WordTable } from './word-table.js';

const name = (facts: LifeFacts): string =>
  facts['report'] === 'INTERIM' ? `Zwischennachweis ${facts['year']}` : 'Verwendungsnachweis';
const reports = (facts: LifeFacts) => ({
  href: `/bewilligungen/${facts['awardId']}/nachweise`,
  text: 'Zu den Nachweisen',
});
const examination = (facts: LifeFacts) => ({
  href: `/bewilligungen/${facts['awardId']}/nachweise/${facts['reportId']}/pruefung`,
  text: 'Zur Prüfung',
});

export const REPORT_EVENTS: WordTable = {
  'use-report-mail': (facts) => ({ title: `An den ${name(facts)} erinnert`, detail: 'Mit einer E-Mail.' }),
  'use-report-reminder': (facts) => ({
    title: `Erinnerung: ${name(facts)}`,
    detail: `Fällig war er am ${dayIn(facts, 'due')}.`,
  }),
  'use-report-final-reminder': (facts) => ({
    title: `Mahnung: ${name(facts)}`,
    detail: `Fällig war er am ${dayIn(facts, 'due')}. Der Widerruf ist angedroht.`,
  }),
  'use-report-due-moved': (facts) => ({
    title: `Frist für den ${name(facts)} bis ${dayIn(facts, 'due')}`,
    detail: String(facts['reason'] ?? ''),
  }),
  'use-report-due-kept': (facts) => ({
    title: `Frist für den ${name(facts)} nicht verlängert`,
    detail: String(facts['reason'] ?? ''),
  }),
  'use-report-submitted': (facts) => ({ title: `${name(facts)} vorgelegt`, detail: `Fassung ${facts['version']}.` }),
  'use-report-questioned': (facts) => ({
    title: `Rückfragen zum ${name(facts)}`,
    detail: `Antwort bis ${dayIn(facts, 'deadline')}.`,
  }),
  'use-report-question-extended': (facts) => ({
    title: `Mehr Zeit für die Antwort zum ${name(facts)}`,
    detail: `Antwort bis ${dayIn(facts, 'deadline')}. ${facts['reason'] ?? ''}`,
  }),
  'use-report-examined': (facts) => ({
    title: `${name(facts)} geprüft`,
    detail: facts['cutCents'] === 0 ? 'Ohne Beanstandung.' : 'Ein Teil der Ausgaben ist nicht anerkannt.',
  }),
};

export const REPORT_DUTIES: WordTable = {
  'interim-report-due': (facts) => ({
    title: `Zwischennachweis für ${facts['year']} vorlegen`,
    detail: '',
    link: reports(facts),
  }),
  'use-report-due': (facts) => ({ title: 'Verwendungsnachweis vorlegen', detail: '', link: reports(facts) }),
  'use-report-answer': (facts) => ({
    title: `Rückfragen zum ${name(facts)} beantworten`,
    detail: '',
    link: reports(facts),
  }),
  'use-report-examination': (facts) => ({ title: `${name(facts)} prüfen`, detail: '', link: examination(facts) }),
  'use-report-extension': (facts) => ({
    title: `Über mehr Zeit für den ${name(facts)} entscheiden`,
    detail: '',
    link: reports(facts),
  }),
};
