import type { JSX } from 'preact';
import type { CalendarDate } from '#kernel';
import type { NoticeView } from '#notices';
import {
  ActionForm,
  Alert,
  ButtonLink,
  formatDate,
  formatFileSize,
  formatWeekdayDate,
  Panel,
  Stack,
  SubmitButton,
} from '../layout/index.js';
import { mustBeRetrieved, retrievalOf } from './notice-words.js';

interface OpenPanelProps {
  readonly notice: NoticeView;
  readonly isDistrict: boolean;
  readonly csrfToken: string;
  readonly today: CalendarDate;
}

/** The way to the PDF. A district retrieves an act knowingly: before it may open it, it reads what that sets in motion. */
export function OpenPanel({ notice, isDistrict, csrfToken, today }: OpenPanelProps): JSX.Element {
  if (!notice.pdf) return <InTheMaking notice={notice} />;
  if (isDistrict && mustBeRetrieved(notice))
    return <RetrievePanel notice={notice} csrfToken={csrfToken} today={today} />;
  const retrieved = retrievalOf(notice);
  return (
    <Panel title={notice.isAct ? 'Bescheid öffnen' : 'Schreiben öffnen'} look="key" id="oeffnen">
      <Stack small>
        {retrieved && (
          <p>
            Erstmals abgerufen am {formatDate(retrieved.occurredOn)} von {retrieved.recordedByName}. Weiteres Öffnen
            ändert daran nichts.
          </p>
        )}
        <p>
          <ButtonLink href={`/bescheide/${notice.id}/pdf`}>
            {`PDF öffnen (${formatFileSize(notice.pdf.sizeBytes)})`}
          </ButtonLink>
        </p>
        <p class="meta">
          Die Datei ist barrierefrei (PDF/UA) und enthält ihren Inhalt auch maschinenlesbar als Anlage „notice.json“.
        </p>
      </Stack>
    </Panel>
  );
}

const InTheMaking = ({ notice }: { notice: NoticeView }): JSX.Element => (
  <Alert tone="info" title="Die PDF-Datei wird gerade erstellt">
    <p>Das dauert meist nur wenige Sekunden. Fristen laufen noch nicht.</p>
    <p>
      <a class="kern-link" href={`/bescheide/${notice.id}`}>
        Seite neu laden
      </a>
    </p>
  </Alert>
);

function RetrievePanel({ notice, csrfToken, today }: Omit<OpenPanelProps, 'isDistrict'>): JSX.Element {
  return (
    <Panel title="Bescheid abrufen" look="key" id="oeffnen">
      <Stack small>
        <p>
          Der Abruf wird mit Tag und Name festgehalten. Rufen Sie den Bescheid heute ab, gilt er am{' '}
          <strong>{formatWeekdayDate(today.plusDays(1))}</strong> als bekannt gegeben; damit beginnt die Klagefrist von
          einem Monat.
        </p>
        <ActionForm action={`/bescheide/${notice.id}/abrufen`} csrfToken={csrfToken} label="Bescheid abrufen">
          <SubmitButton>Bescheid jetzt abrufen</SubmitButton>
        </ActionForm>
      </Stack>
    </Panel>
  );
}
