import type { JSX } from 'preact';
import {
  GOAL_RESULTS,
  REPORT_LIFECYCLE,
  reportedIncome,
  reportName,
  type ExaminationScreen,
  type ReportAction,
  NARRATIVE_FIELDS,
} from '#use-reports';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  Alert,
  Aside,
  Columns,
  DenseTable,
  ErrorSummary,
  errorLinks,
  Facts,
  formatDate,
  formatNumber,
  Mark,
  MoneyField,
  Page,
  PageHead,
  Panel,
  RadioGroup,
  renderPage,
  Stack,
  SubmitButton,
  TextArea,
} from '../layout/index.js';
import { reportPath } from './report-frame.js';
import { GOAL_WORDS, NARRATIVE_LABELS, reportStateOf } from './report-words.js';
import { LinesSection, type ExaminationPageScreen } from './examination-lines.js';
import { FindingsPanel, SamplePanel, SumsPanel, TakeOverPanel } from './examination-panels.js';
import { QuestionPanel } from './question-panel.js';

const TEXT_MAX = 10_000;

/** The examination of a report: lines with their findings, samples, questions, and the end with note and review of goals. */
export function examinationPage(frame: PageFrame, shown: ExaminationPageScreen): string {
  const { screen, actor, errors } = shown;
  const { report, award, submission } = screen;
  const name = reportName(report);
  const { tone, text } = reportStateOf(report.status);
  const actions = REPORT_LIFECYCLE.actionsFor(report.status, actor.roles);
  const isMine = report.examiner?.id === actor.accountId;
  const may = (action: ReportAction): boolean => actions.includes(action) && (isMine || action === 'begin-examination');
  return renderPage(
    <Page
      {...frame}
      title={`Prüfung: ${name}`}
      hasErrors={Object.keys(errors).length > 0}
      breadcrumb={[
        { label: 'Bewilligung', href: `/bewilligungen/${award.id}` },
        { label: 'Nachweise', href: `/bewilligungen/${award.id}/nachweise` },
        { label: `Prüfung: ${name}` },
      ]}
    >
      <PageHead
        title={`Prüfung: ${name}`}
        meta={`${award.fileNumber} · ${award.title}`}
        facts={[
          { label: 'Stand', value: <Mark tone={tone}>{text}</Mark> },
          { label: 'Fassung', value: `${submission.number}, ${formatDate(submission.submittedAt)}` },
          { label: 'Prüft', value: report.examiner?.name ?? 'noch niemand' },
        ]}
      />
      <ErrorSummary errors={errorLinks(errors)} />
      <Columns split="two">
        <Stack>
          {may('begin-examination') && (
            <Panel title="Prüfung übernehmen">
              <p>Prüfen darf nur, wer an der Bewilligung nicht mitgewirkt hat.</p>
              <ActionForm
                action={`${reportPath(report)}/pruefung/beginnen`}
                csrfToken={frame.csrfToken}
                label="Prüfung übernehmen"
              >
                <SubmitButton>Prüfung beginnen</SubmitButton>
              </ActionForm>
            </Panel>
          )}
          {actions.includes('take-over-examination') && !isMine && (
            <TakeOverPanel shown={shown} csrfToken={frame.csrfToken} />
          )}
          <LinesSection shown={shown} csrfToken={frame.csrfToken} mayJudge={may('examine-lines')} />
          <Narrative screen={screen} />
          {may('conclude-examination') && <ConcludeForm shown={shown} csrfToken={frame.csrfToken} />}
        </Stack>
        <Aside label="Ergebnis und Hilfen">
          <SumsPanel screen={screen} />
          <SamplePanel shown={shown} csrfToken={frame.csrfToken} mayDraw={may('draw-sample')} />
          <FindingsPanel screen={screen} />
          <QuestionPanel
            shown={shown}
            csrfToken={frame.csrfToken}
            mayAsk={may('ask-question')}
            mayExtend={may('extend-question')}
            mayGoOn={actions.includes('continue-without-answer')}
          />
        </Aside>
      </Columns>
    </Page>,
  );
}

function Narrative({ screen }: { screen: ExaminationScreen }): JSX.Element {
  const { content } = screen.submission;
  return (
    <Panel title="Sachbericht" look="soft">
      <Facts
        facts={NARRATIVE_FIELDS.map((name) => ({
          label: NARRATIVE_LABELS[name] ?? name,
          value: content.narrative[name] || 'keine Angabe',
        }))}
      />
      <DenseTable
        caption="Ziele und Ergebnisse"
        narrow="cards-two"
        columns={[{ label: 'Ziel' }, { label: 'Indikator' }, { label: 'Plan' }, { label: 'Ergebnis' }]}
        rows={content.goals.map((goal) => ({
          key: goal.id,
          cells: [goal.goal, goal.indicator, goal.target, goal.actual || '–'],
        }))}
      />
    </Panel>
  );
}

function ConcludeForm({ shown, csrfToken }: { shown: ExaminationPageScreen; csrfToken: string }): JSX.Element {
  const { screen, typed, errors } = shown;
  const { content } = screen.submission;
  const reported = reportedIncome(content);
  return (
    <Panel title="Prüfung abschließen" id="abschluss">
      {screen.open.length > 0 && (
        <Alert tone="info" title={`Noch ${formatNumber(screen.open.length)} Zeilen zu prüfen`} headingLevel={3}>
          Danach können Sie abschließen. Zeilen außerhalb der Stichprobe zählen wie geltend gemacht.
        </Alert>
      )}
      <ActionForm
        action={`${reportPath(screen.report)}/pruefung/abschluss`}
        csrfToken={csrfToken}
        label="Prüfung abschließen"
      >
        {content.goals.map((goal, index) => (
          <RadioGroup
            key={goal.id}
            name={`goal-${goal.id}`}
            label={`Ziel ${index + 1}: ${goal.goal}`}
            horizontal
            value={typed[`goal-${goal.id}`]}
            error={errors[`goal-${goal.id}`]}
            options={GOAL_RESULTS.map((result) => ({ value: result, label: GOAL_WORDS[result] }))}
          />
        ))}
        <MoneyField
          name="otherIncome"
          label="Leistungen Dritter und andere öffentliche Mittel"
          value={typed['otherIncome'] ?? reported.other}
          error={errors['otherIncome']}
        />
        <MoneyField
          name="ownFunds"
          label="Eigenmittel"
          value={typed['ownFunds'] ?? reported.own}
          error={errors['ownFunds']}
        />
        <TextArea
          name="note"
          label="Prüfvermerk"
          hint="Was wurde geprüft, was ergab die Prüfung, ist der Zweck erreicht?"
          rows={6}
          maxLength={TEXT_MAX}
          value={typed['note']}
          error={errors['note']}
        />
        <SubmitButton>Prüfung abschließen und Ergebnis mitteilen</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
