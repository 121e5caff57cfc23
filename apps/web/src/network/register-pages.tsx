import type { JSX } from 'preact';
import {
  COUNT_SHOWN_FROM,
  MEASURE_LIFECYCLE,
  MEASURE_STATUSES,
  OFFER_KINDS,
  progressOf,
  REGISTER_KINDS,
  type Concept,
  type CounsellingFigures,
  type Finding,
  type Measure,
  type MeasureAction,
  type Offer,
  type OfferReference,
  type RegisteredOrganisation,
} from '#network';
import type { Actor } from '#kernel';
import type { PageFrame } from '../access/index.js';
import {
  Accordion,
  ActionForm,
  CheckboxField,
  DateField,
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
  TextField,
} from '../layout/index.js';
import {
  MEASURE_WORDS,
  OFFER_WORDS,
  PHASE_WORDS,
  PHENOMENON_WORDS,
  REGISTER_WORDS,
  unverifiedWord,
} from '../public/public-words.js';
import { fieldOf, pageErrors, type TypedForm } from './typed-form.js';

const CRUMB = { label: 'Netzwerk', href: '/netzwerk' };
const visibility = (isPublic: boolean): string => (isPublic ? 'öffentlich' : 'intern');

/** The way into everything of the network. */
export function networkPage(
  frame: PageFrame,
  facts: { bodies: number; organisations: number; concepts: number; findings: number },
): string {
  const entries = [
    ['/netzwerk/gremien', 'Gremien, Sitzungen, Abstimmungen', `${facts.bodies} Gremien`],
    ['/netzwerk/veranstaltungen', 'Veranstaltungen', 'Anmeldungen und Wartelisten'],
    ['/netzwerk/organisationen', 'Organisationen und Beratungsangebote', `${facts.organisations} Organisationen`],
    ['/netzwerk/konzepte', 'Handlungskonzepte und Maßnahmen', `${facts.concepts} Konzepte`],
    ['/netzwerk/erkenntnisse', 'Forschung und Verweise', `${facts.findings} Ergebnisse`],
    ['/netzwerk/beratungszahlen', 'Beratungszahlen', 'je Halbjahr, ohne Daten von Ratsuchenden'],
    ['/foerderlandkarte', 'Förderlandkarte', 'öffentliche Seite'],
  ] as const;
  return renderPage(
    <Page {...frame} title="Netzwerk">
      <PageHead title="Netzwerk" lead="Wer gegen Extremismus arbeitet, was beschlossen ist und wie weit es ist." />
      <DenseTable
        caption="Bereiche"
        hideCaption
        columns={[{ label: 'Bereich' }, { label: 'Inhalt' }]}
        rows={entries.map(([href, label, content]) => ({
          key: href,
          cells: [
            <a class="kern-link" href={href}>
              {label}
            </a>,
            content,
          ],
        }))}
      />
    </Page>,
  );
}

export interface OrganisationsScreen {
  readonly organisations: readonly RegisteredOrganisation[];
  readonly offers: readonly Offer[];
  readonly text: string;
  readonly mayEdit: boolean;
  readonly districts: readonly { readonly ags: string; readonly name: string }[];
  readonly typed: TypedForm;
}

