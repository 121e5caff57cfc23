import { REPORT_LIFECYCLE, type OpenReport, type Question } from '#use-reports';
import { hasRole, type Actor } from '#kernel';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  Alert,
  ButtonLink,
  ErrorSummary,
  errorLinks,
  Facts,
  formatDate,
  formatEuro,
  formatNumber,
  HiddenField,
  Panel,
  SubmitButton,
  TextArea,
} from '../layout/index.js';
import { PlanTable } from './fields-parts.js';
import { reportPath, writingPage } from './report-frame.js';
import { INCOME_LABELS } from './report-words.js';

export interface SubmitScreen {
  readonly actor: Actor;
  readonly opened: OpenReport;
  readonly question: Question | null;
  readonly typed: string;
  readonly errors: Readonly<Record<string, string>>;
}

const ANSWER_MAX = 10_000;

/** The summary before a report is handed in, or an answer is sent: figures, findings, print, and the act itself. */
export function submitPage(frame: PageFrame, screen: SubmitScreen): string {
  const { opened, actor, question, errors } = screen;
  const { report, reading } = opened;
  const base = reportPath(report);
  const actions = REPORT_LIFECYCLE.actionsFor(report.status, actor.roles);
  const hard = reading.findings.filter(({ severity }) => severity === 'ERROR').length;
  return writingPage(
    frame,
    opened,
    'abgabe',
    <>
      <ErrorSummary errors={errorLinks(errors)} />
      {question && (
        <Alert tone="warning" title={`Rückfragen, Antwort bis ${formatDate(question.deadline)}`}>
          <ol class="kern-list kern-list--number">
            {question.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ol>
        </Alert>
      )}
      <Panel title="Zusammenfassung">
        <Facts
          facts={[
            { label: 'Belege', value: formatNumber(opened.receipts.length) },
            { label: 'Ausgaben', value: formatEuro(reading.actual) },
            { label: 'Davon zuwendungsfähig', value: formatEuro(reading.eligible) },
            ...Object.entries(reading.income).map(([kind, amount]) => ({
              label: Object.entries(INCOME_LABELS).find(([each]) => each === kind)?.[1] ?? kind,
              value: formatEuro(amount),
            })),
            { label: 'Noch nicht ausgezahlte Zuwendung', value: formatEuro(reading.grantOpen) },
          ]}
        />
      </Panel>
      <PlanTable opened={opened} />
      <ButtonLink href={`${base}/nachweis.pdf`} look="secondary" download>
        Nachweis als PDF
      </ButtonLink>
      {hard > 0 && (
        <Alert tone="danger" title={`Vor der Vorlage sind noch ${formatNumber(hard)} Stellen zu berichtigen`}>
          Sie stehen unter „Feststellungen“, jede mit dem Weg dorthin.
        </Alert>
      )}
      {actions.includes('submit-report') && hard === 0 && (
        <Panel title="Vorlegen">
          <p>
            Mit der Vorlage wird diese Fassung unveränderlich gespeichert. Sie erhalten eine Eingangsbestätigung mit
            Prüfsumme.
          </p>
          <ActionForm action={`${base}/abgabe`} csrfToken={frame.csrfToken} label="Nachweis vorlegen">
            <HiddenField name="draftVersion" value={opened.draft.version} />
            <SubmitButton>Nachweis verbindlich vorlegen</SubmitButton>
          </ActionForm>
        </Panel>
      )}
      {actions.includes('answer-question') && (
        <Panel title="Rückfragen beantworten">
          <ActionForm action={`${base}/antwort`} csrfToken={frame.csrfToken} label="Rückfragen beantworten">
            <TextArea
              name="answer"
              label="Antwort"
              rows={6}
              maxLength={ANSWER_MAX}
              value={screen.typed}
              error={errors['answer']}
            />
            <SubmitButton>Antwort mit dieser Fassung vorlegen</SubmitButton>
          </ActionForm>
        </Panel>
      )}
      {actions.includes('take-back-report') && (
        <Panel title="Zurückholen">
          <p>Solange die Prüfung nicht begonnen hat, können Sie den Nachweis zurückholen und ändern.</p>
          <ActionForm action={`${base}/zurueckholen`} csrfToken={frame.csrfToken} label="Nachweis zurückholen">
            <SubmitButton look="secondary">Nachweis zurückholen</SubmitButton>
          </ActionForm>
        </Panel>
      )}
      {!hasRole(actor, 'APPLICANT_SIGNATORY') && (report.status === 'DRAFT' || report.status === 'QUESTIONED') && (
        <p class="meta">Vorlegen darf nur, wer für Ihre Stelle zeichnet.</p>
      )}
    </>,
    Object.keys(errors).length > 0,
  );
}
