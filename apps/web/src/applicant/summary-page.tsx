import type { JSX } from 'preact';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  Alert,
  ButtonLink,
  ButtonRow,
  fieldId,
  formatDateTime,
  HiddenField,
  Icon,
  Page,
  Panel,
  renderPage,
  Stack,
  SubmitButton,
} from '../layout/index.js';
import { applicationSections, type DescribedSection } from './application-sections.js';
import { ContentBlockView } from './content-block.js';
import { lineOfFinding } from './finding-sentences.js';
import { findingsOfStep, stepOfField } from './form-steps.js';
import { crumbsOf, StepHead, titleOf } from './step-page.js';
import { contextOf, type StepView } from './step-view.js';
import { office } from '../access/index.js';

export interface SummaryView {
  readonly view: StepView;
  readonly canSign: boolean;
  /** Colleagues who may sign. */
  readonly signatories: readonly string[];
  /** Why a submission was refused just now. */
  readonly refusal: string | null;
  /** DRAFT is submitted here; an answer to the authority on the case page. */
  readonly isDraft: boolean;
}

/** The whole application to read, everything that is still wrong, and the signature. */
export function summaryPage(frame: PageFrame, summary: SummaryView): string {
  const { view } = summary;
  const { application } = view.opened;
  return renderPage(
    <Page
      {...frame}
      title={`Prüfen und einreichen, ${titleOf(view)}`}
      breadcrumb={crumbsOf(view, 'Prüfen und einreichen')}
      hasErrors={summary.refusal !== null}
    >
      <StepHead view={view} lead="Lesen Sie den Antrag im Ganzen. Jeder Abschnitt lässt sich noch ändern." />
      <Stack>
        {summary.refusal !== null && <Alert tone="danger" title={summary.refusal} role="alert" id="ablehnung" />}
        <FindingList view={view} />
        {sectionsOf(view).map((section) => (
          <ReadSection key={section.slug} view={view} section={section} />
        ))}
        <SubmitPanel frame={frame} summary={summary} />
        <ButtonRow>
          <ButtonLink href={`/antraege/${application.id}/pdf`} look="secondary" icon="download">
            Antrag als PDF
          </ButtonLink>
          <ButtonLink href={`/antraege/${application.id}/anlagen`} look="tertiary" icon="arrow-back">
            Zurück
          </ButtonLink>
        </ButtonRow>
      </Stack>
    </Page>,
  );
}

const sectionsOf = ({ opened, organisation }: StepView): DescribedSection[] =>
  applicationSections({
    fields: opened.draft.fields,
    terms: opened.version.terms,
    organisation,
    years: opened.reading.years,
    grantCents: Object.fromEntries(
      (opened.reading.computation?.years ?? []).map(({ year, grant }) => [year, grant.toCents()]),
    ),
    attachments: opened.attachments,
  });

function FindingList({ view }: { view: StepView }): JSX.Element {
  const { application, reading } = view.opened;
  const errors = reading.findings.filter(({ severity }) => severity === 'ERROR');
  if (errors.length === 0) {
    return (
      <Alert tone="success" title="Der Antrag ist vollständig">
        Alle Pflichtangaben und Unterlagen sind da, und der Plan geht auf.
      </Alert>
    );
  }
  const title =
    errors.length === 1 ? 'Eine Angabe fehlt oder stimmt nicht' : `${errors.length} Angaben fehlen oder stimmen nicht`;
  return (
    <Alert tone="warning" title={title}>
      <ul class="kern-list kern-list--bullet">
        {errors.map((finding) => (
          <li key={`${finding.field} ${finding.kind}`}>
            <a
              class="kern-link"
              href={`/antraege/${application.id}/${stepOfField(finding.field).slug}?fehler=1#${fieldId(finding.field)}`}
            >
              {lineOfFinding(finding, contextOf(view.opened))}
            </a>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function ReadSection({ view, section }: { view: StepView; section: DescribedSection }): JSX.Element {
  const { application, reading } = view.opened;
  const warnings = findingsOfStep(reading.findings, section.slug).filter(({ severity }) => severity === 'WARNING');
  return (
    <Panel
      title={section.heading}
      note={
        <a class="kern-link" href={`/antraege/${application.id}/${section.slug}`}>
          Ändern<span class="kern-sr-only"> {section.heading}</span>
        </a>
      }
    >
      {warnings.map((finding) => (
        <p key={`${finding.field} ${finding.kind}`} class="mark">
          <Icon name="warning" small />
          <span>{lineOfFinding(finding, contextOf(view.opened))}</span>
        </p>
      ))}
      {section.blocks.map((block, index) => (
        <ContentBlockView key={index} block={block} />
      ))}
    </Panel>
  );
}

function SubmitPanel({ frame, summary }: { frame: PageFrame; summary: SummaryView }): JSX.Element {
  const { application, draft, call, reading } = summary.view.opened;
  if (!summary.isDraft) {
    return (
      <Panel title="Antwort einreichen" look="key">
        <p>Ihre Änderungen gehen mit der Antwort auf die Rückfrage an die {office().name}.</p>
        <ButtonLink href={`/antraege/${application.id}#antwort`}>Zur Antwort auf die Rückfrage</ButtonLink>
      </Panel>
    );
  }
  const isComplete = reading.content !== null;
  return (
    <Panel title="Einreichen" look="key">
      <p>
        Der Aufruf „{call.name}“ endet am {formatDateTime(call.closesAt)} Uhr.
      </p>
      {summary.canSign && isComplete && (
        <ActionForm action={`/antraege/${application.id}/einreichen`} csrfToken={frame.csrfToken} label="Einreichen">
          <HiddenField name="draftVersion" value={draft.version} />
          <p>
            Mit dem Einreichen zeichnen Sie als {frame.signedIn?.name ?? 'zeichnungsberechtigte Person'} verbindlich.
            Sie erhalten sofort eine Eingangsbestätigung mit Aktenzeichen und Uhrzeit.
          </p>
          <ButtonRow>
            <SubmitButton>Verbindlich einreichen</SubmitButton>
          </ButtonRow>
        </ActionForm>
      )}
      {!(summary.canSign && isComplete) && <NotYet summary={summary} isComplete={isComplete} />}
    </Panel>
  );
}

/** Never a grey button: why it is not possible yet, and who can do it. */
function NotYet({ summary, isComplete }: { summary: SummaryView; isComplete: boolean }): JSX.Element {
  const who =
    summary.signatories.length === 0
      ? `In Ihrer Organisation hat noch niemand ein Konto mit Zeichnungsberechtigung. Die Benutzerverwaltung der ${office().name} richtet es ein.`
      : `Einreichen können: ${summary.signatories.join(', ')}.`;
  return (
    <p>
      {!isComplete && 'Noch nicht möglich: Zuerst müssen alle oben genannten Angaben stimmen. '}
      {!summary.canSign && `Einreichen darf nur, wer zeichnungsberechtigt ist. ${who}`}
    </p>
  );
}