export function organisationsPage(frame: PageFrame, screen: OrganisationsScreen): string {
  const errors = pageErrors(screen.typed);
  const districtName = (ags: string | null): string => screen.districts.find((each) => each.ags === ags)?.name ?? '';
  return renderPage(
    <Page
      {...frame}
      title="Organisationen"
      breadcrumb={[CRUMB, { label: 'Organisationen' }]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead title="Organisationen" />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        <form
          class="form"
          method="get"
          action="/netzwerk/organisationen"
          role="search"
          aria-label="Organisationen suchen"
        >
          <TextField name="suche" label="Name, Aufgabe oder Sitz" type="search" required={false} value={screen.text} />
          <SubmitButton look="secondary" slim>
            Suchen
          </SubmitButton>
        </form>
        {screen.organisations.length === 0 ? (
          <EmptyState
            text="Nichts gefunden."
            action={
              <a class="kern-link" href="/netzwerk/organisationen">
                Suche zurücksetzen
              </a>
            }
          />
        ) : (
          <DenseTable
            caption={`${screen.organisations.length} Organisationen`}
            columns={[
              { label: 'Name' },
              { label: 'Art' },
              { label: 'Sitz' },
              { label: 'Aufgabe' },
              { label: 'Sichtbar' },
              { label: 'Stand' },
            ]}
            rows={screen.organisations.map((each) => ({
              key: each.id,
              cells: [
                each.name,
                REGISTER_WORDS[each.kind],
                <>
                  {each.seat}
                  {each.districtAgs && <Sub>{districtName(each.districtAgs)}</Sub>}
                </>,
                each.role,
                visibility(each.isPublic),
                unverifiedWord(each.verifiedBy) || 'geprüft',
              ],
            }))}
          />
        )}
        <Section title="Beratungsangebote">
          <DenseTable
            caption="Beratungsangebote"
            hideCaption
            columns={[
              { label: 'Angebot' },
              { label: 'Art' },
              { label: 'Träger' },
              { label: 'Zuständig für' },
              { label: 'Sichtbar' },
            ]}
            rows={screen.offers.map((offer) => ({
              key: offer.id,
              cells: [
                offer.name,
                OFFER_WORDS[offer.kind],
                offer.organisationName,
                offer.districts.length === screen.districts.length
                  ? 'ganz Nordrhein-Westfalen'
                  : `${offer.districts.length} Kreise`,
                visibility(offer.isPublic),
              ],
            }))}
          />
        </Section>
        {screen.mayEdit && <OrganisationForm screen={screen} csrfToken={frame.csrfToken} />}
      </Stack>
    </Page>,
  );
}

function OrganisationForm({
  screen: { typed, districts },
  csrfToken,
}: {
  screen: OrganisationsScreen;
  csrfToken: string;
}): JSX.Element {
  const field = (name: string, fallback = ''): ReturnType<typeof fieldOf> => fieldOf(typed, 'org', name, fallback);
  return (
    <Accordion title="Organisation eintragen" open={typed.form === 'org'}>
      <ActionForm action="/netzwerk/organisationen" csrfToken={csrfToken} label="Organisation eintragen">
        <p>Nur Organisationen und ihre Stellen, keine Namen von Personen.</p>
        <TextField label="Name" {...field('name')} />
        <SelectField
          label="Art"
          emptyLabel={null}
          {...field('kind', 'ASSOCIATION')}
          options={REGISTER_KINDS.map((value) => ({ value, label: REGISTER_WORDS[value] }))}
        />
        <TextField label="Sitz" required={false} {...field('seat')} />
        <SelectField
          label="Kreis"
          required={false}
          emptyLabel="keiner"
          {...field('districtAgs')}
          options={districts.map(({ ags, name }) => ({ value: ags, label: name }))}
        />
        <TextField label="Aufgabe im Netzwerk" required={false} {...field('role')} />
        <TextField label="Internetadresse" required={false} {...field('website')} />
        <TextField label="E-Mail-Adresse der Stelle" type="email" required={false} {...field('email')} />
        <TextField label="Telefon der Stelle" type="tel" required={false} {...field('phone')} />
        <DateField
          label="Mitglied bei „Kommunen gegen Extremismus“ seit"
          required={false}
          {...field('kgeMemberSince')}
        />
        <TextField label="Quelle" required={false} {...field('source')} />
        <CheckboxField name="org-public" label="Öffentlich zeigen" required={false} />
        <SubmitButton>Organisation eintragen</SubmitButton>
      </ActionForm>
    </Accordion>
  );
}

export function conceptsPage(frame: PageFrame, concepts: readonly Concept[]): string {
  return renderPage(
    <Page {...frame} title="Handlungskonzepte" breadcrumb={[CRUMB, { label: 'Handlungskonzepte' }]}>
      <PageHead title="Handlungskonzepte" />
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
      <PageHead title={concept.title} meta={concept.responsible} />
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

const STATUS_CLASS = {
  PLANNED: 'bar-applied',
  RUNNING: 'bar-reserved',
  DONE: 'bar-committed',
  SUSPENDED: 'bar-this',
  DROPPED: 'bar-room',
} as const;
const BAR = { width: 240, height: 18 } as const;

function Progress({ concept, measures }: { concept: Concept; measures: readonly Measure[] }): JSX.Element {
  return (
    <DenseTable
      caption="Maßnahmen je Handlungsfeld und Stand"
      hideCaption
      narrow="scroll"
      columns={[
        { label: 'Handlungsfeld' },
        { label: 'Bild' },
        ...MEASURE_STATUSES.map((status) => ({ label: MEASURE_WORDS[status], isNumeric: true })),
      ]}
      rows={concept.fields.map((field) => {
        const progress = progressOf(measures.filter(({ fieldId }) => fieldId === field.id).map(({ status }) => status));
        return {
          key: field.id,
          cells: [
            field.title,
            <ProgressBar progress={progress} />,
            ...MEASURE_STATUSES.map((status) => String(progress.byStatus[status])),
          ],
        };
      })}
    />
  );
}

/** A picture only: the numbers stand in the same row. */
function ProgressBar({ progress }: { progress: ReturnType<typeof progressOf> }): JSX.Element {
  const order = ['DONE', 'RUNNING', 'SUSPENDED', 'PLANNED'] as const;
  const unit = progress.total === 0 ? 0 : BAR.width / progress.total;
  const starts = order.map((_, index) =>
    order.slice(0, index).reduce((sum, status) => sum + progress.byStatus[status], 0),
  );
  return (
    <svg
      class="progress"
      viewBox={`0 0 ${BAR.width} ${BAR.height}`}
      width={BAR.width}
      height={BAR.height}
      aria-hidden="true"
      focusable="false"
    >
      <rect class="bar-room" x="0.5" y="0.5" width={BAR.width - 1} height={BAR.height - 1} />
      {order.map((status, index) => (
        <rect
          key={status}
          class={STATUS_CLASS[status]}
          x={(starts[index] ?? 0) * unit}
          y="0.5"
          width={progress.byStatus[status] * unit}
          height={BAR.height - 1}
        />
      ))}
    </svg>
  );
}

const ACTION_WORDS: Readonly<Record<MeasureAction, string>> = {
  begin: 'beginnt',
  finish: 'ist umgesetzt',
  suspend: 'ruht',
  resume: 'läuft weiter',
  drop: 'wird aufgegeben',
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
            {measure.title}
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
          measure.awards.map(({ awardId, fileNumber }) => (
            <a key={awardId} class="kern-link" href={`/bewilligungen/${awardId}/auszahlungen`}>
              {fileNumber}
            </a>
          )),
          measure.findings.map(({ title }) => title).join('; '),
          <StepForm measure={measure} actor={actor} csrfToken={csrfToken} />,
        ],
      }))}
    />
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
          <SelectField
            label="Handlungsfeld"
            {...fieldOf(typed, 'measure', 'fieldId')}
            options={concept.fields.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <TextField label="Maßnahme" {...fieldOf(typed, 'measure', 'title')} />
          <TextField label="Zuständiges Ressort oder Amt" {...fieldOf(typed, 'measure', 'responsible')} />
          <TextField label="Beteiligte" required={false} {...fieldOf(typed, 'measure', 'partners')} />
          <CheckboxField name="measure-public" label="Öffentlich zeigen" required={false} />
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

export function findingsPage(
  frame: PageFrame,
  screen: { findings: readonly Finding[]; references: readonly OfferReference[]; text: string },
): string {
  return renderPage(
    <Page {...frame} title="Forschung und Verweise" breadcrumb={[CRUMB, { label: 'Forschung und Verweise' }]}>
      <PageHead
        title="Forschung und Verweise"
        lead="Austausch zwischen Verwaltung, Zivilgesellschaft und Wissenschaft."
      />
      <Stack>
        <form class="form" method="get" action="/netzwerk/erkenntnisse" role="search" aria-label="Forschung suchen">
          <TextField
            name="suche"
            label="Titel, Herausgeberin oder Inhalt"
            type="search"
            required={false}
            value={screen.text}
          />
          <SubmitButton look="secondary" slim>
            Suchen
          </SubmitButton>
        </form>
        {screen.findings.length === 0 ? (
          <EmptyState
            text="Nichts gefunden."
            action={
              <a class="kern-link" href="/netzwerk/erkenntnisse">
                Suche zurücksetzen
              </a>
            }
          />
        ) : (
          <DenseTable
            caption="Forschungsergebnisse, neueste zuerst"
            columns={[
              { label: 'Titel' },
              { label: 'Herausgeberin' },
              { label: 'Jahr' },
              { label: 'Bereich' },
              { label: 'Sichtbar' },
            ]}
            rows={screen.findings.map((each) => ({
              key: each.id,
              cells: [
                <>
                  {each.title}
                  <Sub>{each.summary}</Sub>
                </>,
                each.publisher,
                String(each.publishedYear),
                each.phenomenon ? PHENOMENON_WORDS[each.phenomenon] : 'übergreifend',
                visibility(each.isPublic),
              ],
            }))}
          />
        )}
        <Section title="Verweise zwischen Angeboten">
          {screen.references.length === 0 ? (
            <EmptyState text="Noch kein Verweis eingetragen." />
          ) : (
            <ul class="plain">
              {screen.references.map((each, index) => (
                <li key={index}>
                  {each.from} verweist auf {each.to}: {each.note}
                </li>
              ))}
            </ul>
          )}
        </Section>
      </Stack>
    </Page>,
  );
}

export function figuresPage(
  frame: PageFrame,
  screen: { figures: readonly CounsellingFigures[]; offers: readonly Offer[]; mayEdit: boolean; typed: TypedForm },
): string {
  const errors = pageErrors(screen.typed);
  const shown = (count: number | null): string =>
    count === null ? `weniger als ${COUNT_SHOWN_FROM} oder gesperrt` : String(count);
  return renderPage(
    <Page
      {...frame}
      title="Beratungszahlen"
      breadcrumb={[CRUMB, { label: 'Beratungszahlen' }]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead
        title="Beratungszahlen"
        lead={`Nur Summen je Halbjahr. Zahlen unter ${COUNT_SHOWN_FROM} werden nicht gezeigt, und auch keine, aus der man sie errechnen könnte.`}
      />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        {screen.figures.length === 0 && <EmptyState text="Noch keine Zahlen eingetragen." />}
        {screen.figures.map((figure) => (
          <DenseTable
            key={`${figure.halfYear} ${figure.kind}`}
            caption={`${OFFER_WORDS[figure.kind]}, ${figure.halfYear.endsWith('1') ? '1.' : '2.'} Halbjahr ${figure.halfYear.slice(0, 4)}`}
            columns={[{ label: 'Art des Falls' }, { label: 'Anzahl', isNumeric: true }]}
            rows={figure.cells.map((cell) => ({ key: cell.category, cells: [cell.category, shown(cell.cases)] }))}
            foot={[{ key: 'summe', cells: ['Zusammen', shown(figure.total)] }]}
          />
        ))}
        {screen.mayEdit && (
          <Accordion title="Zahl eintragen" open={screen.typed.form === 'figure'}>
            <ActionForm action="/netzwerk/beratungszahlen" csrfToken={frame.csrfToken} label="Zahl eintragen">
              <SelectField
                label="Angebot"
                {...fieldOf(screen.typed, 'figure', 'offerId')}
                options={screen.offers
                  .filter(({ kind }) => OFFER_KINDS.includes(kind))
                  .map(({ id, name }) => ({ value: id, label: name }))}
              />
              <TextField
                label="Halbjahr"
                hint="Jahr und 1 oder 2, zum Beispiel 2026-1"
                width="short"
                {...fieldOf(screen.typed, 'figure', 'halfYear')}
              />
              <TextField label="Art des Falls" {...fieldOf(screen.typed, 'figure', 'category')} />
              <TextField
                label="Anzahl"
                inputmode="numeric"
                width="short"
                {...fieldOf(screen.typed, 'figure', 'cases')}
              />
              <SubmitButton look="secondary">Zahl eintragen</SubmitButton>
            </ActionForm>
          </Accordion>
        )}
      </Stack>
    </Page>,
  );
}
