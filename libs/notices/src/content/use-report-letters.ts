import type { LabelledText, LetterBlock } from '../letter/letter.js';
import { composeSections, ending, factsTable, paragraph, paragraphs } from './compose-blocks.js';
import type { UseLetterContent, UseReportPrint } from './use-report-content.js';
import { day } from './wording.js';

const SALUTATION = 'Sehr geehrte Damen und Herren,';

/** A letter about a proof of use: salutation, opening, sections, signature. */
export function useLetterBody(letter: UseLetterContent): LetterBlock[] {
  return [
    paragraph(SALUTATION),
    ...paragraphs(letter.opening),
    ...composeSections(letter.sections),
    ...ending(letter, ['Mit freundlichen Grüßen', 'Im Auftrag']),
  ];
}

/** The whole report on paper: who, what, which version, then all sections. */
export function useReportBody(report: UseReportPrint): LetterBlock[] {
  const facts: LabelledText[] = [
    { label: report.kind === 'USE_REPORT' ? 'Zuwendungsempfänger' : 'Verfasst von', text: report.author },
    { label: 'Programm', text: report.programme },
    { label: 'Vorhaben', text: report.projectTitle },
    { label: 'Aktenzeichen', text: report.fileNumber },
    { label: 'Vorgelegt', text: report.submittedOn === null ? 'noch nicht vorgelegt' : day(report.submittedOn) },
    { label: 'Fassung', text: `Nr. ${report.versionNumber}` },
    ...(report.versionHash === null ? [] : [{ label: 'Prüfsumme (SHA-256)', text: report.versionHash }]),
  ];
  return [factsTable('Überblick', facts), ...composeSections(report.sections), ...ending(report, [])];
}
