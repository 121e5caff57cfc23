import type { JSX } from 'preact';
import { CHANGE_LIFECYCLE, roomOf, type ChangeAction, type ChangeView } from '#awards';
import type { PageFrame } from '../access/index.js';
import { approvalFacts, isApproved, mayApprove } from '../authority/approvals.js';
import { LetterPreview } from '../authority/decision/letter-preview.js';
import {
  Alert,
  Aside,
  Columns,
  DenseTable,
  ErrorSummary,
  errorLinks,
  Facts,
  formatDate,
  formatDateTime,
  formatEuro,
  Mark,
  Page,
  PageHead,
  Panel,
  renderPage,
  Section,
  Stack,
  type Fact,
} from '../layout/index.js';
import { ChangeForm } from './change-form.js';
import { EarlyStartForm } from './early-start-form.js';
import { StepForm } from './change-steps.js';
import { changeStateOf, changeTitle } from './change-words.js';
import { changesPath } from './grant-changes-page.js';
import { typedOf } from './plan-fields.js';
import { SideBySide } from './side-by-side.js';
import type { ChangeScreen } from './change-screen.js';

/** One request: what is asked, old and new side by side, how it came here, and the steps of this person. */
export function changePage(frame: PageFrame, screen: ChangeScreen): string {
  const { actor, view, errors } = screen;
  const { request, application, situation } = view;
  const isRecipient = actor.scope === 'ORGANISATION';
  const { tone, text } = changeStateOf(request.status, isRecipient);
  const title = changeTitle(request);
  const actions = actionsOf(screen);
  return renderPage(
    <Page
      {...frame}
      title={title}
      breadcrumb={[backTo(screen), { label: title }]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead
        title={title}
        meta={`${application.fileNumber} · ${application.title}`}
        facts={[{ label: 'Stand', value: <Mark tone={tone}>{text}</Mark> }]}
      />
      <Columns split="two">
        <Stack>
          <ErrorSummary errors={errorLinks(errors)} />
          <OpenQuestion screen={screen} />
          <Panel title="Was beantragt ist">
            <Facts facts={factsOf(screen)} />
          </Panel>
          {situation && (
            <Section title="Gegenüberstellung">
              <SideBySide changes={view.changes} />
            </Section>
          )}
          {!isRecipient && <Room screen={screen} />}
          {actions.includes('edit-change') && situation && (
            <Panel title="Antrag ändern" id="aendern">
              <ChangeForm
                action={`/aenderungen/${request.id}/speichern`}
                csrfToken={frame.csrfToken}
                kind={request.kind}
                current={situation.current}
                toleranceBps={situation.terms.itemToleranceBps}
                values={screen.values ?? typedOf(request.content.plan ?? situation.current, request.reason)}
                errors={errors}
                button="Entwurf speichern"
              />
            </Panel>
          )}
          {actions.includes('edit-change') && request.kind === 'EARLY_START' && (
            <Panel title="Antrag ändern" id="aendern">
              <EarlyStartForm
                action={`/aenderungen/${request.id}/speichern`}
                csrfToken={frame.csrfToken}
                values={screen.values ?? { startOn: startDay(request.content.startOn ?? ''), reason: request.reason }}
                errors={errors}
              />
            </Panel>
          )}
          {screen.letter && (
            <Section title="So geht das Schreiben hinaus" id="vorschau">
              <LetterPreview letter={screen.letter} phrases={[]} />
            </Section>
          )}
        </Stack>
        <Aside label="Nächste Schritte">
          {actions.filter((action) => action !== 'edit-change').length === 0 && (
            <Panel title="Nächste Schritte" look="key">
              <p class="none">{nothingToDo(screen)}</p>
            </Panel>
          )}
          {actions
            .filter((action) => action !== 'edit-change')
            .map((action) => (
              <StepForm key={action} action={action} screen={screen} csrfToken={frame.csrfToken} />
            ))}
        </Aside>
      </Columns>
    </Page>,
  );
}

/** What the lifecycle lets this person do, less what belongs to who asked. */
function actionsOf({ actor, view: { request, approvals } }: ChangeScreen): ChangeAction[] {
  const isMine = (actor.scope === 'ORGANISATION') === (request.origin === 'RECIPIENT');
  return CHANGE_LIFECYCLE.actionsFor(request.status, actor.roles).filter(
    (action) =>
      (action !== 'withdraw-change' || isMine) &&
      (action !== 'ask-about-change' || request.origin === 'RECIPIENT') &&
      (action !== 'confirm-change' || mayApprove(approvals)) &&
      (action !== 'sign-change' || isApproved(approvals)),
  );
}

function nothingToDo({ view: { request }, actor }: ChangeScreen): string {
  if (request.endedAt) return 'Das Verfahren ist abgeschlossen.';
  if (actor.scope === 'ORGANISATION')
    return request.status === 'DRAFT'
      ? 'Einreichen kann nur die zeichnungsberechtigte Person.'
      : 'Jetzt ist die Bewilligungsbehörde am Zug. Sie erhalten eine Nachricht.';
  return request.status === 'QUESTION'
    ? 'Jetzt ist der Kreis am Zug.'
    : 'Im Moment gibt es für Sie hier nichts zu tun.';
}

function backTo({ view: { request }, actor }: ChangeScreen): { label: string; href: string } {
  if (request.awardId) return { label: 'Änderungen', href: changesPath(request.awardId) };
  const area = actor.scope === 'ORGANISATION' ? 'antraege' : 'vorgaenge';
  return { label: 'Antrag', href: `/${area}/${request.applicationId}` };
}

function OpenQuestion({ screen: { view } }: { screen: ChangeScreen }): JSX.Element | null {
  const { request } = view;
  if (request.status !== 'QUESTION' || !request.questionDeadline) return null;
  return (
    <Alert tone="warning" title={`Rückfrage, Antwort bis ${formatDate(request.questionDeadline)}`}>
      {request.question ?? ''}
    </Alert>
  );
}

function factsOf({ view: { request, decision, approvals }, actor }: ChangeScreen): Fact[] {
  const { content } = request;
  return [
    ...(content.startOn ? [{ label: 'Beginn ab', value: startDay(content.startOn) }] : []),
    { label: 'Begründung', value: request.reason === '' ? 'fehlt noch' : request.reason },
    {
      label: 'Eingereicht',
      value: request.submittedAt
        ? `${formatDateTime(request.submittedAt)}, ${request.submittedByName ?? ''}`
        : 'noch nicht',
    },
    ...(request.question ? [{ label: 'Rückfrage', value: request.question }] : []),
    ...(request.answer ? [{ label: 'Antwort', value: request.answer }] : []),
    ...(decision && actor.scope !== 'ORGANISATION' ? decisionFacts(decision) : []),
    ...(decision ? approvalFacts(approvals) : []),
    ...(request.noticeId
      ? [
          {
            label: 'Bescheid',
            value: (
              <a class="kern-link" href={`/bescheide/${request.noticeId}`}>
                Zum Schreiben
              </a>
            ),
          },
        ]
      : []),
  ];
}

const startDay = (iso: string): string => iso.split('-').reverse().join('.');

function decisionFacts(decision: NonNullable<ChangeView['decision']>): Fact[] {
  return [
    {
      label: 'Vorbereitet',
      value: `${decision.outcome === 'APPROVE' ? 'Zustimmung' : 'Ablehnung'} durch ${decision.preparedByName}, ${formatDateTime(decision.preparedAt)}`,
    },
    ...(decision.returnReason
      ? [{ label: `Zurückgegeben von ${decision.returnedByName ?? ''}`, value: decision.returnReason }]
      : []),
    ...(decision.reservedUntil ? [{ label: 'Vorgemerkt bis', value: formatDate(decision.reservedUntil) }] : []),
    ...(decision.signedAt
      ? [{ label: 'Gezeichnet', value: `${decision.signedByName ?? ''}, ${formatDateTime(decision.signedAt)}` }]
      : []),
  ];
}

/** Where the money of the request comes from, and what has been drawn: for whoever decides. */
function Room({ screen: { view, drawn } }: { screen: ChangeScreen }): JSX.Element | null {
  if (view.caps.length === 0 || view.request.endedAt) return null;
  return (
    <Section title="Spielraum">
      <DenseTable
        caption="Höchstbetrag und Abrufe je Haushaltsjahr"
        hideCaption
        narrow="cards-two"
        columns={[
          { label: 'Haushaltsjahr' },
          { label: 'Frei unter dem Höchstbetrag', isNumeric: true },
          { label: 'Schon angefordert oder gezahlt', isNumeric: true },
        ]}
        rows={view.caps.map((cap) => ({
          key: String(cap.budgetYear),
          cells: [
            String(cap.budgetYear),
            formatEuro(roomOf(cap)),
            drawn[cap.budgetYear] ? formatEuro(drawn[cap.budgetYear] ?? 0) : '–',
          ],
        }))}
      />
    </Section>
  );
}
