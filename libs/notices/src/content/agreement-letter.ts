import type { LetterBlock } from '../letter/letter.js';
import { composeSections, ending, paragraph, section } from './compose-blocks.js';
import type { AgreementContent } from './notice-content.js';

const BLANK = '______________________________________';

/** A contract: its paragraphs in order, then a line for each hand that signs. Its settlement is a letter to the partner. */
export function agreementBody(agreement: AgreementContent): LetterBlock[] {
  const signatures = agreement.signatories.flatMap((signatory) => [
    paragraph(signatory, 'strong'),
    paragraph(`Ort, Datum, Unterschrift: ${BLANK}`),
  ]);
  return [
    ...composeSections(agreement.sections),
    ...(signatures.length > 0 ? [section('Unterschriften', signatures)] : []),
    ...ending(agreement, ['Im Auftrag']),
  ];
}
