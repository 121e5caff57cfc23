import type { JSX } from 'preact';
import { APPLICANT_ROLES, hasRole, type Actor, type CalendarDate } from '#kernel';
import {
  DUE_DAY_OFFICERS,
  reportName,
  sameReport,
  type AwardDuties,
  type OverdueReport,
  type ReportDuty,
  type UseReport,
} from '#use-reports';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  ButtonLink,
  DateField,
  daysLeftPhrase,
  ErrorSummary,
  errorLinks,
  Facts,
  formatDate,
  formatDateTime,
  formatEuro,
  HiddenField,
  Mark,
  Page,
  PageHead,
  Panel,
  RadioGroup,
  renderPage,
  Section,
  SelectField,
  Stack,
  SubmitButton,
  TextArea,
} from '../layout/index.js';
import { OverdueAlert } from './overdue-alert.js';
import { reportPath } from './report-frame.js';
import { reportStateOf } from './report-words.js';
import { law, LawNote } from '../access/index.js';

export interface OverviewScreen {
  readonly actor: Actor;
  readonly today: CalendarDate;
  readonly duties: AwardDuties;
  readonly reports: readonly UseReport[];
  readonly overdue: readonly OverdueReport[];
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

const REASON_MAX = 1000;
const BASIS_WORDS = { NOTICE: 'im Bescheid genannt', INVESTMENT: 'Investition', EXTENSION: 'Verlängerung' } as const;
const STATE_WORDS = { REQUESTED: 'beantragt', IN_FORCE: 'gilt', REFUSED: 'abgelehnt' } as const;

/** The reports an award owes, where each stands, and the days until which they are due. */
export function overviewPage(frame: PageFrame, screen: OverviewScreen): string {
  const { award, duties } = screen.duties;
  const path = `/bewilligungen/${award.id}/nachweise`;
  const isDistrict = hasRole(screen.actor, ...APPLICANT_ROLES);
  const mayMove = hasRole(screen.actor, ...DUE_DAY_OFFICERS);
  return renderPage(
    <Page
      {...frame}
      title="Nachweise"
      breadcrumb={[{ label: 'Bewilligung', href: `/bewilligungen/${award.id}` }, { label: 'Nachweise' }]}
      hasErrors={Object.keys(screen.errors).length > 0}
    >
      <PageHead title={`Nachweise: ${award.title}`} meta={award.fileNumber} />
      <Stack>
        <ErrorSummary errors={errorLinks(screen.errors)} />
        {!isDistrict && <OverdueAlert overdue={screen.overdue} />}
        {duties.map((duty) => (
          <DutyPanel
            key={`${duty.kind}${duty.budgetYear ?? ''}`}
            duty={duty}
            screen={screen}
            path={path}
            csrfToken={frame.csrfToken}
            isDistrict={isDistrict}
          />
        ))}
        <ChangesSection screen={screen} path={path} csrfToken={frame.csrfToken} mayDecide={mayMove} />
        {(isDistrict || mayMove) && (
          <DueForm screen={screen} path={path} csrfToken={frame.csrfToken} isDistrict={isDistrict} />
        )}
      </Stack>
    </Page>,
  );
}

function DutyPanel(props: {
  duty: ReportDuty;
  screen: OverviewScreen;
  path: string;
  csrfToken: string;
  isDistrict: boolean;
}): JSX.Element {
  const { duty, screen, isDistrict } = props;
  const report = screen.reports.find((each) => sameReport(each, duty));
  const state = report ? reportStateOf(report.status) : { tone: 'info' as const, text: 'noch nicht begonnen' };
  return (
    <Panel title={reportName(duty)} note={<Mark tone={state.tone}>{state.text}</Mark>}>
      <Facts
        facts={[
          { label: 'Vorzulegen bis', value: `${formatDate(duty.due)} (${daysLeftPhrase(screen.today, duty.due)})` },
          {
            label: 'Grundlage',
            value: (
              <>
                {duty.basis} <LawNote />
              </>
            ),
          },
          ...(report?.submitted
            ? [{ label: 'Vorgelegt', value: `${formatDateTime(report.submitted.at)}, Fassung ${report.submission}` }]
            : []),
          ...(report?.examiner && !isDistrict ? [{ label: 'Prüft', value: report.examiner.name }] : []),
          ...(report?.eligible ? [{ label: 'Anerkannte Ausgaben', value: formatEuro(report.eligible) }] : []),
        ]}
      />
      <p class="row buttons">
        {isDistrict && report && (
          <ButtonLink
            href={`${reportPath(report)}/${report.status === 'DRAFT' ? 'sachbericht' : 'abgabe'}`}
            look="secondary"
          >
            {report.status === 'DRAFT'
              ? 'Weiter bearbeiten'
              : report.status === 'QUESTIONED'
                ? 'Rückfragen beantworten'
                : 'Ansehen'}
          </ButtonLink>
        )}
        {!isDistrict && report && report.status !== 'DRAFT' && (
          <ButtonLink href={`${reportPath(report)}/pruefung`} look="secondary">
            Prüfung öffnen
          </ButtonLink>
        )}
        {report?.resultNoticeId && (
          <ButtonLink href={`/bescheide/${report.resultNoticeId}`} look="tertiary">
            Prüfmitteilung
          </ButtonLink>
        )}
      </p>
      {isDistrict && !report && (
        <ActionForm action={props.path} csrfToken={props.csrfToken} label={`${reportName(duty)} beginnen`}>
          <HiddenField name="kind" value={duty.kind} />
          <HiddenField name="budgetYear" value={duty.budgetYear ?? ''} />
          <SubmitButton look="secondary" label={`${reportName(duty)} beginnen`}>
            Beginnen
          </SubmitButton>
        </ActionForm>
      )}
    </Panel>
  );
}

function ChangesSection(props: {
  screen: OverviewScreen;
  path: string;
  csrfToken: string;
  mayDecide: boolean;
}): JSX.Element | null {
  const { changes } = props.screen.duties;
  if (changes.length === 0) return null;
  return (
    <Section title="Fristen">
      <Stack small>
        {changes.map((change) => (
          <Panel
            key={change.id}
            title={`${reportName(change)} bis ${formatDate(change.dueOn)}`}
            look="soft"
            note={<span class="meta">{STATE_WORDS[change.state]}</span>}
          >
            <p>
              {BASIS_WORDS[change.basis]}, vorher {formatDate(change.dueBefore)}. Grund: {change.reason}
              {change.decisionReason ? ` Entscheidung: ${change.decisionReason}` : ''}
            </p>
            {change.state === 'REQUESTED' && props.mayDecide && (
              <ActionForm
                action={`${props.path}/fristen/${change.id}`}
                csrfToken={props.csrfToken}
                label="Über die Verlängerung entscheiden"
              >
                <RadioGroup
                  name={`decision-${change.id}`}
                  label="Entscheidung"
                  horizontal
                  options={[
                    { value: 'JA', label: 'Verlängern' },
                    { value: 'NEIN', label: 'Ablehnen' },
                  ]}
                />
                <TextArea
                  name={`reason-${change.id}`}
                  label="Begründung, nötig bei einer Ablehnung"
                  required={false}
                  rows={2}
                  maxLength={REASON_MAX}
                  error={props.screen.errors[`reason-${change.id}`]}
                />
                <SubmitButton look="secondary">Entscheidung speichern</SubmitButton>
              </ActionForm>
            )}
          </Panel>
        ))}
      </Stack>
    </Section>
  );
}

function DueForm(props: { screen: OverviewScreen; path: string; csrfToken: string; isDistrict: boolean }): JSX.Element {
  const { screen, isDistrict } = props;
  const { typed, errors } = screen;
  const open = screen.duties.duties.filter(
    (duty) => (screen.reports.find((each) => sameReport(each, duty))?.status ?? 'DRAFT') === 'DRAFT',
  );
  return (
    <Panel title={isDistrict ? 'Mehr Zeit beantragen' : 'Frist festlegen'} id="frist">
      {isDistrict && (
        <p>Die Frist kann auf Antrag verlängert werden, auch nach ihrem Ablauf (§ 31 Abs. 7 {law().procedureAct}).</p>
      )}
      <ActionForm
        action={`${props.path}/fristen`}
        csrfToken={props.csrfToken}
        label={isDistrict ? 'Mehr Zeit beantragen' : 'Frist festlegen'}
      >
        <SelectField
          name="report"
          label="Nachweis"
          value={typed['report']}
          error={errors['report']}
          options={open.map((duty) => ({ value: `${duty.kind}:${duty.budgetYear ?? ''}`, label: reportName(duty) }))}
        />
        {!isDistrict && (
          <SelectField
            name="basis"
            label="Anlass"
            value={typed['basis']}
            error={errors['basis']}
            options={[
              { value: 'EXTENSION', label: 'Verlängerung' },
              { value: 'NOTICE', label: 'Im Bescheid ist ein anderer Tag genannt' },
              { value: 'INVESTMENT', label: 'Investition: Frist nach den Programmbestimmungen' },
            ]}
          />
        )}
        <DateField
          name="dueOn"
          label="Vorzulegen bis"
          required={isDistrict}
          value={typed['dueOn']}
          error={errors['dueOn']}
        />
        <TextArea
          name="reason"
          label="Grund"
          rows={3}
          maxLength={REASON_MAX}
          value={typed['reason']}
          error={errors['reason']}
        />
        <SubmitButton look="secondary">{isDistrict ? 'Verlängerung beantragen' : 'Frist festlegen'}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
