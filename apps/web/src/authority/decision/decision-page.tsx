import type { JSX } from 'preact';
import { hasRole, type Actor } from '#kernel';
import type { DecisionKind } from '#awards';
import type { PageFrame } from '../../access/index.js';
import type { DecisionForm } from './decision-form.js';
import {
  Alert,
  Aside,
  ButtonLink,
  Chips,
  Columns,
  errorLinks,
  ErrorSummary,
  Page,
  PageHead,
  renderPage,
  Section,
  Stack,
} from '../../layout/index.js';
import { caseCrumbs, CaseSteps } from '../case/case-head.js';
import { PlanTable } from '../case/application-zone.js';
import { CheckZone } from '../case/check-zone.js';
import { Warnings } from '../case/warnings.js';
import { CapOfYear } from '../case/caps-zone.js';
import { DecisionActions, DecisionEditor } from './decision-editor.js';
import type { Beside, DecisionScreen } from './decision-screen.js';
import { CalculationSteps, DecidedCosts, Tranches } from './decision-tables.js';
import { FourEyesPanel } from './four-eyes-panel.js';
import { LetterPreview } from './letter-preview.js';
import { CapRefusal } from './refusal-ways.js';
import { LawNote } from '../../access/index.js';

const KIND_TITLES: Readonly<Record<DecisionKind, string>> = {
  AWARD: 'Bewilligung',
  REJECTION: 'Ablehnung',
  INADMISSIBLE: 'Ablehnung als unzulässig',
};

export interface DecisionShown {
  readonly beside: Beside;
  readonly form: DecisionForm;
  /** The sentence of an act that was just refused. */
  readonly refusal?: string | undefined;
  /** The refusal was about the cap: the panel with the ways out answers it. */
  readonly isCapRefusal?: boolean | undefined;
  readonly returnError?: string | undefined;
}

/** Sketches 05 and 05b: prepare a decision, examine it, sign it, with the notice beside it. */
export function decisionPage(frame: PageFrame, screen: DecisionScreen, actor: Actor, shown: DecisionShown): string {
  const { view, decisions } = screen;
  const { application } = view;
  const { decision } = decisions;
  const isEditable = mayEdit(screen, actor);
  const kind = KIND_TITLES[shown.form.kind];
  const errors = errorLinks(shown.form.errors);
  return renderPage(
    <Page
      {...frame}
      title={`Entscheidung: ${kind}, ${application.fileNumber}`}
      hasErrors={errors.length > 0 || shown.refusal !== undefined || shown.returnError !== undefined}
      breadcrumb={caseCrumbs(view, 'Entscheidung')}
    >
      <PageHead
        title={`Entscheidung: ${kind}${isEditable ? ' vorbereiten' : ''}`}
        meta={`${application.fileNumber} · ${application.title} · ${application.districtName} (${application.districtAgs})`}
      />
      <CaseSteps view={view} />
      <ErrorSummary errors={errors} />
      {shown.refusal !== undefined && !shown.isCapRefusal && (
        <div class="refusal">
          <Alert tone="danger" title="Das ging nicht" role="alert">
            {`${shown.refusal} Gebucht ist nichts.`}
          </Alert>
        </div>
      )}
      <CapRefusal screen={screen} actor={actor} csrfToken={frame.csrfToken} isAnswer={shown.isCapRefusal ?? false} />
      {decision?.state === 'RETURNED' && decision.returnReason !== null && (
        <div class="refusal">
          <Alert tone="warning" title={`Zurückgegeben von ${decision.returnedByName ?? 'der Zweitprüfung'}`}>
            {decision.returnReason}
          </Alert>
        </div>
      )}
      <Warnings warnings={screen.warnings} />
      {decision && <Besides screen={screen} beside={shown.beside} />}
      <Columns split="decide">
        <Stack>
          {!isEditable && (
            <FourEyesPanel screen={screen} actor={actor} csrfToken={frame.csrfToken} returnError={shown.returnError} />
          )}
          {isEditable && <DecisionEditor screen={screen} form={shown.form} csrfToken={frame.csrfToken} />}
          {decision?.kind === 'AWARD' && <AwardFigures screen={screen} isEditable={isEditable} />}
          {!isEditable && decision && <Clauses screen={screen} />}
        </Stack>
        <Aside label="Vorschau und nächste Schritte">
          {isEditable && <DecisionActions screen={screen} actor={actor} csrfToken={frame.csrfToken} />}
          <BesideContent screen={screen} beside={shown.beside} csrfToken={frame.csrfToken} />
        </Aside>
      </Columns>
    </Page>,
  );
}

