import { LOCAL_LIFECYCLE, projectNumber } from '#partnerships';
import type { PageFrame } from '../access/index.js';
import {
  Alert,
  Aside,
  Badge,
  ButtonLink,
  Columns,
  ErrorSummary,
  errorLinks,
  formatEuro,
  Page,
  PageHead,
  Panel,
  renderPage,
  Stack,
  Timeline,
} from '../layout/index.js';
import { RECOMMENDATION_WORDS, stateOf } from './partnership-words.js';
import { ApplicationFacts, DecisionFacts, PaymentsTable, ProofFacts, SettlementFacts } from './project-facts.js';
import { StepForm } from './step-forms.js';
import { VotePanel } from './vote-panel.js';
import type { ProjectScreen } from './project-screen.js';

/** A local project as the lead office and the authority see it; what one may do now stands on the right. */
export function projectPage(frame: PageFrame, screen: ProjectScreen): string {
  const { partnership, project, parts, errors, today, proof } = screen;
  const { tone, text } = stateOf(project, today);
  const title = project.application.title;
  const crumbs = [
    { label: 'Partnerschaften', href: '/partnerschaften' },
    { label: partnership.name, href: `/partnerschaften/${partnership.id}` },
    { label: projectNumber(project) },
  ];
  const actions = LOCAL_LIFECYCLE.actionsFor(project.status, parts).filter((action) => isDue(action, screen));
  return renderPage(
    <Page {...frame} title={title} breadcrumb={crumbs} hasErrors={Object.keys(errors).length > 0}>
      <PageHead
        title={title}
        meta={`${projectNumber(project)} · ${project.application.applicantName}`}
        facts={[
          { label: 'Stand', value: <Badge tone={tone}>{text}</Badge> },
          {
            label: project.decided ? 'Bewilligt' : 'Beantragt',
            value: formatEuro(project.decided ?? project.requested),
          },
          { label: 'Ausgezahlt', value: formatEuro(project.paid) },
        ]}
      />
      <Columns split="two">
        <Stack>
          <ErrorSummary errors={errorLinks(errors)} />
          {project.requestNote && (
            <Alert tone="warning" title="Nachgefordert">
              {project.requestNote}
            </Alert>
          )}
          {screen.vote && <VotePanel {...screen.vote} />}
          {project.recommendation && (
            <Alert tone="info" title={RECOMMENDATION_WORDS[project.recommendation]}>
              {project.recommendationNote ?? ''}
            </Alert>
          )}
          <DecisionFacts project={project} showsDraft />
          <SettlementFacts project={project} showsDraft />
          <PaymentsTable payments={screen.payments} />
          {proof && <ProofFacts {...proof} />}
          <ApplicationFacts project={project} />
        </Stack>
        <Aside label="Nächste Schritte und Verlauf">
          {actions.map((action, index) => (
            <StepForm key={action} {...screen} action={action} isFirst={index === 0} csrfToken={frame.csrfToken} />
          ))}
          {actions.length === 0 && (
            <Panel title="Nächste Schritte">
              <p class="none">Im Moment gibt es für Sie hier nichts zu tun.</p>
            </Panel>
          )}
          <Documents project={project} parts={screen.parts} />
          {screen.history.length > 0 && (
            <Panel title="Verlauf">
              <Timeline
                label="Verlauf"
                entries={screen.history.map((entry) => ({ ...entry, state: 'past' as const }))}
              />
            </Panel>
          )}
        </Aside>
      </Columns>
    </Page>,
  );
}

/** Steps that need something which is not there yet are not offered. */
function isDue(action: string, { project, payments }: ProjectScreen): boolean {
  const hasOpenPayment = payments.some(({ paidOn, refusedReason }) => !paidOn && refusedReason === null);
  if (action === 'record-local-payment' || action === 'refuse-local-payment') return hasOpenPayment;
  if (action === 'open-recommendation')
    return project.recommendation === null || project.recommendation === 'NO_QUORUM';
  return true;
}

function Documents({ project, parts }: Pick<ProjectScreen, 'project' | 'parts'>) {
  // Drafts and settlements are between the lead office and the association; a signed decision its companion may read.
  const isCompanion = parts.includes('COORDINATION');
  if (!project.decision || (isCompanion && !project.signed)) return null;
  const path = `/projekte/${project.id}`;
  return (
    <Panel title="Schreiben">
      <Stack small>
        <ButtonLink href={`${path}/entscheidung.pdf`} look="secondary" slim block>
          {project.signed ? 'Entscheidung (PDF)' : 'Entwurf der Entscheidung (PDF)'}
        </ButtonLink>
        {project.settlement && !isCompanion && (
          <ButtonLink href={`${path}/abrechnung.pdf`} look="secondary" slim block>
            {project.settlementSigned ? 'Abrechnung (PDF)' : 'Entwurf der Abrechnung (PDF)'}
          </ButtonLink>
        )}
      </Stack>
    </Panel>
  );
}
