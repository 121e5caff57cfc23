import type { JSX } from 'preact';
import { isInTerm, MAJORITIES } from '#bodies';
import {
  Accordion,
  ActionForm,
  CheckboxField,
  CheckboxGroup,
  DateField,
  RadioGroup,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../layout/index.js';
import type { BodyScreen } from './body-screen.js';
import { MAJORITY_WORDS } from './body-words.js';
import { fieldOf } from './typed-form.js';
import { law } from '../access/index.js';

interface FormProps {
  readonly screen: BodyScreen;
  readonly csrfToken: string;
}

/** Everything the keeper of a body can begin here; each form folds, the one with errors is open. */
export function BodyForms(props: FormProps): JSX.Element {
  const { typed } = props.screen;
  return (
    <div class="stack-s">
      <Accordion title="Sitzung planen" open={typed.form === 'meeting'}>
        <MeetingForm {...props} />
      </Accordion>
      <Accordion title="Abstimmung eröffnen" open={typed.form === 'vote'}>
        <VoteForm {...props} />
      </Accordion>
      <Accordion title="Sitz eintragen" open={typed.form === 'seat'}>
        <SeatForm {...props} />
      </Accordion>
      <Accordion title="Vertretung eintragen" open={typed.form === 'deputy'}>
        <DeputyForm {...props} />
      </Accordion>
      <Accordion title="Aufgabe vergeben" open={typed.form === 'task'}>
        <TaskForm {...props} />
      </Accordion>
      <Accordion title="Regeln ändern" open={typed.form === 'rules'}>
        <RulesForm {...props} />
      </Accordion>
    </div>
  );
}

const seatOptions = ({ seats, today }: BodyScreen): { value: string; label: string }[] =>
  seats.filter((seat) => isInTerm(seat, today)).map(({ id, organisation }) => ({ value: id, label: organisation }));

function MeetingForm({ screen: { body, typed }, csrfToken }: FormProps): JSX.Element {
  return (
    <ActionForm action={`/netzwerk/gremien/${body.id}/sitzungen`} csrfToken={csrfToken} label="Sitzung planen">
      <TextField label="Titel" {...fieldOf(typed, 'meeting', 'title')} />
      <DateField label="Tag" {...fieldOf(typed, 'meeting', 'startsAt')} />
      <TextField
        label="Beginn"
        hint="Uhrzeit in Berlin, zum Beispiel 14:00"
        width="short"
        {...fieldOf(typed, 'meeting', 'startTime')}
      />
      <TextField label="Ende" hint="zum Beispiel 16:30" width="short" {...fieldOf(typed, 'meeting', 'endsAt')} />
      <TextField label="Ort" required={false} {...fieldOf(typed, 'meeting', 'place')} />
      <TextArea
        label="Tagesordnung"
        hint="Je Zeile ein Punkt"
        required={false}
        {...fieldOf(typed, 'meeting', 'agenda')}
      />
      <SubmitButton>Sitzung planen</SubmitButton>
    </ActionForm>
  );
}

function VoteForm({ screen, csrfToken }: FormProps): JSX.Element {
  const { body, typed } = screen;
  return (
    <ActionForm action={`/netzwerk/gremien/${body.id}/abstimmungen`} csrfToken={csrfToken} label="Abstimmung eröffnen">
      <TextArea label="Worüber wird abgestimmt?" rows={3} {...fieldOf(typed, 'vote', 'title')} />
      <RadioGroup
        label="Wie?"
        {...fieldOf(typed, 'vote', 'mode', 'ONLINE')}
        options={[
          { value: 'ONLINE', label: 'Online', hint: 'Jeder Sitz bekommt einen persönlichen Link.' },
          { value: 'IN_SESSION', label: 'In der Sitzung', hint: 'Sie tragen die Stimmen ein.' },
        ]}
      />
      <DateField label="Online bis (Tag)" required={false} {...fieldOf(typed, 'vote', 'closesAt')} />
      <TextField
        label="Online bis (Uhrzeit)"
        required={false}
        width="short"
        {...fieldOf(typed, 'vote', 'closeTime', '18:00')}
      />
      <CheckboxGroup
        label="Befangen sind"
        hint={`Sie stimmen nicht mit ab und zählen nicht für die Beschlussfähigkeit (${law().recusal}).`}
        required={false}
        name="vote-recused"
        error={typed.form === 'vote' ? typed.errors['recusedSeats'] : undefined}
        options={seatOptions(screen)}
      />
      <TextField label="Grund der Befangenheit" required={false} {...fieldOf(typed, 'vote', 'reason')} />
      <SubmitButton>Abstimmung eröffnen</SubmitButton>
    </ActionForm>
  );
}

function SeatForm({ screen: { body, typed, today }, csrfToken }: FormProps): JSX.Element {
  return (
    <ActionForm action={`/netzwerk/gremien/${body.id}/sitze`} csrfToken={csrfToken} label="Sitz eintragen">
      <TextField label="Organisation" {...fieldOf(typed, 'seat', 'organisation')} />
      <TextField label="Funktion" {...fieldOf(typed, 'seat', 'role', 'Mitglied')} />
      <TextField
        label="E-Mail-Adresse"
        hint="Eine Adresse der Organisation, nicht einer Person"
        type="email"
        required={false}
        {...fieldOf(typed, 'seat', 'contactEmail')}
      />
      <DateField label="Amtszeit ab" {...fieldOf(typed, 'seat', 'from', today.toGerman())} />
      <CheckboxField name="seat-advisory" label="Nur beratend, ohne Stimme" required={false} />
      <SubmitButton>Sitz eintragen</SubmitButton>
    </ActionForm>
  );
}

function DeputyForm({ screen, csrfToken }: FormProps): JSX.Element {
  const { body, typed, today } = screen;
  return (
    <ActionForm action={`/netzwerk/gremien/${body.id}/vertretungen`} csrfToken={csrfToken} label="Vertretung eintragen">
      <SelectField label="Sitz" {...fieldOf(typed, 'deputy', 'seatId')} options={seatOptions(screen)} />
      <TextField label="Vertretende Organisation oder Stelle" {...fieldOf(typed, 'deputy', 'organisation')} />
      <DateField label="Ab" {...fieldOf(typed, 'deputy', 'from', today.toGerman())} />
      <SubmitButton>Vertretung eintragen</SubmitButton>
    </ActionForm>
  );
}

function TaskForm({ screen, csrfToken }: FormProps): JSX.Element {
  const { body, typed } = screen;
  return (
    <ActionForm action={`/netzwerk/gremien/${body.id}/aufgaben`} csrfToken={csrfToken} label="Aufgabe vergeben">
      <TextField label="Aufgabe" {...fieldOf(typed, 'task', 'title')} />
      <SelectField label="Zuständig" {...fieldOf(typed, 'task', 'seatId')} options={seatOptions(screen)} />
      <DateField label="Frist" {...fieldOf(typed, 'task', 'dueOn')} />
      <SubmitButton>Aufgabe vergeben</SubmitButton>
    </ActionForm>
  );
}

function RulesForm({ screen: { body, typed }, csrfToken }: FormProps): JSX.Element {
  const { quorum } = body;
  return (
    <ActionForm action={`/netzwerk/gremien/${body.id}/regeln`} csrfToken={csrfToken} label="Regeln ändern">
      <TextField
        label="Beschlussfähig mit (Anteil)"
        hint="Zum Beispiel 1/2. Laufende Abstimmungen behalten ihre Regeln."
        width="short"
        {...fieldOf(typed, 'rules', 'quorum', `${quorum.numerator}/${quorum.denominator}`)}
      />
      <CheckboxField
        name="rules-strict"
        label="Der Anteil muss überschritten sein (mehr als, nicht mindestens)"
        required={false}
        checked={quorum.isStrict}
      />
      <SelectField
        label="Mehrheit"
        {...fieldOf(typed, 'rules', 'majority', body.majority)}
        emptyLabel={null}
        options={MAJORITIES.map((value) => ({ value, label: MAJORITY_WORDS[value] }))}
      />
      <CheckboxField
        name="rules-secret"
        label="Geheim abstimmen"
        required={false}
        checked={body.secrecy === 'SECRET'}
      />
      <SubmitButton look="secondary">Regeln ändern</SubmitButton>
    </ActionForm>
  );
}
