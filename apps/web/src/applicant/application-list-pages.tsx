import type { JSX } from 'preact';
import type { ApplicationCase } from '#applications';
import type { Call, Programme } from '#programmes';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  Badge,
  ButtonLink,
  ButtonRow,
  DenseTable,
  EmptyState,
  errorLinks,
  ErrorSummary,
  formatDate,
  formatDateTime,
  formatEuro,
  Page,
  PageHead,
  RadioGroup,
  type Option,
  renderPage,
  Section,
  Stack,
  Sub,
  SubmitButton,
} from '../layout/index.js';
import { caseTitle, isFinished, statusWord } from './case-words.js';

/** All applications of the organisation, open ones first. */
export function applicationListPage(frame: PageFrame, applications: readonly ApplicationCase[]): string {
  const open = applications.filter((each) => !isFinished(each));
  const finished = applications.filter(isFinished);
  return renderPage(
    <Page {...frame} title="Anträge">
      <PageHead title="Anträge" aside={<ButtonLink href="/antraege/neu">Neuer Antrag</ButtonLink>} />
      <Stack>
        <Section title="In Arbeit und in Prüfung" id="offen">
          {open.length === 0 ? (
            <EmptyState text="Zurzeit ist kein Antrag in Arbeit oder in Prüfung." />
          ) : (
            <CaseTable caption="Offene Anträge" applications={open} />
          )}
        </Section>
        <Section title="Abgeschlossen" id="abgeschlossen">
          {finished.length === 0 ? (
            <EmptyState text="Noch kein Antrag ist abgeschlossen." />
          ) : (
            <CaseTable caption="Abgeschlossene Anträge" applications={finished} />
          )}
        </Section>
      </Stack>
    </Page>,
  );
}

function CaseTable({
  caption,
  applications,
}: {
  caption: string;
  applications: readonly ApplicationCase[];
}): JSX.Element {
  return (
    <DenseTable
      caption={caption}
      hideCaption
      narrow="cards-two"
      rowHeader={0}
      columns={[
        { label: 'Antrag' },
        { label: 'Jahr', width: 's' },
        { label: 'Beantragt', isNumeric: true },
        { label: 'Stand' },
        { label: 'Seit' },
      ]}
      rows={applications.map((application) => {
        const { word, tone } = statusWord(application.status);
        return {
          key: application.id,
          cells: [
            <>
              <a class="kern-link" href={`/antraege/${application.id}`}>
                {caseTitle(application)}
              </a>
              <Sub>{application.fileNumber}</Sub>
            </>,
            String(application.budgetYear),
            formatEuro(application.requested),
            <Badge tone={tone}>{word}</Badge>,
            formatDate(application.statusSince),
          ],
        };
      })}
    />
  );
}

export interface NewApplicationView {
  readonly calls: readonly { readonly call: Call; readonly programme: Programme }[];
  readonly earlier: readonly ApplicationCase[];
  readonly now: Date;
  readonly callId: string;
  readonly copyFrom: string;
  readonly errors: Readonly<Record<string, string>>;
}

/** Which call, and whether an earlier application is taken over. */
export function newApplicationPage(frame: PageFrame, view: NewApplicationView): string {
  return renderPage(
    <Page
      {...frame}
      title="Neuer Antrag"
      breadcrumb={[{ label: 'Anträge', href: '/antraege' }, { label: 'Neuer Antrag' }]}
      hasErrors={Object.keys(view.errors).length > 0}
    >
      <PageHead title="Neuer Antrag" />
      <Stack>
        <ErrorSummary errors={errorLinks(view.errors)} />
        {view.calls.length === 0 ? (
          <EmptyState
            text="Zurzeit ist kein Aufruf offen."
            action={<ButtonLink href="/antraege">Zu unseren Anträgen</ButtonLink>}
          />
        ) : (
          <NewApplicationForm frame={frame} view={view} />
        )}
      </Stack>
    </Page>,
  );
}

function NewApplicationForm({ frame, view }: { frame: PageFrame; view: NewApplicationView }): JSX.Element {
  const copies = view.earlier.map((application) => copyOption(application, view));
  return (
    <ActionForm action="/antraege/neu" csrfToken={frame.csrfToken} label="Neuer Antrag">
      <RadioGroup
        name="callId"
        label="Für welchen Aufruf?"
        value={view.callId === '' && view.calls.length === 1 ? view.calls[0]?.call.id : view.callId}
        options={view.calls.map(({ call, programme }) => ({
          value: call.id,
          label: `${programme.name} ${call.budgetYear}`,
          hint: closingSentence(call, view.now),
        }))}
        error={view.errors['callId']}
      />
      {copies.length > 0 && (
        <RadioGroup
          name="copyFrom"
          label="Womit beginnen?"
          value={view.copyFrom}
          options={[{ value: '', label: 'Mit einem leeren Antrag' }, ...copies]}
          error={view.errors['copyFrom']}
          required={false}
        />
      )}
      <ButtonRow>
        <SubmitButton>Antrag beginnen</SubmitButton>
        <ButtonLink href="/antraege" look="tertiary">
          Abbrechen
        </ButtonLink>
      </ButtonRow>
    </ActionForm>
  );
}

/** Belongs to the calls of its programme: another programme has other categories and other sums. */
function copyOption(application: ApplicationCase, { calls }: NewApplicationView): Option {
  const fitting = calls.filter(({ call }) => call.programmeCode === application.programmeCode);
  const programme = fitting[0]?.programme.name ?? '';
  return {
    value: application.id,
    label: `Aus „${caseTitle(application)}“ übernehmen`,
    hint: `${programme}, ${application.fileNumber}, ${application.budgetYear}. Zeitraum und Erklärungen geben Sie neu an.`,
    onlyWith: { name: 'callId', values: fitting.map(({ call }) => call.id) },
  };
}

function closingSentence(call: Call, now: Date): string {
  if (call.closesAt < now)
    return `Die Frist ist am ${formatDateTime(call.closesAt)} Uhr abgelaufen; spätere Anträge werden als verspätet vermerkt.`;
  return `Antragsfrist ${formatDateTime(call.closesAt)} Uhr. Vorhaben vom ${formatDate(call.periodFrom)} bis ${formatDate(call.periodTo)}.`;
}
