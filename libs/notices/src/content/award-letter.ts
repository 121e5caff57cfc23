import type { LetterBlock } from '../letter/letter.js';
import type { AwardContent } from './award-content.js';
import { costTable, fundingTable, trancheTable } from './award-tables.js';
import { bulletList, ending, numberedList, paragraph, paragraphs, remedies, section } from './compose-blocks.js';
import { amountInWords, day, euros, financingName } from './wording.js';

export const AWARD_HEADING = 'Zuwendungsbescheid (Projektförderung)';

/** The body of a Zuwendungsbescheid in the order of Grundmuster 2 (binding by the VVG zu § 44 LHO). */
export function awardBody(award: AwardContent): LetterBlock[] {
  return [
    section('I. Entscheidung', [
      section('1. Bewilligung', grant(award)),
      section('2. Durchführung der Maßnahme', measure(award)),
      section('3. Finanzierungsart und -höhe', [paragraph(financing(award))]),
      section('4. Zuwendungsfähige Gesamtausgaben', [
        paragraph('Die zuwendungsfähigen Gesamtausgaben und ihre Finanzierung habe ich wie folgt ermittelt:'),
        costTable(award),
        fundingTable(award),
      ]),
      section('5. Bewilligungsrahmen', [paragraph('Von der Zuwendung entfallen auf:'), trancheTable(award)]),
      section('6. Auszahlung', paragraphs(award.paymentTerms)),
      ...(award.reasons.length > 0 ? [section('7. Begründung', paragraphs(award.reasons))] : []),
    ]),
    section('II. Nebenbestimmungen', ancillaryClauses(award)),
    remedies('III. Rechtsbehelfsbelehrung', award.court),
    ...(award.hasWaiverHint ? [waiverHint()] : []),
    ...ending(award, ['Im Auftrag']),
  ];
}

function grant(award: AwardContent): LetterBlock[] {
  const { period, grantCents, requestedGrantCents } = award;
  const intro = `Auf Ihren o. a. Antrag bewillige ich Ihnen für die Zeit vom ${day(period.from)} bis ${day(period.to)} (Bewilligungszeitraum) eine Zuwendung in Höhe von`;
  const refusedPart = `Soweit Sie mit ${euros(requestedGrantCents)} eine höhere Zuwendung beantragt haben, lehne ich Ihren Antrag ab.`;
  return [
    paragraph(intro),
    { type: 'amount', amount: euros(grantCents), words: `(in Buchstaben: ${amountInWords(grantCents)}).` },
    ...(award.scope === 'PARTIAL' && requestedGrantCents > grantCents ? [paragraph(refusedPart)] : []),
  ];
}

function measure(award: AwardContent): LetterBlock[] {
  const { goals, purpose, purposeBindingUntil } = award;
  const [first = '', ...others] = purpose;
  return [
    paragraph(`Die Zuwendung ist bestimmt zur Durchführung folgender Maßnahme: ${first}`),
    ...paragraphs(others),
    ...(goals.length > 0 ? [paragraph('Mit der Maßnahme sind folgende Ziele zu erreichen:'), bulletList(goals)] : []),
    ...(purposeBindingUntil === null
      ? []
      : [paragraph(`Beschaffte Gegenstände sind bis zum ${day(purposeBindingUntil)} an den Zweck gebunden.`)]),
  ];
}

function financing(award: AwardContent): string {
  const form = award.grantForm === 'ALLOCATION' ? 'Zuweisung' : 'Zuschuss';
  return `Die Zuwendung wird als ${financingName(award.financing)} zu zuwendungsfähigen Gesamtausgaben in Höhe von ${euros(award.eligibleCostsCents)} als ${form} gewährt.`;
}

function ancillaryClauses({ annexName, clauses }: AwardContent): LetterBlock[] {
  const intro = `Die beigefügten ${annexName} sind Bestandteil dieses Bescheides.`;
  if (clauses.length === 0) return [paragraph(intro)];
  return [
    paragraph(`${intro} Abweichend oder ergänzend wird bestimmt:`),
    numberedList(clauses.map((clause) => clause.text)),
  ];
}

function waiverHint(): LetterBlock {
  return section('Hinweis', [
    paragraph(
      'Sie können die Bestandskraft dieses Bescheides vorzeitig herbeiführen und damit die Auszahlung beschleunigen, indem Sie schriftlich oder im Portal auf Rechtsbehelfe verzichten.',
    ),
  ]);
}
