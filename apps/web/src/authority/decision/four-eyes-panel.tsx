import type { JSX } from 'preact';
import { APPLICATION_LIFECYCLE, type ApplicationAction } from '#applications';
import { hasRole, type Actor } from '#kernel';
import { roleWord, sentenceOf } from '../../access/index.js';
import { actionWord } from '../../access/refusals/case-words.js';
import {
  ActionForm,
  formatDateTime,
  formatEuro,
  HiddenField,
  Panel,
  RefusedIcon,
  StateIcon,
  SubmitButton,
  TextArea,
  type StepState,
} from '../../layout/index.js';
import type { DecisionScreen } from './decision-screen.js';

interface Props {
  readonly screen: DecisionScreen;
  readonly actor: Actor;
  readonly csrfToken: string;
  readonly returnError?: string | undefined;
}

/** Who prepared, who examines, who signs, with times and what is reserved until when; and what this person may do. */
export function FourEyesPanel(props: Props): JSX.Element | null {
  const { decision } = props.screen.decisions;
  if (!decision) return null;
  const reserved = decision.reservedUntil ? `, vorgemerkt bis ${decision.reservedUntil.toGerman()}` : '';
  const amount = decision.kind === 'AWARD' ? ` · ${formatEuro(decision.amount)}${reserved}` : '';
  const inReview = decision.state === 'IN_REVIEW';
  return (
    <Panel title="Vier Augen" look="key" id="vier-augen">
      <ul class="plain eyes">
        <Eye state="done" what="Vorbereitet" by={`von ${decision.preparedByName}`}>
          {formatDateTime(decision.preparedAt)}
          {amount}
        </Eye>
        <Eye
          state={decision.reviewedAt ? 'done' : inReview ? 'now' : 'open'}
          what="Zweitprüfung"
          by={decision.reviewedByName ? `durch ${decision.reviewedByName}` : ''}
        >
          {decision.reviewedAt ? `bestätigt am ${formatDateTime(decision.reviewedAt)}` : reviewWords(props)}
        </Eye>
        <Approvals {...props} />
        <Eye
          state={decision.signedAt ? 'done' : decision.reviewedAt && inReview ? 'now' : 'open'}
          what="Schlusszeichnung"
          by={decision.signedByName ? `durch ${decision.signedByName}` : ''}
        >
          {decision.signedAt
            ? `gezeichnet am ${formatDateTime(decision.signedAt)}`
            : 'Beim Zeichnen werden Höchstbetrag und Haushalt noch einmal geprüft und gebucht.'}
        </Eye>
      </ul>
      {inReview && <ReviewActs {...props} />}
    </Panel>
  );
}

/** Lead bodies on equal terms: who has approved, and who is still asked. */
function Approvals({ screen }: Props): JSX.Element {
  const { demanded, given, ownBody } = screen.decisions.approvals;
  return (
    <>
      {demanded.map(({ body, label }) => {
        const approval = given.find((each) => each.body === body);
        return (
          <Eye
            key={body}
            state={approval ? 'done' : 'open'}
            what={`Zustimmung ${label}`}
            by={approval ? `durch ${approval.byName}` : ''}
          >
            {approval
              ? `erteilt am ${formatDateTime(approval.at)}`
              : `noch offen${body === ownBody ? '. Das können Sie.' : ''}`}
          </Eye>
        );
      })}
    </>
  );
}

function reviewWords({ screen, actor }: Props): string {
  const { decision } = screen.decisions;
  if (decision?.state !== 'IN_REVIEW') return 'noch nicht begonnen';
  const isMe = hasRole(actor, 'REVIEWER', 'SIGNATORY') && decision.preparedBy !== actor.accountId;
  return `${isMe ? 'Das können Sie. ' : ''}Offen seit ${formatDateTime(screen.view.application.statusSince)}`;
}

function Eye(props: { state: StepState; what: string; by: string; children: (string | null)[] | string }): JSX.Element {
  return (
    <li>
      <StateIcon state={props.state} />
      <span>
        <b>{props.what}</b> {props.by}
        <span class="meta sub">{props.children}</span>
      </span>
    </li>
  );
}

/** A step as a button, or the reason of the rule that stops it. */
function ReviewActs(props: Props): JSX.Element {
  const { screen, actor, csrfToken } = props;
  const { application } = screen.view;
  const base = `/vorgaenge/${application.id}/entscheidung`;
  const { demanded, given } = screen.decisions.approvals;
  const isReviewed = screen.decisions.decision?.reviewedAt !== null && given.length >= demanded.length;
  const steps = (['confirm-review', 'sign'] as const).filter((step) => step === 'sign' || !isReviewed);
  const hindered = (action: 'confirm-review' | 'sign' | 'return-decision'): string | null =>
    hindrance(screen, actor, action);
  const open = steps.filter((step) => hindered(step) === null);
  const shut = [...steps, 'return-decision' as const].filter((step) => hindered(step) !== null);
  return (
    <>
      {open.length > 0 && (
        <div class="row buttons">
          {open.map((step) => (
            <ActionForm key={step} action={`${base}/${WAYS[step]}`} csrfToken={csrfToken} class="bare-form">
              <HiddenField name="fassung" value={application.version} />
              <SubmitButton slim look={step === open.at(-1) ? 'primary' : 'secondary'}>
                {actionWord(step)}
              </SubmitButton>
            </ActionForm>
          ))}
        </div>
      )}
      {hindered('return-decision') === null && <ReturnForm {...props} />}
      <ul class="acts">
        {shut.map((step) => (
          <li key={step} class="no">
            <RefusedIcon />
            <b>{actionWord(step)}</b>
            <span class="meta">Noch nicht möglich: {hindered(step)}</span>
          </li>
        ))}
        <li class="no">
          <RefusedIcon />
          <b>Beträge ändern</b>
          <span class="meta">
            Noch nicht möglich: der Entwurf liegt zur Zweitprüfung. Dazu muss er zurückgegeben werden.
          </span>
        </li>
      </ul>
    </>
  );
}

const WAYS = { 'confirm-review': 'bestaetigen', sign: 'zeichnen' } as const;

function hindrance(
  screen: DecisionScreen,
  actor: Actor,
  action: 'confirm-review' | 'sign' | 'return-decision',
): string | null {
  const { status } = screen.view.application;
  const possible: readonly ApplicationAction[] = APPLICATION_LIFECYCLE.actionsFor(status, actor.roles);
  if (!possible.includes(action)) {
    const rows = APPLICATION_LIFECYCLE.rowsFrom(status).filter((row) => row.action === action);
    return `das darf nur die Rolle ${[...new Set(rows.flatMap((row) => row.by))].map(roleWord).join(' oder ')}.`;
  }
  const refusals = screen.obstacles[action] ?? [];
  return refusals.length === 0 ? null : refusals.map(sentenceOf).join(' ');
}

function ReturnForm({ screen, csrfToken, returnError }: Props): JSX.Element {
  const { application } = screen.view;
  return (
    <details class="help return" id="zurueckgeben" open={returnError !== undefined}>
      <summary>Mit Begründung zurückgeben</summary>
      <ActionForm action={`/vorgaenge/${application.id}/entscheidung/zurueckgeben`} csrfToken={csrfToken}>
        <HiddenField name="fassung" value={application.version} />
        <TextArea
          name="reason"
          label="Begründung"
          hint="Was soll geändert werden? Die Vormerkung wird frei."
          rows={3}
          error={returnError}
          maxLength={2000}
        />
        <SubmitButton slim look="secondary">
          Zurückgeben
        </SubmitButton>
      </ActionForm>
    </details>
  );
}
