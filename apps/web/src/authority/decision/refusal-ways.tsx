import type { JSX } from 'preact';
import type { CapOfCase, Decision } from '#awards';
import { hasRole, type Actor } from '#kernel';
import {
  ActionForm,
  Alert,
  ButtonLink,
  DenseTable,
  formatAmount,
  formatEuro,
  HiddenField,
  Panel,
  RefusedIcon,
  Sub,
  SubmitButton,
} from '../../layout/index.js';
import { waysOut, type WayOut } from './ways-out.js';
import type { DecisionScreen } from './decision-screen.js';

/** Sketch 05b: by how much it does not fit, why, what became of the input, and what is possible instead, with figures. */
export function CapRefusal(props: {
  screen: DecisionScreen;
  actor: Actor;
  csrfToken: string;
  /** True when an act was just refused: the message takes the focus then. */
  isAnswer: boolean;
}): JSX.Element | null {
  const { decision, caps } = props.screen.decisions;
  const over = caps.find(({ excess }) => excess.isPositive());
  if (!decision || !over || decision.state === 'SIGNED') return null;
  return (
    <div class="stack refusal">
      <Alert
        tone="danger"
        title={`So kann der Bescheid nicht ergehen: ${over.budgetYear} fehlen ${formatEuro(over.excess)} Spielraum`}
        id="ablehnung"
        {...(props.isAnswer ? { role: 'alert' as const } : {})}
      >
        <p>
          {causeOf(over, props.screen.view.application.districtName)} Ihre Eingaben sind gespeichert, gebucht ist
          nichts.
        </p>
      </Alert>
      <Ways {...props} decision={decision} over={over} />
    </div>
  );
}

function causeOf(over: CapOfCase, districtName: string): string {
  return `Für ${over.budgetYear} ergeben sich ${formatEuro(over.thisCase)}. Der Höchstbetrag für ${districtName} ist ${formatEuro(over.cap)} im Jahr; davon sind ${formatEuro(over.committed)} bewilligt und ${formatEuro(over.reserved)} für andere Vorgänge vorgemerkt. Es bleiben ${formatEuro(over.room)}.`;
}

function Ways(props: {
  screen: DecisionScreen;
  actor: Actor;
  csrfToken: string;
  decision: Decision;
  over: CapOfCase;
}): JSX.Element {
  const { decision, over, screen } = props;
  const years = decision.content.years.map(({ year }) => year);
  const ways = waysOut(decision, screen.decisions.caps, over, screen.view.terms.terms);
  const total = (way: WayOut): string => formatAmount(Object.values(way.grants).reduce((sum, each) => sum.plus(each)));
  return (
    <Panel title="Was stattdessen möglich ist" look="key" id="stattdessen">
      <DenseTable
        caption="Möglichkeiten mit Beträgen in EUR"
        hideCaption
        columns={[
          { label: 'Möglichkeit' },
          ...years.map((year) => ({ label: String(year), isNumeric: true })),
          { label: 'Zuwendung', isNumeric: true },
          { label: 'Folge' },
          { label: 'Auswahl', hideLabel: true, width: 'm' as const },
        ]}
        rows={ways.map((way) => ({
          key: way.kind,
          cells: [
            <>
              <b>{way.title}</b>
              <Sub>{way.note}</Sub>
            </>,
            ...years.map((year) => {
              const grant = way.grants[year];
              return grant ? formatAmount(grant) : '–';
            }),
            total(way),
            <Consequence way={way} {...props} />,
            <Choice way={way} {...props} />,
          ],
        }))}
      />
    </Panel>
  );
}

interface ChoiceProps {
  readonly way: WayOut;
  readonly screen: DecisionScreen;
  readonly actor: Actor;
  readonly csrfToken: string;
  readonly over: CapOfCase;
}

function Consequence({ way, actor }: ChoiceProps): JSX.Element {
  if (way.kind !== 'EXCEPTION' || hasRole(actor, 'CAP_EXCEPTION_OFFICER')) return <>{way.consequence}</>;
  return (
    <span class="row nowrap-icon">
      <RefusedIcon />
      <span>Nicht durch Sie: {way.consequence} Eintragen darf sie die Rolle „Ausnahmen vom Höchstbetrag“.</span>
    </span>
  );
}

/** Only a caseworker changes the draft; in review it must be returned first. */
function Choice({ way, screen, actor, csrfToken, over }: ChoiceProps): JSX.Element | null {
  const { application } = screen.view;
  const base = `/vorgaenge/${application.id}`;
  if (way.kind === 'EXCEPTION')
    return hasRole(actor, 'CAP_EXCEPTION_OFFICER') ? (
      <ButtonLink href={`${base}/ausnahme?jahr=${over.budgetYear}`} look="secondary" slim>
        Eintragen
      </ButtonLink>
    ) : null;
  const isEditable = ['DECISION_PREPARED', 'RETURNED'].includes(application.status) && hasRole(actor, 'CASEWORKER');
  if (!isEditable) return null;
  if (way.kind === 'SHIFT')
    return (
      <ButtonLink href="#entscheidung" slim>
        Plan anpassen
      </ButtonLink>
    );
  const isLimit = way.kind === 'LIMIT';
  return (
    <ActionForm
      action={`${base}/entscheidung/${isLimit ? 'begrenzen' : 'teilen'}`}
      csrfToken={csrfToken}
      class="bare-form"
    >
      <HiddenField name="fassung" value={application.version} />
      <HiddenField name="jahr" value={over.budgetYear} />
      <SubmitButton
        slim
        look="secondary"
        label={isLimit ? `Begrenzen: ${over.budgetYear} auf den Spielraum` : `Teilen: ${way.title}`}
      >
        {isLimit ? 'Begrenzen' : 'Teilen'}
      </SubmitButton>
    </ActionForm>
  );
}