/** Whoever may prepare changes the draft; in review nobody changes anything. */
function mayEdit({ view }: DecisionScreen, actor: Actor): boolean {
  const statuses = ['FORMAL_CHECK', 'MATERIAL_CHECK', 'DECISION_PREPARED', 'RETURNED'];
  return hasRole(actor, 'CASEWORKER') && statuses.includes(view.application.status);
}

function Besides({ screen, beside }: { screen: DecisionScreen; beside: Beside }): JSX.Element {
  const base = `/vorgaenge/${screen.view.application.id}/entscheidung`;
  const chip = (label: string, key: Beside) => ({
    label,
    href: key === 'bescheid' ? base : `${base}?neben=${key}`,
    current: beside === key,
  });
  return (
    <Chips
      label="Neben der Entscheidung"
      chips={[
        chip('Bescheid neben der Entscheidung', 'bescheid'),
        chip('Antrag neben der Entscheidung', 'antrag'),
        chip('Prüfung neben der Entscheidung', 'pruefung'),
      ]}
    />
  );
}

function AwardFigures({ screen, isEditable }: { screen: DecisionScreen; isEditable: boolean }): JSX.Element | null {
  const { decision, tranches, caps } = screen.decisions;
  if (!decision) return null;
  return (
    <>
      {!isEditable && <DecidedCosts decision={decision} />}
      <CalculationSteps decision={decision} caps={caps} />
      <Tranches decision={decision} tranches={tranches} caps={caps} />
      <div class="cols half">
        {caps.map((cap) => (
          <CapOfYear key={cap.budgetYear} cap={cap} isSigned={decision.state === 'SIGNED'} headingLevel={2} />
        ))}
      </div>
    </>
  );
}

function Clauses({ screen }: { screen: DecisionScreen }): JSX.Element | null {
  const { decision } = screen.decisions;
  if (!decision) return null;
  return (
    <>
      {decision.content.clauses.length > 0 && (
        <Section title={`Nebenbestimmungen: ${decision.content.clauses.length} gewählt`}>
          <ol class="kern-list kern-list--numbered">
            {decision.content.clauses.map((clause) => (
              <li key={clause.code}>{clause.text}</li>
            ))}
          </ol>
        </Section>
      )}
      {decision.content.reasons.length > 0 && (
        <Section title="Begründung">
          {decision.content.reasons.map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
        </Section>
      )}
    </>
  );
}

function BesideContent(props: { screen: DecisionScreen; beside: Beside; csrfToken: string }): JSX.Element {
  const { view, preview, decisions } = props.screen;
  const content = view.submissions.at(-1)?.content;
  if (props.beside === 'antrag' && content)
    return (
      <Section title="Antrag">
        <PlanTable view={view} content={content} />
      </Section>
    );
  if (props.beside === 'pruefung')
    return (
      <Section title="Prüfung">
        <CheckZone view={view} csrfToken={props.csrfToken} mayCheck={false} input={null} />
      </Section>
    );
  const noticeId = decisions.decision?.noticeId;
  if (noticeId)
    return (
      <Section title="Bescheid">
        <ButtonLink href={`/bescheide/${noticeId}`} slim>
          Gezeichneten Bescheid ansehen
        </ButtonLink>
      </Section>
    );
  const pdf = `/vorgaenge/${view.application.id}/entscheidung/vorschau.pdf`;
  return (
    <Section
      title="Vorschau des Bescheids"
      note={
        preview && (
          <a class="kern-link" href={pdf}>
            Als PDF
          </a>
        )
      }
    >
      {preview ? (
        <>
          <LetterPreview letter={preview.letter} phrases={preview.phrases} />
          <p class="meta">Unterlegt: aus dieser Entscheidung übernommen.</p>
          <LawNote />
        </>
      ) : (
        <p>Die Vorschau erscheint, sobald der Entwurf gespeichert ist.</p>
      )}
    </Section>
  );
}
