import type { JSX } from 'preact';
import { findSubject, germanInstant, type ReportFile, type ReportFileState, type SavedReport } from '#reports';
import type { PageFrame } from '../../access/index.js';
import { roleWord } from '../../access/role-words.js';
import {
  Badge,
  ButtonLink,
  DenseTable,
  EmptyState,
  formatDate,
  formatFileSize,
  formatNumber,
  Page,
  PageHead,
  renderPage,
  Section,
  Stack,
  Sub,
  SubmitButton,
  type Tone,
} from '../../layout/index.js';

export interface OwnReportsView {
  readonly accountId: string;
  readonly reports: readonly SavedReport[];
  readonly files: readonly ReportFile[];
}

const STATES: Readonly<Record<ReportFileState, { readonly word: string; readonly tone: Tone }>> = {
  WAITING: { word: 'wartet', tone: 'info' },
  RUNNING: { word: 'wird erstellt', tone: 'info' },
  READY: { word: 'liegt bereit', tone: 'success' },
  FAILED: { word: 'fehlgeschlagen', tone: 'danger' },
  EXPIRED: { word: 'abgelaufen', tone: 'warning' },
};

/** What somebody built or may open, and the files made from it. */
export function ownReportsPage(frame: PageFrame, view: OwnReportsView): string {
  const isWorking = view.files.some(({ state }) => state === 'WAITING' || state === 'RUNNING');
  return renderPage(
    <Page
      {...frame}
      title="Eigene Berichte"
      breadcrumb={[{ label: 'Berichte', href: '/berichte' }, { label: 'Eigene Berichte' }]}
    >
      <PageHead
        title="Eigene Berichte"
        lead="Selbst zusammengestellt, gespeichert, geteilt oder regelmäßig zugesandt."
      />
      <Stack>
        <p>
          <ButtonLink href="/berichte/eigene/neu">Neuer Bericht</ButtonLink>
        </p>
        <Section title="Berichte" id="berichte">
          {view.reports.length === 0 ? (
            <EmptyState text="Noch kein Bericht gespeichert. Mit „Neuer Bericht“ wählen Sie Spalten, Bedingungen und Gruppen." />
          ) : (
            <Reports view={view} />
          )}
        </Section>
        <Section title="Dateien" id="dateien">
          {view.files.length === 0 ? (
            <EmptyState text="Noch keine Datei angefordert. Öffnen Sie einen Bericht und wählen Sie „Datei erstellen“." />
          ) : (
            <Files files={view.files} />
          )}
          {isWorking && (
            // A form, not a link: a link to the place where one stands would not load the page again.
            <form method="get" action="/berichte/eigene" aria-label="Stand der Dateien">
              <SubmitButton look="secondary" slim>
                Stand aktualisieren
              </SubmitButton>
            </form>
          )}
        </Section>
      </Stack>
    </Page>,
  );
}

function Reports({ view }: { view: OwnReportsView }): JSX.Element {
  return (
    <DenseTable
      caption="Gespeicherte Berichte"
      hideCaption
      narrow="cards-two"
      rowHeader={0}
      columns={[{ label: 'Bericht' }, { label: 'Von' }, { label: 'Geteilt mit' }, { label: 'Versand' }]}
      rows={view.reports.map((report) => ({
        key: report.id,
        cells: [
          <>
            <a class="kern-link" href={`/berichte/eigene/${report.id}`}>
              {report.name}
            </a>
            <Sub>{findSubject(report.definition.subject)?.title ?? ''}</Sub>
          </>,
          report.ownerId === view.accountId ? 'Ihnen' : report.ownerName,
          report.sharedWith === null ? 'niemandem' : roleWord(report.sharedWith),
          scheduleWords(report),
        ],
      }))}
    />
  );
}

/** "wöchentlich, nächste am 30.11.2026". */
export function scheduleWords({ schedule, nextRunOn }: SavedReport): string {
  if (nextRunOn === null) return 'nicht regelmäßig';
  return `${schedule === 'WEEKLY' ? 'wöchentlich' : 'monatlich'}, nächster am ${formatDate(nextRunOn)}`;
}

function Files({ files }: { files: readonly ReportFile[] }): JSX.Element {
  return (
    <DenseTable
      caption="Angeforderte Dateien, neueste zuerst"
      hideCaption
      narrow="cards-two"
      rowHeader={0}
      columns={[{ label: 'Datei' }, { label: 'Angefordert' }, { label: 'Stand' }, { label: 'Abrufen' }]}
      rows={files.map((file) => ({
        key: file.id,
        cells: [
          `${file.name} (${file.format.toUpperCase()})`,
          germanInstant(file.requestedAt),
          <>
            <Badge tone={STATES[file.state].tone}>{STATES[file.state].word}</Badge>
            <Sub>{progressWords(file)}</Sub>
          </>,
          file.state === 'READY' ? (
            <ButtonLink
              href={`/berichte/dateien/${file.id}`}
              look="secondary"
              slim
              icon="download"
              download
              label={`Herunterladen: ${file.name}`}
            >
              Herunterladen
            </ButtonLink>
          ) : (
            '–'
          ),
        ],
      }))}
    />
  );
}

function progressWords({ state, rowsDone, rowsTotal, sizeBytes, expiresOn }: ReportFile): string {
  switch (state) {
    case 'RUNNING':
      return `${formatNumber(rowsDone)} von ${formatNumber(rowsTotal ?? 0)} Zeilen`;
    case 'READY':
      return `${formatNumber(rowsDone)} Zeilen, ${formatFileSize(sizeBytes ?? 0)}, bis zum ${formatDate(expiresOn)}`;
    case 'FAILED':
      return 'Fordern Sie die Datei neu an.';
    case 'EXPIRED':
      return 'Die Datei wurde gelöscht. Fordern Sie sie neu an.';
    default:
      return 'Die Reihe kommt gleich daran.';
  }
}
