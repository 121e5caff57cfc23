import type { JSX } from 'preact';
import { inWordsOf, wordsOfLaw, type LandNorms, type NormVersion } from '#funding-law';
import {
  TERMS_CATALOGUE,
  unverifiedParameters,
  valueAt,
  type Call,
  type CapRule,
  type LetterheadVersion,
  type Programme,
  type TermField,
  type TermsVersion,
  type TextBlockVersion,
} from '#programmes';
import { CalendarDate } from '#kernel';
import type { PageFrame } from '../access/index.js';
import {
  ButtonLink,
  DenseTable,
  EmptyState,
  formatDate,
  HelpNote,
  Page,
  PageHead,
  renderPage,
  Section,
  Sub,
} from '../layout/index.js';
import { LandLawTable } from './land-law-table.js';
import { CallTable, CapTable, LetterheadPreview, TextBlockList } from './programme-sections.js';
import { Unverified } from './programmes-page.js';
import { periodUnit, rowsOf, textOf } from './terms-form.js';
import { UNIT_WORDS } from './terms-fields.js';
import { crumbsOf, HOLDER_WORDS } from './words.js';

export interface ProgrammeView {
  readonly programme: Programme;
  readonly shown: TermsVersion | null;
  readonly versions: readonly TermsVersion[];
  readonly caps: readonly CapRule[];
  readonly calls: readonly Call[];
  readonly blocks: readonly TextBlockVersion[];
  readonly letterheads: readonly LetterheadVersion[];
  readonly today: string;
  /** What the Land of the programme cites today; null where nothing is known. */
  readonly norms: NormVersion<LandNorms> | null;
  readonly canWrite: boolean;
}

/** Everything about one programme: parameters of one version, versions, caps, calls, texts, letterhead. */
export function programmePage(frame: PageFrame, view: ProgrammeView): string {
  const { programme, canWrite } = view;
  const base = `/programme/${programme.code}`;
  const action = (path: string, label: string): JSX.Element | false =>
    canWrite && (
      <ButtonLink href={`${base}/${path}`} look="secondary" slim>
        {label}
      </ButtonLink>
    );
  return renderPage(
    <Page {...frame} title={programme.name} breadcrumb={crumbsOf(programme.code, programme.name)}>
      <PageHead
        title={programme.name}
        meta={`Kennung ${programme.code} · Aktenzeichen mit ${programme.shortName}`}
        lead={`Der Höchstbetrag gilt ${HOLDER_WORDS[programme.capHolder]} und Haushaltsjahr.`}
      />
      <div class="stack">
        <Section title="Bedingungen" note={action('bedingungen/neu', 'Neue Fassung')}>
          {view.shown ? (
            <Terms version={view.shown} law={lawOf(view)} />
          ) : (
            <EmptyState text="Für heute gelten keine Bedingungen." />
          )}
        </Section>
        <Section title="Fassungen der Bedingungen">
          <VersionTable base={base} view={view} />
        </Section>
        {(view.shown?.terms.approvals.length ?? 0) > 0 && (
          <Section title="Federführende Stellen">
            <p>
              {'Jede Entscheidung braucht die Zustimmung von: '}
              {view.shown?.terms.approvals.map(({ label }) => label).join(', ')}.{' '}
              <a class="kern-link" href={`${base}/federfuehrung`}>
                Wer zustimmt
              </a>
            </p>
          </Section>
        )}
        <Section title="Recht des Landes" id="recht">
          <LandLawTable norms={view.norms} />
        </Section>
        <Section title="Höchstbeträge" note={action('hoechstbetrag', 'Höchstbetrag setzen')}>
          <CapTable caps={view.caps} base={base} canWrite={canWrite} />
        </Section>
        <Section title="Aufrufe" note={action('aufrufe/neu', 'Neuer Aufruf')}>
          <CallTable calls={view.calls} base={base} canWrite={canWrite} />
        </Section>
        <Section title="Textbausteine" note={action('textbausteine/neu', 'Neuer Textbaustein')}>
          <TextBlockList blocks={view.blocks} today={view.today} base={base} canWrite={canWrite} />
        </Section>
        <Section title="Briefkopf" note={action('briefkopf', 'Neue Fassung des Briefkopfs')}>
          <LetterheadPreview letterheads={view.letterheads} today={view.today} />
        </Section>
      </div>
    </Page>,
  );
}

const lawOf = ({ norms, programme, today }: ProgrammeView): LandNorms =>
  norms?.value ?? wordsOfLaw(programme.land, CalendarDate.iso(today));

