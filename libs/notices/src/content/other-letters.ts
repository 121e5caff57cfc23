import type { LabelledText, LetterBlock } from '../letter/letter.js';
import type {
  ApplicationContent,
  InadmissibleContent,
  InfoRequestContent,
  OrderContent,
  ReceiptContent,
  RejectionContent,
} from './notice-content.js';
import {
  composeSections,
  ending,
  factsTable,
  numberedList,
  paragraph,
  paragraphs,
  remedies,
  section,
} from './compose-blocks.js';
import { day, euros } from './wording.js';

const SALUTATION = 'Sehr geehrte Damen und Herren,';
const LETTER_CLOSING = ['Mit freundlichen Grüßen', 'Im Auftrag'];
const FREE_OF_CHARGE = 'Dieser Bescheid ergeht gebührenfrei.';
const DISCRETION =
  'Ein Rechtsanspruch auf die Zuwendung besteht nicht; ich entscheide nach pflichtgemäßem Ermessen im Rahmen der verfügbaren Haushaltsmittel.';

/** Ablehnungsbescheid: operative part, reasons with the clause on discretion (§ 39 VwVfG NRW), costs, remedies. */
export function rejectionBody(rejection: RejectionContent): LetterBlock[] {
  const operative = `Ihren Antrag vom ${day(rejection.applicationDate)} auf Gewährung einer Zuwendung in Höhe von ${euros(rejection.requestedGrantCents)} lehne ich ab.`;
  return [
    section('I. Entscheidung', [paragraph(operative, 'strong'), paragraph(FREE_OF_CHARGE)]),
    section('II. Begründung', paragraphs([...rejection.reasons, DISCRETION])),
    remedies('III. Rechtsbehelfsbelehrung', rejection.court),
    ...ending(rejection, ['Im Auftrag']),
  ];
}

export function inadmissibleBody(refusal: InadmissibleContent): LetterBlock[] {
  const operative = `Ihren Antrag vom ${day(refusal.applicationDate)} auf Gewährung einer Zuwendung lehne ich als unzulässig ab.`;
  return [
    section('I. Entscheidung', [paragraph(operative, 'strong'), paragraph(FREE_OF_CHARGE)]),
    section('II. Begründung', paragraphs(refusal.reasons)),
    remedies('III. Rechtsbehelfsbelehrung', refusal.court),
    ...ending(refusal, ['Im Auftrag']),
  ];
}

/** Nachforderungsschreiben (§ 26 (2) VwVfG NRW): what is missing, until when, and what follows otherwise. */
export function infoRequestBody(request: InfoRequestContent): LetterBlock[] {
  const intro = `ich prüfe Ihren Antrag vom ${day(request.applicationDate)}. Damit ich entscheiden kann, benötige ich von Ihnen noch folgende Angaben und Unterlagen:`;
  const deadline = `Bitte reichen Sie die Angaben und Unterlagen bis zum ${day(request.deadline)} ein.`;
  const extension = 'Können Sie die Frist nicht einhalten, teilen Sie mir das bitte vor ihrem Ablauf mit.';
  return [
    paragraph(SALUTATION),
    paragraph(intro),
    numberedList(request.requests),
    section('Frist', [paragraph(deadline, 'strong'), paragraph(extension)]),
    ...(request.consequences.length > 0 ? [section('Folgen', paragraphs(request.consequences))] : []),
    ...ending(request, LETTER_CLOSING),
  ];
}

/** Eingangsbestätigung with what proves the version received. */
export function receiptBody(receipt: ReceiptContent): LetterBlock[] {
  const received = `${day(receipt.receivedOn)}, ${receipt.receivedAt} Uhr`;
  const facts: LabelledText[] = [
    { label: 'Eingang', text: received },
    { label: 'Aktenzeichen', text: receipt.fileNumber },
    { label: 'Programm', text: receipt.programme },
    { label: 'Vorhaben', text: receipt.projectTitle },
    { label: 'Eingereicht durch', text: receipt.submittedBy },
    { label: 'Fassung des Antrags', text: `Nr. ${receipt.versionNumber}` },
    { label: 'Prüfsumme (SHA-256)', text: receipt.versionHash },
  ];
  return [
    paragraph(SALUTATION),
    paragraph(
      `${receivedWords(receipt)} ist am ${day(receipt.receivedOn)} um ${receipt.receivedAt} Uhr bei mir eingegangen.`,
    ),
    section('Ihr Antrag', [factsTable('Angaben zum Eingang', facts)]),
    ...(receipt.documents.length > 0 ? [section('Eingegangene Unterlagen', [documentsTable(receipt)])] : []),
    ...(receipt.notes.length > 0 ? [section('Wie es weitergeht', paragraphs(receipt.notes))] : []),
    ...ending(receipt, LETTER_CLOSING),
  ];
}

/** Later versions answer a request: what came in is a version of the application, not a new one. */
function receivedWords({ versionNumber }: ReceiptContent): string {
  return versionNumber === 1 ? 'Ihr Antrag' : `Die geänderte Fassung Nr. ${versionNumber} Ihres Antrags`;
}

function documentsTable({ documents }: ReceiptContent): LetterBlock {
  return {
    type: 'table',
    caption: 'Unterlagen mit Prüfsumme (SHA-256)',
    hasHead: true,
    columns: [
      { heading: 'Datei', align: 'left', share: 27 },
      { heading: 'Prüfsumme', align: 'left', share: 73 },
    ],
    rows: documents.map(({ name, sha256 }) => [{ text: name }, { text: sha256 }]),
  };
}

/** The application as the applicant's print: who, what, when, then all sections. */
export function applicationBody(application: ApplicationContent): LetterBlock[] {
  const { submittedOn, versionHash } = application;
  const facts: LabelledText[] = [
    { label: 'Antragsteller', text: application.applicant },
    { label: 'Programm', text: application.programme },
    { label: 'Vorhaben', text: application.projectTitle },
    { label: 'Aktenzeichen', text: application.fileNumber },
    { label: 'Eingereicht', text: submittedOn === null ? 'noch nicht eingereicht' : day(submittedOn) },
    { label: 'Fassung', text: `Nr. ${application.versionNumber}` },
    ...(versionHash === null ? [] : [{ label: 'Prüfsumme (SHA-256)', text: versionHash }]),
  ];
  return [factsTable('Überblick', facts), ...composeSections(application.sections), ...ending(application, [])];
}

/** What the first part is called where it decides nothing. */
const HEADINGS_OF_LETTERS: Readonly<Partial<Record<OrderContent['kind'], string>>> = {
  HEARING: 'Beabsichtigte Entscheidung',
  DUNNING: 'Offener Betrag',
};

/** The shared form of later acts: operative part, sections, reasons, remedies where it is an administrative act. */
export function orderBody(order: OrderContent): LetterBlock[] {
  const isAct = order.court !== null;
  const operative = order.operative.length > 1 ? [numberedList(order.operative)] : paragraphs(order.operative);
  const costs = order.kind === 'CHANGE_REJECTION' ? [paragraph(FREE_OF_CHARGE)] : [];
  return [
    ...(isAct ? [] : [paragraph(SALUTATION)]),
    section(HEADINGS_OF_LETTERS[order.kind] ?? 'Entscheidung', [...operative, ...costs]),
    ...composeSections(order.sections),
    ...(order.reasons.length > 0 ? [section('Begründung', paragraphs(order.reasons))] : []),
    ...(order.court === null ? [] : [remedies('Rechtsbehelfsbelehrung', order.court)]),
    ...ending(order, isAct ? ['Im Auftrag'] : LETTER_CLOSING),
  ];
}
