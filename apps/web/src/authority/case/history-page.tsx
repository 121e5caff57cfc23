import type { AuditEntry } from '#audit';
import type { CaseView } from '#applications';
import type { PageFrame } from '../../access/index.js';
import { ButtonLink, DenseTable, formatDateTime, Page, PageHead, renderPage, Sub } from '../../layout/index.js';
import { caseCrumbs } from './case-head.js';
import { historySentence, statusChange } from './history-words.js';

/** The whole history: who did what, when and why, with the link of the chain. */
export function historyPage(
  frame: PageFrame,
  view: CaseView,
  entries: readonly AuditEntry[],
  older: number | null,
): string {
  const labels = new Map(view.checks.map(({ code, label }) => [code, label]));
  return renderPage(
    <Page {...frame} title={`Verlauf, ${view.application.fileNumber}`} breadcrumb={caseCrumbs(view, 'Verlauf')}>
      <PageHead
        title="Ganzer Verlauf"
        meta={`${view.application.fileNumber} · ${view.application.title} · ${view.application.districtName}`}
        lead="Nichts davon lässt sich ändern oder löschen: Jeder Eintrag trägt den Prüfwert seines Vorgängers in sich."
      />
      <DenseTable
        caption="Einträge, neueste zuerst"
        hideCaption
        narrow="cards-two"
        columns={[
          { label: 'Nr.', isNumeric: true, width: 'xs' },
          { label: 'Zeit', width: 'm' },
          { label: 'Was geschah' },
          { label: 'Stand', width: 'l' },
          { label: 'Sichtbar für' },
          { label: 'Prüfwert' },
        ]}
        rowHeader={2}
        rows={entries.map((entry) => ({
          key: String(entry.seq),
          cells: [
            String(entry.seq),
            formatDateTime(entry.at),
            <>
              {historySentence(entry, labels)}
              {entry.reason !== null && <Sub>„{entry.reason}“</Sub>}
            </>,
            statusChange(entry),
            entry.visibility === 'INTERNAL' ? 'nur Behörde' : 'Kreis und Behörde',
            <code title={entry.hash}>{entry.hash.slice(0, 12)}</code>,
          ],
        }))}
      />
      {older !== null && (
        <ButtonLink href={`/vorgaenge/${view.application.id}/verlauf?vor=${older}`} look="secondary" slim>
          Ältere Einträge
        </ButtonLink>
      )}
    </Page>,
  );
}
