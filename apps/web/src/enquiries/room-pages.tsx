import type { JSX } from 'preact';
import type { Membership, ReferralTarget } from '#enquiries';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  Badge,
  DateField,
  DenseTable,
  EmptyState,
  ErrorSummary,
  errorLinks,
  formatDate,
  Page,
  PageHead,
  Panel,
  renderPage,
  SelectField,
  Stack,
  SubmitButton,
  TextField,
} from '../layout/index.js';
import { MUNICIPALITY_WORDS, optionsOf, REGION_OPTIONS } from './enquiry-words.js';

export interface RoomForm {
  readonly mayChange: boolean;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** The frame that the pages of the room share. */
export function RoomPage(props: {
  frame: PageFrame;
  title: string;
  lead: string;
  form: RoomForm;
  children: JSX.Element | (JSX.Element | false)[];
}): JSX.Element {
  return (
    <Page {...props.frame} title={props.title} hasErrors={Object.keys(props.form.errors).length > 0}>
      <PageHead title={props.title} lead={props.lead} />
      <Stack>
        <ErrorSummary errors={errorLinks(props.form.errors)} />
        {props.children}
      </Stack>
    </Page>
  );
}

/** The register of members: municipality, period, a function's mailbox. */
export function membersPage(frame: PageFrame, memberships: readonly Membership[], form: RoomForm): string {
  return renderPage(
    <RoomPage
      frame={frame}
      form={form}
      title="Mitglieder"
      lead="Kommunen im Netzwerk „Kommunen gegen Extremismus“. Eingetragen werden Funktionspostfächer, keine Personen."
    >
      {memberships.length === 0 ? (
        <EmptyState text="Noch ist keine Kommune Mitglied." />
      ) : (
        <DenseTable
          caption={`${memberships.length} Mitgliedschaften, laufende zuerst`}
          narrow="cards-two"
          columns={[
            { label: 'Kommune' },
            { label: 'Schlüssel' },
            { label: 'Art' },
            { label: 'Region' },
            { label: 'Postfach' },
            { label: 'Mitglied' },
          ]}
          rows={memberships.map((member) => ({
            key: member.membershipId,
            cells: [
              member.name,
              member.ags,
              MUNICIPALITY_WORDS[member.kind],
              member.adminRegion,
              member.mailbox,
              <Period member={member} form={form} frame={frame} />,
            ],
          }))}
        />
      )}
      {form.mayChange && <AdmitForm frame={frame} form={form} />}
    </RoomPage>,
  );
}

function Period({ member, form, frame }: { member: Membership; form: RoomForm; frame: PageFrame }): JSX.Element {
  const from = formatDate(member.memberFrom);
  if (member.memberTo) return <>{`${from} bis ${formatDate(member.memberTo)}`}</>;
  if (!form.mayChange) return <>{`seit ${from}`}</>;
  return (
    <>
      {`seit ${from}`}
      <details class="help">
        <summary aria-label={`Mitgliedschaft beenden: ${member.name}`}>Beenden</summary>
        <ActionForm
          action={`/anfragen/mitglieder/${member.membershipId}/beenden`}
          csrfToken={frame.csrfToken}
          label={`Mitgliedschaft beenden: ${member.name}`}
        >
          {/* One such field per row: the name carries the row, so that ids stay unique. */}
          <label class="kern-label" for={`ende-${member.membershipId}`}>
            Letzter Tag
          </label>
          <input
            class="kern-form-input__input short"
            id={`ende-${member.membershipId}`}
            name="memberTo"
            type="text"
            maxLength={10}
            autoComplete="off"
          />
          <SubmitButton look="secondary" slim>
            Beenden
          </SubmitButton>
        </ActionForm>
      </details>
    </>
  );
}

function AdmitForm({ frame, form: { values, errors } }: { frame: PageFrame; form: RoomForm }): JSX.Element {
  return (
    <Panel title="Kommune aufnehmen">
      <ActionForm action="/anfragen/mitglieder" csrfToken={frame.csrfToken} label="Kommune aufnehmen">
        <TextField name="name" label="Kommune" value={values['name']} error={errors['name']} maxLength={200} />
        <TextField
          name="ags"
          label="Amtlicher Gemeindeschlüssel"
          hint="5 Ziffern für Kreis und kreisfreie Stadt, 8 für eine Gemeinde"
          inputmode="numeric"
          width="short"
          maxLength={8}
          value={values['ags']}
          error={errors['ags']}
        />
        <SelectField
          name="kind"
          label="Art"
          value={values['kind']}
          error={errors['kind']}
          options={optionsOf(MUNICIPALITY_WORDS)}
        />
        <SelectField
          name="adminRegion"
          label="Regierungsbezirk"
          value={values['adminRegion']}
          error={errors['adminRegion']}
          options={REGION_OPTIONS}
        />
        <TextField
          name="mailbox"
          label="Funktionspostfach"
          hint="Kein persönliches Postfach. Dorthin geht nur der Hinweis, dass es etwas zu lesen gibt."
          type="email"
          value={values['mailbox']}
          error={errors['mailbox']}
        />
        <DateField name="memberFrom" label="Mitglied ab" value={values['memberFrom']} error={errors['memberFrom']} />
        <SubmitButton>Kommune aufnehmen</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

/** Whom the team refers to. */
export function referralTargetsPage(frame: PageFrame, targets: readonly ReferralTarget[], form: RoomForm): string {
  return renderPage(
    <RoomPage
      frame={frame}
      form={form}
      title="Stellen"
      lead="Stellen, an die das Team verweist. Eingetragen werden Stellen, keine Personen."
    >
      {targets.length === 0 ? (
        <EmptyState text="Noch ist keine Stelle eingetragen." />
      ) : (
        <DenseTable
          caption={`${targets.length} Stellen`}
          narrow="cards-two"
          columns={[
            { label: 'Stelle' },
            { label: 'Hilft bei' },
            { label: 'Region' },
            { label: 'Erreichbar' },
            { label: 'Stand' },
          ]}
          rows={targets.map((target) => ({
            key: target.id,
            cells: [
              target.name,
              target.work,
              target.adminRegion ?? 'ganzes Land',
              target.contact,
              <TargetState target={target} form={form} frame={frame} />,
            ],
          }))}
        />
      )}
      {form.mayChange && (
        <Panel title="Stelle eintragen">
          <ActionForm action="/anfragen/stellen" csrfToken={frame.csrfToken} label="Stelle eintragen">
            <TextField
              name="name"
              label="Stelle"
              value={form.values['name']}
              error={form.errors['name']}
              maxLength={200}
            />
            <TextField
              name="work"
              label="Hilft bei"
              value={form.values['work']}
              error={form.errors['work']}
              maxLength={300}
            />
            <SelectField
              name="adminRegion"
              label="Regierungsbezirk"
              required={false}
              emptyLabel="ganzes Land"
              value={form.values['adminRegion']}
              options={REGION_OPTIONS}
            />
            <TextField
              name="contact"
              label="Erreichbar"
              hint="Funktionspostfach, Zentrale oder Internetseite"
              required={false}
              value={form.values['contact']}
              maxLength={300}
            />
            <SubmitButton>Stelle eintragen</SubmitButton>
          </ActionForm>
        </Panel>
      )}
    </RoomPage>,
  );
}

function TargetState({
  target,
  form,
  frame,
}: {
  target: ReferralTarget;
  form: RoomForm;
  frame: PageFrame;
}): JSX.Element {
  if (target.endedOn) return <>{`beendet am ${formatDate(target.endedOn)}`}</>;
  return (
    <>
      {target.verifiedBy === null && <Badge tone="warning">ungeprüft</Badge>}
      {form.mayChange && (
        <ActionForm action={`/anfragen/stellen/${target.id}/beenden`} csrfToken={frame.csrfToken} class="bare-form">
          <SubmitButton look="tertiary" slim label={`Beenden: ${target.name}`}>
            Beenden
          </SubmitButton>
        </ActionForm>
      )}
    </>
  );
}
