import type { Body, Meeting } from '#bodies';
import { BODY_KINDS } from '#bodies';
import { hasRole, type Actor } from '#kernel';
import type { PageFrame } from '../access/index.js';
import {
  Accordion,
  ActionForm,
  DenseTable,
  EmptyState,
  ErrorSummary,
  errorLinks,
  formatDateTime,
  Page,
  PageHead,
  renderPage,
  Section,
  SelectField,
  Stack,
  SubmitButton,
  TextArea,
  TextField,
} from '../layout/index.js';
import { BODY_WORDS, MEETING_WORDS } from './body-words.js';
import { fieldOf, pageErrors, type TypedForm } from './typed-form.js';

const TITLE = 'Gremien';

export interface BodiesScreen {
  readonly actor: Actor;
  readonly bodies: readonly Body[];
  readonly upcoming: readonly Meeting[];
  readonly typed: TypedForm;
}

/** All bodies one may see, and what meets next. */
export function bodiesPage(frame: PageFrame, { actor, bodies, upcoming, typed }: BodiesScreen): string {
  const nameOf = (id: string): string => bodies.find((body) => body.id === id)?.name ?? '';
  const errors = pageErrors(typed);
  return renderPage(
    <Page {...frame} title={TITLE} hasErrors={Object.keys(errors).length > 0}>
      <PageHead
        title={TITLE}
        lead="Mitglieder, Sitzungen, Beschlüsse und Abstimmungen. Sitze gehören Organisationen, nicht Personen."
      />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        <Section title="Nächste Sitzungen">
          {upcoming.length === 0 ? (
            <EmptyState text="Keine Sitzung geplant. Öffnen Sie ein Gremium, um eine zu planen." />
          ) : (
            <DenseTable
              caption="Nächste Sitzungen"
              hideCaption
              columns={[{ label: 'Sitzung' }, { label: 'Gremium' }, { label: 'Beginn' }, { label: 'Stand' }]}
              rows={upcoming.map((meeting) => ({
                key: meeting.id,
                cells: [
                  <a class="kern-link" href={`/netzwerk/sitzungen/${meeting.id}`}>
                    {meeting.title}
                  </a>,
                  nameOf(meeting.bodyId),
                  `${formatDateTime(meeting.startsAt)} Uhr`,
                  MEETING_WORDS[meeting.status],
                ],
              }))}
            />
          )}
        </Section>
        <Section title="Alle Gremien">
          {bodies.length === 0 ? (
            <EmptyState text="Noch kein Gremium angelegt." />
          ) : (
            <DenseTable
              caption="Alle Gremien"
              hideCaption
              columns={[{ label: 'Gremium' }, { label: 'Art' }, { label: 'Land' }]}
              rows={bodies.map((body) => ({
                key: body.id,
                cells: [
                  <a class="kern-link" href={`/netzwerk/gremien/${body.id}`}>
                    {body.name}
                  </a>,
                  BODY_WORDS[body.kind],
                  body.land === 'NI' ? 'Niedersachsen' : 'Nordrhein-Westfalen',
                ],
              }))}
            />
          )}
        </Section>
        {hasRole(actor, 'NETWORK_EDITOR', 'PROGRAMME_ADMIN', 'APPLICANT_EDITOR', 'APPLICANT_SIGNATORY') && (
          <Accordion title="Gremium anlegen" open={typed.form === 'body'}>
            <ActionForm action="/netzwerk/gremien" csrfToken={frame.csrfToken} label="Gremium anlegen">
              <TextField label="Name" {...fieldOf(typed, 'body', 'name')} />
              <SelectField
                label="Art"
                {...fieldOf(typed, 'body', 'kind', 'ALLIANCE')}
                emptyLabel={null}
                options={BODY_KINDS.map((value) => ({ value, label: BODY_WORDS[value] }))}
              />
              <TextArea label="Aufgabe" required={false} rows={3} {...fieldOf(typed, 'body', 'purpose')} />
              <TextField
                label="E-Mail-Adresse der Geschäftsstelle"
                hint="Steht als Einladende in den Kalendern. Eine Adresse der Stelle, nicht einer Person."
                type="email"
                required={false}
                {...fieldOf(typed, 'body', 'contactEmail')}
              />
              <SubmitButton>Gremium anlegen</SubmitButton>
            </ActionForm>
          </Accordion>
        )}
      </Stack>
    </Page>,
  );
}
