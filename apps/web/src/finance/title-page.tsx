import type { JSX } from 'preact';
import { sectionOf, type BudgetTitle } from '#budget';
import { TITLE_MOVEMENT_WORDS, type PageOf, type TitleMovement, germanInstant, type TitleRow } from '#reports';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  Alert,
  Aside,
  ButtonLink,
  Columns,
  DenseTable,
  EmptyState,
  ErrorSummary,
  errorLinks,
  MoneyField,
  Page,
  PageHead,
  Pagination,
  Panel,
  renderPage,
  SelectField,
  Stack,
  Sub,
  SubmitButton,
  TextField,
} from '../layout/index.js';
import { APPROPRIATION_KINDS, AUTHORITIES } from './appropriation-form.js';
import { CaseLink } from './case-link.js';
import { Choice } from './filter-form.js';
import { signedAmount } from './signed-amount.js';
import { TitlePanel } from './title-panel.js';

export interface TitleView {
  readonly title: BudgetTitle;
  readonly year: number;
  readonly years: readonly number[];
  readonly accounts: readonly TitleRow[];
  readonly movements: PageOf<TitleMovement>;
  /** The form as it was typed; null for those who only read. */
  readonly form: Readonly<Record<'kind' | 'authority' | 'amount' | 'orderReference', string>> | null;
  readonly errors: Readonly<Record<string, string>>;
}

/** The bookings of a budget title in one year, and the form of the budget officer. */
export function titlePage(frame: PageFrame, view: TitleView): string {
  const { title, year, movements, errors } = view;
  const name = `Kapitel ${title.chapter} Titel ${title.titleNumber}`;
  const back = `/haushalt?${new URLSearchParams({ programm: title.programmeCode, jahr: String(year) })}`;
  const { '': refused, ...fields } = errors;
  return renderPage(
    <Page
      {...frame}
      title={`${name}: Buchungen ${year}`}
      breadcrumb={[{ label: `Haushalt ${year}`, href: back }, { label: name }]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead
        title={`${name}: Buchungen ${year}`}
        meta={`Einzelplan ${sectionOf(title.chapter)}: ${title.name}`}
        lead={`Quelle: ${title.source}`}
      />
      <ErrorSummary errors={errorLinks(fields)} />
      {refused !== undefined && (
        <Alert tone="danger" role="alert" title="Nicht gebucht">
          {refused}
        </Alert>
      )}
      <YearFilter view={view} />
      <Columns split="fin">
        <Movements movements={movements} view={view} />
        <Aside label="Stand des Titels">
          {view.accounts.map((account, index) => (
            <TitlePanel key={account.authority} title={account} year={year} isKey={index === 0} isLinked={false} />
          ))}
          <p>
            <ButtonLink
              href={`/haushalt/titel/${encodeURIComponent(title.id)}/haushaltsjahr?jahr=${year}`}
              look="secondary"
              slim
            >
              Haushaltsjahr {year} beginnen, umsetzen, abschließen
            </ButtonLink>
          </p>
          {view.form !== null && <BookingForm frame={frame} view={view} form={view.form} />}
        </Aside>
      </Columns>
    </Page>,
  );
}

function YearFilter({ view }: { view: TitleView }): JSX.Element {
  return (
    <form
      class="filters filterbar"
      method="get"
      action={`/haushalt/titel/${encodeURIComponent(view.title.id)}`}
      aria-label="Haushaltsjahr"
    >
      <Choice
        name="jahr"
        label="Haushaltsjahr"
        value={String(view.year)}
        options={view.years.map((year) => [String(year), String(year)])}
      />
      <SubmitButton look="secondary" slim>
        Anzeigen
      </SubmitButton>
    </form>
  );
}

function Movements({ movements, view }: { movements: PageOf<TitleMovement>; view: TitleView }): JSX.Element {
  const hrefOf = (page: number): string =>
    `/haushalt/titel/${encodeURIComponent(view.title.id)}?${new URLSearchParams({ jahr: String(view.year), seite: String(page) })}`;
  if (movements.total === 0) return <EmptyState text={`Im Titel ist ${view.year} noch nichts gebucht.`} />;
  return (
    <Stack>
      <DenseTable
        caption={`${movements.total === 1 ? 'Eine Buchung' : `${movements.total} Buchungen`}, neueste zuerst, Beträge in EUR`}
        narrow="cards-two"
        columns={[
          { label: 'Gebucht', width: 'm' },
          { label: 'Vorgang' },
          { label: 'Mittel', isNumeric: true },
          { label: 'Vorgemerkt', isNumeric: true },
          { label: 'Festgelegt', isNumeric: true },
          { label: 'Ist', isNumeric: true },
        ]}
        rows={movements.rows.map((movement) => ({
          key: movement.id,
          cells: [
            germanInstant(movement.recordedAt),
            <>
              {TITLE_MOVEMENT_WORDS[movement.kind]} ({movement.authority})
              <Sub>
                {movement.orderReference ?? (
                  <CaseLink applicationId={movement.applicationId} fileNumber={movement.fileNumber} />
                )}
                {movement.noticeId !== null && (
                  <>
                    {', '}
                    <a class="kern-link" href={`/bescheide/${movement.noticeId}`}>
                      Bescheid<span class="kern-sr-only"> {movement.fileNumber}</span>
                    </a>
                  </>
                )}
              </Sub>
            </>,
            signedAmount(movement.appropriated),
            signedAmount(movement.reserved),
            signedAmount(movement.committed),
            signedAmount(movement.paid),
          ],
        }))}
      />
      <Pagination page={movements.page} pageCount={movements.pageCount} hrefOf={hrefOf} note="50 je Seite" />
    </Stack>
  );
}

function BookingForm(props: { frame: PageFrame; view: TitleView; form: NonNullable<TitleView['form']> }): JSX.Element {
  const { frame, view, form } = props;
  const { errors, year } = view;
  return (
    <Panel title={`Für ${year} buchen`} headingLevel={2} id="buchen">
      <ActionForm
        action={`/haushalt/titel/${encodeURIComponent(view.title.id)}/buchungen`}
        csrfToken={frame.csrfToken}
        label={`Für ${year} buchen`}
      >
        <input type="hidden" name="jahr" value={String(year)} />
        <SelectField
          name="kind"
          label="Was wird gebucht?"
          value={form.kind}
          error={errors['kind']}
          options={APPROPRIATION_KINDS.map(({ value, label }) => ({ value, label }))}
        />
        <SelectField
          name="authority"
          label="Ermächtigung"
          value={form.authority}
          error={errors['authority']}
          options={AUTHORITIES}
        />
        <MoneyField
          name="amount"
          label="Betrag"
          hint="Ohne Vorzeichen, zum Beispiel 12.000,00"
          value={form.amount}
          error={errors['amount']}
        />
        <TextField
          name="orderReference"
          label="Anordnung oder Fundstelle"
          hint="Zum Beispiel Erlass vom 12.03.2027, Az. 313-1"
          value={form.orderReference}
          error={errors['orderReference']}
          maxLength={200}
        />
        <SubmitButton>Buchen</SubmitButton>
        <p class="meta">Eine Buchung wird nie geändert, nur durch eine neue berichtigt.</p>
      </ActionForm>
    </Panel>
  );
}
