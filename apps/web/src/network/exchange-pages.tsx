import type { JSX } from 'preact';
import {
  COUNT_SHOWN_FROM,
  OFFER_KINDS,
  type CounsellingFigures,
  type Finding,
  type Offer,
  type OfferReference,
} from '#network';
import type { PageFrame } from '../access/index.js';
import {
  Accordion,
  ActionForm,
  DenseTable,
  EmptyState,
  ErrorSummary,
  errorLinks,
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
import { OFFER_WORDS, PHENOMENON_WORDS } from '../public/public-words.js';
import { fieldOf, pageErrors, type TypedForm } from './typed-form.js';
import { CRUMB, entryPath, visibility } from './network-words.js';
import { FindingForm, ReferenceForm } from './register-forms.js';

export interface FindingsScreen {
  readonly findings: readonly Finding[];
  readonly references: readonly OfferReference[];
  readonly offers: readonly Offer[];
  readonly text: string;
  readonly mayEdit: boolean;
  readonly typed: TypedForm;
}

export function findingsPage(frame: PageFrame, screen: FindingsScreen): string {
  const errors = pageErrors(screen.typed);
  return renderPage(
    <Page
      {...frame}
      title="Forschung und Verweise"
      breadcrumb={[CRUMB, { label: 'Forschung und Verweise' }]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead
        title="Forschung und Verweise"
        lead="Austausch zwischen Verwaltung, Zivilgesellschaft und Wissenschaft."
      />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
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
                  {screen.mayEdit ? (
                    <a class="kern-link tall" href={entryPath('finding', each.id)}>
                      {each.title}
                    </a>
                  ) : (
                    each.title
                  )}
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
                  {screen.mayEdit && <RemoveReference reference={each} csrfToken={frame.csrfToken} />}
                </li>
              ))}
            </ul>
          )}
        </Section>
        {screen.mayEdit && (
          <div class="stack-s">
            <FindingForm typed={screen.typed} csrfToken={frame.csrfToken} />
            <ReferenceForm typed={screen.typed} csrfToken={frame.csrfToken} offers={screen.offers} />
          </div>
        )}
      </Stack>
    </Page>,
  );
}

function RemoveReference({ reference, csrfToken }: { reference: OfferReference; csrfToken: string }): JSX.Element {
  return (
    <ActionForm action="/netzwerk/verweise/entfernen" csrfToken={csrfToken} class="bare-form">
      <HiddenField name="fromId" value={reference.fromId} />
      <HiddenField name="toId" value={reference.toId} />
      <SubmitButton look="tertiary" slim label={`Entfernen: Verweis von ${reference.from} auf ${reference.to}`}>
        Entfernen
      </SubmitButton>
    </ActionForm>
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
