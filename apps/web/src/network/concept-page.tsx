import type { JSX } from 'preact';
import { MEASURE_LIFECYCLE, type Concept, type Measure, type MeasureAction } from '#network';
import type { Actor } from '#kernel';
import type { PageFrame } from '../access/index.js';
import {
  Accordion,
  ActionForm,
  ButtonLink,
  DenseTable,
  EmptyState,
  ErrorSummary,
  errorLinks,
  Facts,
  formatDate,
  HiddenField,
  Page,
  PageHead,
  renderPage,
  Section,
  SelectField,
  Stack,
  Sub,
  SubmitButton,
} from '../layout/index.js';
import { MEASURE_WORDS, PHASE_WORDS } from '../public/public-words.js';
import { pageErrors, type TypedForm } from './typed-form.js';
import { CRUMB, entryPath, visibility } from './network-words.js';
import { Progress } from '../public/concept-progress.js';
import { MeasureFields, type DistrictChoice } from './register-fields.js';
import { ConceptForm } from './register-forms.js';

export interface ConceptsScreen {
  readonly concepts: readonly Concept[];
  readonly mayEdit: boolean;
  readonly districts: readonly DistrictChoice[];
  readonly typed: TypedForm;
}

export function conceptsPage(frame: PageFrame, { concepts, mayEdit, districts, typed }: ConceptsScreen): string {
  const errors = pageErrors(typed);
  return renderPage(
    <Page
      {...frame}
      title="Handlungskonzepte"
      breadcrumb={[CRUMB, { label: 'Handlungskonzepte' }]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead title="Handlungskonzepte" />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        {concepts.length === 0 ? (
          <EmptyState text="Noch kein Konzept eingetragen." />
        ) : (
          <DenseTable
            caption="Handlungskonzepte"
            hideCaption
            columns={[
              { label: 'Konzept' },
              { label: 'Zuständig' },
              { label: 'Phase' },
              { label: 'Beschluss' },
              { label: 'Sichtbar' },
            ]}
            rows={concepts.map((concept) => ({
              key: concept.id,
              cells: [
                <a class="kern-link" href={`/netzwerk/konzepte/${concept.id}`}>
                  {concept.title}
                </a>,
                concept.responsible,
                concept.phase ? PHASE_WORDS[concept.phase] : '–',
                concept.resolution
                  ? `${concept.resolution.body}, ${formatDate(concept.resolution.on)}, ${concept.resolution.reference}`
                  : '–',
                visibility(concept.isPublic),
              ],
            }))}
          />
        )}
        {mayEdit && <ConceptForm typed={typed} csrfToken={frame.csrfToken} districts={districts} />}
      </Stack>
    </Page>,
  );
}

export interface ConceptScreen {
  readonly actor: Actor;
  readonly concept: Concept;
  readonly measures: readonly Measure[];
  readonly awards: readonly { readonly id: string; readonly label: string }[];
  readonly typed: TypedForm;
}

/** A concept: progress by field as a picture and a table, then its measures with links to awards and findings. */
export function conceptPage(frame: PageFrame, screen: ConceptScreen): string {
  const { concept, measures, typed } = screen;
  const errors = pageErrors(typed);
  return renderPage(
    <Page
      {...frame}
      title={concept.title}
      breadcrumb={[CRUMB, { label: 'Handlungskonzepte', href: '/netzwerk/konzepte' }, { label: concept.title }]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead
        title={concept.title}
        meta={concept.responsible}
        aside={
          canEdit(screen.actor) && (
            <ButtonLink href={entryPath('concept', concept.id)} look="secondary" slim>
              Konzept bearbeiten
            </ButtonLink>
          )
        }
      />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        <Facts
          facts={[
            { label: 'Phase', value: concept.phase ? PHASE_WORDS[concept.phase] : 'gilt fortlaufend' },
            {
              label: 'Beschluss',
              value: concept.resolution
                ? `${concept.resolution.body}, ${formatDate(concept.resolution.on)}, ${concept.resolution.reference}`
                : 'nicht eingetragen',
            },
            ...(concept.source === '' ? [] : [{ label: 'Quelle', value: concept.source }]),
          ]}
        />
        <Section title="Stand je Handlungsfeld">
          <Progress concept={concept} measures={measures} />
        </Section>
        <Section title="Maßnahmen">
          <Measures screen={screen} csrfToken={frame.csrfToken} />
        </Section>
        {canEdit(screen.actor) && <MeasureForms screen={screen} csrfToken={frame.csrfToken} />}
      </Stack>
    </Page>,
  );
}

const canEdit = (actor: Actor): boolean => MEASURE_LIFECYCLE.actionsFor('PLANNED', actor.roles).length > 0;

const ACTION_WORDS: Readonly<Record<MeasureAction, string>> = {
  begin: 'beginnt',
  finish: 'ist umgesetzt',
  suspend: 'ruht',
  resume: 'läuft weiter',
  drop: 'wird aufgegeben',
  'take-back': 'zurück auf den Stand davor',
};

function Measures({ screen, csrfToken }: { screen: ConceptScreen; csrfToken: string }): JSX.Element {
  const { measures, concept, actor } = screen;
  if (measures.length === 0) return <EmptyState text="Noch keine Maßnahme." />;
  return (
    <DenseTable
      caption="Maßnahmen"
      hideCaption
      rowHeader={1}
      columns={[
        { label: 'Nr.' },
        { label: 'Maßnahme' },
        { label: 'Zuständig' },
        { label: 'Stand' },
        { label: 'Bezahlt aus' },
        { label: 'Forschung' },
        { label: 'Schritt', hideLabel: true },
      ]}
      rows={measures.map((measure) => ({
        key: measure.id,
        cells: [
          String(measure.number),
          <>
            {canEdit(actor) ? (
              <a class="kern-link tall" href={entryPath('measure', measure.id)}>
                {measure.title}
              </a>
            ) : (
              measure.title
            )}
            <Sub>{concept.fields.find(({ id }) => id === measure.fieldId)?.title}</Sub>
          </>,
          <>
            {measure.responsible}
            {measure.partners !== '' && <Sub>mit {measure.partners}</Sub>}
          </>,
          <>
            {MEASURE_WORDS[measure.status]}
            {measure.history.map((step, index) => (
              <Sub key={index}>
                {formatDate(step.since)}: {MEASURE_WORDS[step.status]}
              </Sub>
            ))}
          </>,
          <PayingAwards measure={measure} actor={actor} csrfToken={csrfToken} />,
          measure.findings.map(({ title }) => title).join('; '),
          <StepForm measure={measure} actor={actor} csrfToken={csrfToken} />,
        ],
      }))}
    />
  );
}

function PayingAwards({
  measure,
  actor,
  csrfToken,
}: {
  measure: Measure;
  actor: Actor;
  csrfToken: string;
}): JSX.Element {
  return (
    <>
      {measure.awards.map(({ awardId, fileNumber }) => (
        <div key={awardId}>
          <a class="kern-link tall" href={`/bewilligungen/${awardId}`}>
            {fileNumber}
          </a>
          {canEdit(actor) && (
            <ActionForm
              action={`/netzwerk/konzepte/${measure.conceptId}/bewilligung/loesen`}
              csrfToken={csrfToken}
              class="bare-form"
            >
              <HiddenField name="measureId" value={measure.id} />
              <HiddenField name="awardId" value={awardId} />
              <SubmitButton
                look="tertiary"
                slim
                label={`Zuordnung lösen: ${fileNumber} und Maßnahme ${measure.number}`}
              >
                Zuordnung lösen
              </SubmitButton>
            </ActionForm>
          )}
        </div>
      ))}
    </>
  );
}

function StepForm({ measure, actor, csrfToken }: { measure: Measure; actor: Actor; csrfToken: string }): JSX.Element {
  return (
    <>
      {MEASURE_LIFECYCLE.actionsFor(measure.status, actor.roles).map((action) => (
        <ActionForm
          key={action}
          action={`/netzwerk/konzepte/${measure.conceptId}/schritt`}
          csrfToken={csrfToken}
          class="bare-form"
        >
          <HiddenField name="measureId" value={measure.id} />
          <HiddenField name="action" value={action} />
          <SubmitButton look="tertiary" slim label={`Maßnahme ${measure.number} ${ACTION_WORDS[action]}`}>
            {ACTION_WORDS[action]}
          </SubmitButton>
        </ActionForm>
      ))}
    </>
  );
}

function MeasureForms({ screen, csrfToken }: { screen: ConceptScreen; csrfToken: string }): JSX.Element {
  const { concept, measures, awards, typed } = screen;
  return (
    <div class="stack-s">
      <Accordion title="Maßnahme eintragen" open={typed.form === 'measure'}>
        <ActionForm action={`/netzwerk/konzepte/${concept.id}`} csrfToken={csrfToken} label="Maßnahme eintragen">
          <MeasureFields typed={typed} fields={concept.fields} />
          <SubmitButton look="secondary">Maßnahme eintragen</SubmitButton>
        </ActionForm>
      </Accordion>
      {measures.length > 0 && awards.length > 0 && (
        <Accordion title="Bewilligung zuordnen">
          <ActionForm
            action={`/netzwerk/konzepte/${concept.id}/bewilligung`}
            csrfToken={csrfToken}
            label="Bewilligung zuordnen"
          >
            <SelectField
              name="measureId"
              label="Maßnahme"
              options={measures.map(({ id, number, title }) => ({ value: id, label: `${number}. ${title}` }))}
            />
            <SelectField
              name="awardId"
              label="Bewilligung"
              options={awards.map(({ id, label }) => ({ value: id, label }))}
            />
            <SubmitButton look="secondary">Zuordnen</SubmitButton>
          </ActionForm>
        </Accordion>
      )}
    </div>
  );
}
