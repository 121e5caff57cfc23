import type { JSX } from 'preact';
import type { LandNorms, NormVersion } from '#funding-law';
import { DenseTable, EmptyState, formatDate } from '../layout/index.js';
import { Unverified } from './programmes-page.js';

const LINES: readonly { readonly label: string; readonly textOf: (law: LandNorms) => string }[] = [
  { label: 'Verwaltungsverfahren', textOf: ({ procedureAct }) => procedureAct },
  { label: 'Verwaltungsvorschriften für Zuwendungen', textOf: ({ grantRules }) => grantRules },
  { label: 'Nebenbestimmungen', textOf: ({ conditions }) => conditions },
  { label: 'Nachweis der Verwendung', textOf: ({ proofOfUse }) => proofOfUse },
  { label: 'Aufbewahrung der Belege', textOf: ({ receipts }) => receipts },
  { label: 'Ermäßigung der Zuwendung', textOf: ({ citations }) => citations.reduction },
  { label: 'Erstattung', textOf: ({ citations }) => citations.reimbursement },
  { label: 'Zinsen auf die Erstattung', textOf: ({ citations }) => citations.interest },
  { label: 'Befangenheit', textOf: ({ recusal }) => recusal },
];

const stateOf = ({ verifiedBy, value }: NormVersion<LandNorms>): JSX.Element | string => {
  if (verifiedBy !== null) return `bestätigt von ${verifiedBy}`;
  return value.isFromSource ? 'nach Quelle' : <Unverified />;
};

/** What letters, deadlines and pages of the Land cite, with source and mark. */
export function LandLawTable({ norms }: { norms: NormVersion<LandNorms> | null }): JSX.Element {
  if (!norms)
    return (
      <EmptyState text="Für dieses Land ist nicht hinterlegt, welches Recht gilt. Bescheide sind nicht möglich." />
    );
  const { value, source, validFrom } = norms;
  return (
    <>
      <p>
        Gilt ab {formatDate(validFrom)}. Quelle: {source}.
      </p>
      <DenseTable
        caption="Worauf Schreiben und Fristen sich berufen"
        narrow="cards-two"
        columns={[{ label: 'Gegenstand' }, { label: 'Fundstelle', width: 'l' }, { label: 'Stand', width: 'm' }]}
        rows={LINES.map(({ label, textOf }) => ({
          key: label,
          cells: [label, textOf(value), stateOf(norms)],
        }))}
      />
    </>
  );
}
