import type { JSX } from 'preact';
import type { ClaimView } from '#settlement';
import { DenseTable, formatAmount, formatDate, Mark, Sub } from '../layout/index.js';
import { claimWord, stateOf } from './settlement-words.js';

/** Claims with what is open and until when; with the file number where they are of several grants. */
export function ClaimTable(props: { claims: readonly ClaimView[]; withFile: boolean }): JSX.Element {
  return (
    <DenseTable
      caption="Forderungen"
      hideCaption
      narrow="cards-two"
      columns={[
        { label: 'Forderung' },
        { label: 'Gefordert in EUR', isNumeric: true },
        { label: 'Offen in EUR', isNumeric: true },
        { label: 'Zu zahlen bis' },
        { label: 'Stand' },
      ]}
      rows={props.claims.map((claim) => {
        const { tone, text } = stateOf(claim.status);
        return {
          key: claim.id,
          cells: [
            <>
              <a class="kern-link" href={`/forderungen/${claim.id}`}>
                {props.withFile ? `${claim.fileNumber}, Forderung ${claim.number}` : `Forderung ${claim.number}`}
              </a>
              <Sub>{claimWord(claim.kind)}</Sub>
            </>,
            formatAmount(claim.amount),
            formatAmount(claim.balance),
            claim.due ? formatDate(claim.due) : '–',
            claim.isOverdue ? <Mark tone="danger">überfällig</Mark> : <Mark tone={tone}>{text}</Mark>,
          ],
        };
      })}
    />
  );
}
