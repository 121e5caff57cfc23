import type { JSX } from 'preact';
import type { Concept, Finding, Measure, OfferReference } from '#network';
import type { PageFrame } from '../access/index.js';
import {
  DenseTable,
  EmptyState,
  Facts,
  formatDate,
  Page,
  PageHead,
  renderPage,
  Section,
  Stack,
  Sub,
  SubmitButton,
  TextField,
} from '../layout/index.js';
import { Progress } from './concept-progress.js';
import { publicFrame } from './public-frame.js';
import { CONCEPT_WORDS, MEASURE_WORDS, PHASE_WORDS, PHENOMENON_WORDS } from './public-words.js';

export const KNOWLEDGE = '/wissen';

export interface KnowledgeScreen {
  readonly concepts: readonly Concept[];
  readonly findings: readonly Finding[];
  readonly references: readonly OfferReference[];
  readonly text: string;
}

/** What administration, civil society and science tell each other: concepts, findings, and which offer refers to which. */
export function knowledgePage(frame: PageFrame, { concepts, findings, references, text }: KnowledgeScreen): string {
  return renderPage(
    <Page {...publicFrame(frame, KNOWLEDGE)} title="Wissen und Konzepte">
      <PageHead
        title="Wissen und Konzepte"
        lead="Austausch zwischen Verwaltung, Zivilgesellschaft und Wissenschaft: was beschlossen ist, was erforscht ist und wer an wen verweist."
      />
      <Stack>
        <Section title="Handlungskonzepte" id="konzepte">
          <Concepts concepts={concepts} />
        </Section>
        <Section title="Forschung" id="forschung">
          <Stack>
            <form
              class="form"
              method="get"
              action={`${KNOWLEDGE}#forschung`}
              role="search"
              aria-label="Forschung suchen"
            >
              <TextField
                name="suche"
                label="Titel, Herausgeberin oder Inhalt"
                type="search"
                required={false}
                value={text}
              />
              <SubmitButton look="secondary" slim>
                Suchen
              </SubmitButton>
            </form>
            <Findings findings={findings} text={text} />
          </Stack>
        </Section>
        <Section title="Wer an wen verweist" id="verweise">
          {references.length === 0 ? (
            <EmptyState text="Noch kein Verweis ist veröffentlicht." />
          ) : (
            <ul class="plain">
              {references.map((each, index) => (
                <li key={index}>
                  {each.from} verweist auf {each.to}: {each.note}
                </li>
              ))}
            </ul>
          )}
        </Section>
        <p class="meta">
          Fehlt ein Ergebnis oder ein Verweis? Hochschulen, Vereine und Verwaltungen melden ihn der Stelle im{' '}
          <a class="kern-link" href="/impressum">
            Impressum
          </a>
          .
        </p>
      </Stack>
    </Page>,
  );
}

function Concepts({ concepts }: { concepts: readonly Concept[] }): JSX.Element {
  if (concepts.length === 0) return <EmptyState text="Noch kein Handlungskonzept ist veröffentlicht." />;
  return (
    <DenseTable
      caption="Handlungskonzepte"
      hideCaption
      narrow="cards"
      columns={[{ label: 'Konzept' }, { label: 'Art' }, { label: 'Zuständig' }, { label: 'Phase' }]}
      rows={concepts.map((concept) => ({
        key: concept.id,
        cells: [
          <a class="kern-link tall" href={conceptPath(concept.id)}>
            {concept.title}
          </a>,
          CONCEPT_WORDS[concept.kind],
          concept.responsible,
          concept.phase ? PHASE_WORDS[concept.phase] : 'gilt fortlaufend',
        ],
      }))}
    />
  );
}

export const conceptPath = (id: string): string => `${KNOWLEDGE}/konzepte/${id}`;

function Findings({ findings, text }: { findings: readonly Finding[]; text: string }): JSX.Element {
  if (findings.length === 0)
    return (
      <EmptyState
        text={text === '' ? 'Noch kein Ergebnis ist veröffentlicht.' : 'Zu dieser Suche ist nichts veröffentlicht.'}
        action={
          text !== '' && (
            <a class="kern-link" href={`${KNOWLEDGE}#forschung`}>
              Suche zurücksetzen
            </a>
          )
        }
      />
    );
  return (
    <DenseTable
      caption="Forschungsergebnisse, neueste zuerst"
      narrow="cards"
      columns={[{ label: 'Titel' }, { label: 'Herausgeberin' }, { label: 'Jahr' }, { label: 'Bereich' }]}
      rows={findings.map((each) => ({
        key: each.id,
        cells: [
          <>
            {each.website === '' ? (
              each.title
            ) : (
              <a class="kern-link tall" href={each.website}>
                {each.title}
              </a>
            )}
            <Sub>{each.summary}</Sub>
          </>,
          each.publisher,
          String(each.publishedYear),
          each.phenomenon ? PHENOMENON_WORDS[each.phenomenon] : 'übergreifend',
        ],
      }))}
    />
  );
}

/** A published concept: progress by field as a picture and a table, and its published measures. */
export function publicConceptPage(
  frame: PageFrame,
  { concept, measures }: { readonly concept: Concept; readonly measures: readonly Measure[] },
): string {
  const { resolution } = concept;
  return renderPage(
    <Page
      {...publicFrame(frame, KNOWLEDGE)}
      title={concept.title}
      breadcrumb={[{ label: 'Wissen und Konzepte', href: KNOWLEDGE }, { label: concept.title }]}
    >
      <PageHead title={concept.title} meta={concept.responsible} />
      <Stack>
        <Facts
          facts={[
            { label: 'Phase', value: concept.phase ? PHASE_WORDS[concept.phase] : 'gilt fortlaufend' },
            {
              label: 'Beschluss',
              value: resolution
                ? `${resolution.body}, ${formatDate(resolution.on)}, ${resolution.reference}`
                : 'nicht bekannt',
            },
            ...(concept.source === '' ? [] : [{ label: 'Quelle', value: concept.source }]),
          ]}
        />
        <Section title="Stand je Handlungsfeld">
          <Progress concept={concept} measures={measures} />
        </Section>
        <Section title="Maßnahmen">
          <Measures concept={concept} measures={measures} />
        </Section>
      </Stack>
    </Page>,
  );
}

function Measures({ concept, measures }: { concept: Concept; measures: readonly Measure[] }): JSX.Element {
  if (measures.length === 0) return <EmptyState text="Noch keine Maßnahme ist veröffentlicht." />;
  return (
    <DenseTable
      caption="Maßnahmen"
      hideCaption
      narrow="cards"
      rowHeader={1}
      columns={[
        { label: 'Nr.' },
        { label: 'Maßnahme' },
        { label: 'Zuständig' },
        { label: 'Stand' },
        { label: 'Forschung' },
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
          MEASURE_WORDS[measure.status],
          measure.findings.map(({ title }) => title).join('; ') || '–',
        ],
      }))}
    />
  );
}
