import type { RoomTerms } from '#enquiries';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  Badge,
  DateField,
  DenseTable,
  formatDate,
  Panel,
  renderPage,
  SubmitButton,
  TextField,
} from '../layout/index.js';
import { RoomPage, type RoomForm } from './room-pages.js';

/** How long content stays, in all versions. */
export function roomTermsPage(frame: PageFrame, versions: readonly RoomTerms[], form: RoomForm): string {
  return renderPage(
    <RoomPage
      frame={frame}
      form={form}
      title="Fristen"
      lead="Wie lange der Inhalt einer Anfrage bleibt. Höchstens sind es 12 Monate nach dem Abschluss."
    >
      <DenseTable
        caption="Fassungen, neueste zuerst"
        narrow="cards-two"
        columns={[
          { label: 'Gilt ab' },
          { label: 'Löschung nach Abschluss' },
          { label: 'Abschluss, wenn niemand mehr schreibt' },
          { label: 'Grundlage' },
          { label: 'Stand' },
        ]}
        rows={versions.map((terms) => ({
          key: String(terms.version),
          cells: [
            formatDate(terms.validFrom),
            `nach ${terms.retentionMonths} ${terms.retentionMonths === 1 ? 'Monat' : 'Monaten'}`,
            `nach ${terms.closingDays} ${terms.closingDays === 1 ? 'Tag' : 'Tagen'}`,
            terms.source,
            terms.verifiedBy === null ? <Badge tone="warning">ungeprüft</Badge> : <Badge tone="success">geprüft</Badge>,
          ],
        }))}
      />
      {form.mayChange && (
        <Panel title="Neue Fassung">
          <ActionForm action="/anfragen/fristen" csrfToken={frame.csrfToken} label="Neue Fassung der Fristen">
            <DateField
              name="validFrom"
              label="Gilt ab"
              value={form.values['validFrom']}
              error={form.errors['validFrom']}
            />
            <TextField
              name="retentionMonths"
              label="Monate bis zur Löschung"
              hint="1 bis 12, vom Abschluss an. Was schon abgeschlossen ist, behält seinen Tag."
              inputmode="numeric"
              width="short"
              value={form.values['retentionMonths']}
              error={form.errors['retentionMonths']}
            />
            <TextField
              name="closingDays"
              label="Tage bis zum Abschluss von selbst"
              hint="1 bis 180, nach der letzten Antwort."
              inputmode="numeric"
              width="short"
              value={form.values['closingDays']}
              error={form.errors['closingDays']}
            />
            <TextField
              name="source"
              label="Grundlage"
              value={form.values['source']}
              error={form.errors['source']}
              maxLength={300}
            />
            <SubmitButton>Fassung eintragen</SubmitButton>
          </ActionForm>
        </Panel>
      )}
    </RoomPage>,
  );
}
