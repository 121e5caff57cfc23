import type { JSX } from 'preact';
import { hasRole, type Actor } from '#kernel';
import type { PageFrame } from '../../access/index.js';
import {
  ActionColumn,
  Alert,
  Aside,
  ButtonLink,
  Columns,
  Page,
  renderPage,
  Section,
  Stack,
  Timeline,
} from '../../layout/index.js';
import { FILE_READERS, OFFICERS } from '../people.js';
import { ApplicationZone } from './application-zone.js';
import { CapsZone } from './caps-zone.js';
import { caseActions } from './case-actions.js';
import { CaseHead, CaseSteps, caseCrumbs } from './case-head.js';
import type { CaseScreen } from './case-screen.js';
import { CheckZone, type CheckInput } from './check-zone.js';
import { timelineEntry } from './history-words.js';
import { MessagesZone } from './messages-zone.js';
import { Warnings } from './warnings.js';

const HISTORY_SHOWN = 6;
const CHECKABLE = ['FORMAL_CHECK', 'MATERIAL_CHECK', 'DECISION_PREPARED', 'RETURNED'];

/** Sketch 04: what was applied for, what we found out and what happened, what can be done now. */
export function casePage(
  frame: PageFrame,
  screen: CaseScreen,
  actor: Actor,
  shown: { readonly refusal?: string; readonly input?: CheckInput } = {},
): string {
  const { view } = screen;
  const { application } = view;
  const actions = caseActions(screen, actor);
  const mayCheck = hasRole(actor, 'CASEWORKER') && CHECKABLE.includes(application.status);
  return renderPage(
    <Page
      {...frame}
      title={`${application.fileNumber} ${application.title}`.slice(0, 120)}
      hasErrors={shown.refusal !== undefined || shown.input !== undefined}
      breadcrumb={caseCrumbs(view)}
    >
      {shown.refusal !== undefined && (
        <div class="spaced">
          <Alert tone="danger" title="Das ging nicht" role="alert">
            {`${shown.refusal} Es wurde nichts verändert.`}
          </Alert>
        </div>
      )}
      <CaseHead screen={screen} />
      {application.status === 'WITHDRAWN' ? (
        <div class="spaced">
          <Alert tone="info" title="Der Antrag ist zurückgenommen" />
        </div>
      ) : (
        <CaseSteps view={view} />
      )}
      <Columns split="case">
        <ApplicationZone view={view} mayOpenFiles={hasRole(actor, ...FILE_READERS)} />
        <Section title="Prüfung und Verlauf">
          <Stack>
            <Warnings warnings={screen.warnings} headingLevel={3} />
            <CheckZone view={view} csrfToken={frame.csrfToken} mayCheck={mayCheck} input={shown.input ?? null} />
            <History screen={screen} />
          </Stack>
        </Section>
        <Aside label="Nächste Schritte und Spielraum">
          <ActionColumn csrfToken={frame.csrfToken} allowed={actions.allowed} refused={actions.refused} />
          <CapsZone decisions={screen.decisions} title={screen.title} />
        </Aside>
      </Columns>
      <MessagesZone view={view} mayWrite={hasRole(actor, ...OFFICERS)} />
    </Page>,
  );
}

function History({ screen }: { screen: CaseScreen }): JSX.Element {
  const { view } = screen;
  const labels = new Map(view.checks.map(({ code, label }) => [code, label]));
  return (
    <div>
      <h3 class="kern-heading-small">Verlauf</h3>
      <Timeline
        label="Verlauf"
        entries={view.history.slice(0, HISTORY_SHOWN).map((entry) => timelineEntry(entry, labels))}
      />
      <ButtonLink href={`/vorgaenge/${view.application.id}/verlauf`} look="tertiary" slim>
        Ganzer Verlauf ({view.history.length} {view.history.length === 1 ? 'Eintrag' : 'Einträge'})
      </ButtonLink>
    </div>
  );
}