function Terms({ version, law }: { version: TermsVersion; law: LandNorms }): JSX.Element {
  const unverified = unverifiedParameters(version);
  return (
    <div class="stack">
      <p>
        Fassung {version.label}, gültig ab {formatDate(version.validFrom)}
        {version.validTo ? ` bis ${formatDate(version.validTo)}` : ''}. Quelle: {version.source}.{' '}
        {version.verifiedBy === null
          ? `${unverified.length} Werte sind ungeprüft.`
          : `Bestätigt von ${version.verifiedBy}.`}
      </p>
      {TERMS_CATALOGUE.map((group) => (
        <DenseTable
          key={group.title}
          caption={group.title}
          narrow="cards-two"
          columns={[
            { label: 'Parameter' },
            { label: 'Wert', width: 'm' },
            { label: 'Grundlage', width: 'l' },
            { label: 'Stand', width: 'm' },
          ]}
          rows={group.fields.map((field) => ({
            key: field.path,
            cells: [
              <>
                {field.label}
                <Sub>{field.explanation}</Sub>
              </>,
              <TermValue field={field} terms={version.terms} />,
              inWordsOf(law, field.legalSource),
              unverified.includes(field.path) ? (
                <Unverified />
              ) : version.verifiedBy === null ? (
                'nach Quelle'
              ) : (
                'bestätigt'
              ),
            ],
          }))}
        />
      ))}
    </div>
  );
}

/** A value with its unit in words; lists as lines. */
function TermValue({ field, terms }: { field: TermField; terms: unknown }): JSX.Element {
  const value = valueAt(terms, field.path);
  if (field.input === 'ROWS') return <RowLines field={field} terms={terms} />;
  if (value === null || (Array.isArray(value) && value.length === 0)) return <>keine Angabe</>;
  if (field.input === 'CHOICE') {
    return <>{field.options.find((option) => option.value === value)?.label ?? textOf(field, value)}</>;
  }
  const text = textOf(field, value);
  if (field.input === 'PERIOD') return <>{`${text} ${periodUnit(value) === 'days' ? 'Tage' : 'Monate'}`}</>;
  if (!('unit' in field) || field.unit === 'COUNT') return <>{text}</>;
  return <>{`${text} ${UNIT_WORDS[field.unit]}`}</>;
}

function RowLines({ field, terms }: { field: TermField & { input: 'ROWS' }; terms: unknown }): JSX.Element {
  const rows = rowsOf(field, terms);
  if (rows.length === 0) return <>keine</>;
  return (
    <HelpNote title={`${rows.length} ${rows.length === 1 ? 'Eintrag' : 'Einträge'}`}>
      <ul class="kern-list kern-list--bullet">
        {rows.map((row, index) => (
          <li key={index}>
            {String(valueAt(row, 'label'))}
            <Sub>
              {field.columns
                .filter(({ name }) => name !== 'label')
                .map((column) => cellText(column, valueAt(row, column.name)))
                .filter((text) => text !== '')
                .join(' · ')}
            </Sub>
          </li>
        ))}
      </ul>
    </HelpNote>
  );
}

function cellText(column: (TermField & { input: 'ROWS' })['columns'][number], value: unknown): string {
  if (column.input === 'YES_NO') return value === true ? column.label : `nicht ${column.label}`;
  const text = typeof value === 'string' ? value : '';
  return column.input === 'CHOICE' ? (column.options.find((option) => option.value === text)?.label ?? text) : text;
}

function VersionTable({ base, view }: { base: string; view: ProgrammeView }): JSX.Element {
  return (
    <DenseTable
      caption="Alle Fassungen, neueste zuerst"
      hideCaption
      columns={[{ label: 'Fassung' }, { label: 'Gültig' }, { label: 'Quelle' }, { label: 'Stand' }]}
      rows={view.versions.map((version) => ({
        key: version.id,
        cells: [
          <a
            class="kern-link"
            href={`${base}?fassung=${version.id}`}
            aria-current={version.id === view.shown?.id ? 'true' : undefined}
          >
            {version.label}
          </a>,
          `${formatDate(version.validFrom)} bis ${version.validTo ? formatDate(version.validTo) : 'auf Weiteres'}`,
          version.source,
          version.verifiedBy === null ? (
            <>
              <Unverified />
              {view.canWrite && (
                <div>
                  <a class="kern-link" href={`${base}/bedingungen/${version.id}/bestaetigen`}>
                    Fassung {version.label} bestätigen
                  </a>
                </div>
              )}
            </>
          ) : (
            `bestätigt von ${version.verifiedBy}`
          ),
        ],
      }))}
    />
  );
}
