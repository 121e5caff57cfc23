import type { JSX } from 'preact';
import { hasRole } from '#kernel';
import { isApproved, mayApprove } from '../authority/approvals.js';
import { TextArea } from '../layout/index.js';
import { ActForms, type ActForm } from './act-forms.js';
import { LATE_USE_FORMS } from './late-use-forms.js';
import type { SettlementScreen } from './settlement-screen.js';
import { settlementPath } from './settlement-words.js';

const FORMS: readonly ActForm<SettlementScreen>[] = [
  {
    action: 'confirm-settlement',
    label: 'Zustimmen für die eigene Stelle',
    isPossible: ({ actor, prepared, approvals }) =>
      prepared !== null &&
      hasRole(actor, 'REVIEWER', 'SIGNATORY') &&
      prepared.prepared.id !== actor.accountId &&
      mayApprove(approvals),
    fields: () => <p>Gezeichnet wird erst, wenn jede federführende Stelle zugestimmt hat.</p>,
  },
  {
    action: 'sign-settlement',
    label: 'Schlussbescheid zeichnen',
    isPossible: ({ actor, prepared, signed, approvals }) =>
      !signed &&
      prepared !== null &&
      hasRole(actor, 'SIGNATORY') &&
      prepared.prepared.id !== actor.accountId &&
      isApproved(approvals),
    fields: ({ prepared }) => (
      <p>
        Vorbereitet hat {prepared?.prepared.name}. Mit der Zeichnung gilt die endgültige Zuwendung, was frei wird, ist
        sofort frei, und der Bescheid geht hinaus.
      </p>
    ),
  },
  {
    action: 'prepare-settlement',
    label: 'Abrechnung vorbereiten',
    isPossible: ({ actor, computed, signed }) => !signed && computed?.ok === true && hasRole(actor, 'CASEWORKER'),
    fields: ({ prepared }, at) => (
      <>
        {prepared && <p>Eine neue Vorbereitung ersetzt die bisherige.</p>}
        <TextArea
          {...at('notes')}
          label="Weitere Gründe für den Bescheid"
          hint="Jede Zeile wird ein Absatz; höchstens zehn."
          required={false}
          rows={4}
        />
      </>
    ),
  },
  {
    action: 'discard-settlement',
    label: 'Vorbereitung verwerfen',
    isQuiet: true,
    isPossible: ({ actor, prepared, signed }) =>
      !signed && prepared !== null && hasRole(actor, 'CASEWORKER', 'SIGNATORY'),
    fields: () => <p>Es wird nichts gebucht und nichts versandt.</p>,
  },
  ...LATE_USE_FORMS,
  {
    action: 'close-file',
    label: 'Akte schließen',
    isPossible: ({ actor, obstacles, closure }) => !closure && obstacles.length === 0 && hasRole(actor, 'CASEWORKER'),
    fields: (_, at) => (
      <>
        <p>Alles ist abgerechnet, bestandskräftig und gezahlt.</p>
        <TextArea {...at('note')} label="Vermerk" required={false} rows={3} maxLength={2000} />
      </>
    ),
  },
];

/** The steps of this person on the settlement, or whose turn it is. */
export const SettlementSteps = (props: { screen: SettlementScreen; csrfToken: string }): JSX.Element => (
  <ActForms forms={FORMS} to={settlementPath(props.screen.award.id)} waiting={waiting(props.screen)} {...props} />
);

function waiting({ actor, prepared, signed, closure, computed }: SettlementScreen): string {
  if (closure) return 'Die Akte ist geschlossen.';
  if (actor.scope !== 'AUTHORITY')
    return signed ? 'Für Sie ist hier nichts zu tun.' : 'Jetzt ist die Bewilligungsbehörde am Zug.';
  if (signed) return 'Abgerechnet ist. Die Akte wird geschlossen, sobald nichts mehr offen ist.';
  if (prepared)
    return `Vorbereitet hat ${prepared.prepared.name}. Zeichnen muss eine zweite Person mit Schlusszeichnung.`;
  return computed?.ok === true
    ? 'Die Sachbearbeitung bereitet die Abrechnung vor.'
    : 'Noch gibt es hier nichts zu tun.';
}
