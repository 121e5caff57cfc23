import type { JSX } from 'preact';
import type { BudgetTitle, BudgetYear, ClosedYear, YearClosing, YearOpening } from '#budget';
import { Money, type Result } from '#kernel';
import type { TitleRow } from '#reports';
import { sentenceOf, type PageFrame } from '../access/index.js';
import {
  ActionForm,
  Alert,
  Aside,
  Columns,
  ErrorSummary,
  errorLinks,
  Facts,
  formatAmount,
  formatDate,
  Legend,
  MoneyField,
  Page,
  PageHead,
  Panel,
  renderPage,
  SelectField,
  Stack,
  SubmitButton,
  TextArea,
  TextField,
} from '../layout/index.js';
import { AUTHORITIES } from './appropriation-form.js';
import { TitlePanel } from './title-panel.js';

export interface BudgetYearView {
  readonly title: BudgetTitle;
  readonly otherTitles: readonly BudgetTitle[];
  readonly year: BudgetYear;
  readonly accounts: readonly TitleRow[];
  /** What beginning or closing the year would do now, or why it cannot be done. */
  readonly opening: Result<YearOpening>;
  readonly closing: Result<YearClosing>;
  readonly closed: ClosedYear | null;
  readonly mayBook: boolean;
  readonly mayOverrun: boolean;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** A budget year of a title: begin, transfer, overrun, close; each act with what it would do before it is done. */
export function budgetYearPage(frame: PageFrame, view: BudgetYearView): string {
  const { title, year, errors } = view;
  const name = `Kapitel ${title.chapter} Titel ${title.titleNumber}`;
  const address = `/haushalt/titel/${encodeURIComponent(title.id)}`;
  const { '': refused, ...fields } = errors;
  return renderPage(
    <Page
      {...frame}
      title={`Haushaltsjahr ${year.budgetYear}: ${name}`}
      breadcrumb={[
        {
          label: `Haushalt ${year.budgetYear}`,
          href: `/haushalt?programm=${title.programmeCode}&jahr=${year.budgetYear}`,
        },
        { label: name, href: `${address}?jahr=${year.budgetYear}` },
        { label: 'Haushaltsjahr' },
      ]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead title={`Haushaltsjahr ${year.budgetYear}`} meta={`${name}: ${title.name}`} />
      <ErrorSummary errors={errorLinks(fields)} />
      {refused !== undefined && (
        <Alert tone="danger" role="alert" title="Nicht gebucht">
          {refused}
        </Alert>
      )}
      <Columns split="fin">
        <Stack>
          <Beginning view={view} frame={frame} address={address} />
          <Closing view={view} frame={frame} address={address} />
          {view.closed === null && view.mayBook && view.otherTitles.length > 0 && (
            <Transfer view={view} frame={frame} address={address} />
          )}
          {view.closed === null && view.mayOverrun && <Overrun view={view} frame={frame} address={address} />}
        </Stack>
        <Aside label="Stand des Titels">
          {view.accounts.map((account, index) => (
            <TitlePanel
              key={account.authority}
              title={account}
              year={year.budgetYear}
              isKey={index === 0}
              isLinked={index === 0}
            />
          ))}
        </Aside>
      </Columns>
    </Page>,
  );
}

interface PartProps {
  readonly view: BudgetYearView;
  readonly frame: PageFrame;
  readonly address: string;
}

function Beginning({ view, frame, address }: PartProps): JSX.Element {
  const { year, opening } = view;
  const isDone = year.accounts.some(({ isOpened }) => isOpened);
  return (
    <Panel title="Haushaltsjahr beginnen" headingLevel={2} id="beginn">
      {isDone && <p>Das Haushaltsjahr {year.budgetYear} ist begonnen: Gebunden wird in der Ausgabeermächtigung.</p>}
      {!isDone && !opening.ok && <NotYet action="Beginnen" reason={sentenceOf(opening.refusal)} />}
      {!isDone && opening.ok && (
        <>
          <p>
            Mit dem Beginn werden Verpflichtungen aus Vorjahren zur Belastung des Ansatzes (§ 38 LHO):{' '}
            <strong>{formatAmount(Money.sum(opening.value.due.map(({ amount }) => amount)))} EUR</strong> aus{' '}
            {opening.value.due.length} {opening.value.due.length === 1 ? 'Bewilligung' : 'Bewilligungen'}. Die
            Verpflichtungsermächtigung für {year.budgetYear} endet.
          </p>
          {view.mayBook && (
            <ActionForm
              action={`${address}/haushaltsjahr/beginn`}
              csrfToken={frame.csrfToken}
              label={`Haushaltsjahr ${year.budgetYear} beginnen`}
            >
              <input type="hidden" name="jahr" value={String(year.budgetYear)} />
              <SubmitButton>Haushaltsjahr {year.budgetYear} beginnen</SubmitButton>
            </ActionForm>
          )}
        </>
      )}
    </Panel>
  );
}

function Closing({ view, frame, address }: PartProps): JSX.Element {
  const { year, closing, closed, typed, errors } = view;
  if (closed !== null) return <Closed closed={closed} year={year.budgetYear} />;
  const bound = closing.ok ? Money.sum(closing.value.carriedBound.map(({ amount }) => amount)) : Money.ZERO;
  return (
    <Panel title="Haushaltsjahr abschließen" headingLevel={2} id="abschluss">
      {!closing.ok && <NotYet action="Abschließen" reason={sentenceOf(closing.refusal)} />}
      {closing.ok && (
        <>
          <Legend
            caption={`Was der Abschluss ${year.budgetYear} bewirkt, in EUR`}
            rows={[
              { label: 'Ist (ausgezahlt), bleibt', amount: closing.value.paid },
              { label: 'Gebunden und nicht ausgezahlt, geht mit der Bewilligung in das nächste Jahr', amount: bound },
              { label: 'Frei, verfällt oder wird übertragen', amount: closing.value.lapsed },
            ]}
          />
          {view.mayBook ? (
            <ActionForm
              action={`${address}/haushaltsjahr/abschluss`}
              csrfToken={frame.csrfToken}
              label={`Haushaltsjahr ${year.budgetYear} abschließen`}
            >
              <input type="hidden" name="jahr" value={String(year.budgetYear)} />
              <MoneyField
                name="carryFree"
                label="Davon freie Mittel übertragen (Ausgaberest)"
                hint={`Höchstens ${formatAmount(closing.value.lapsed)}; der Rest verfällt.`}
                value={typed['carryFree'] ?? '0,00'}
                error={errors['carryFree']}
              />
              <TextField
                name="consentReference"
                label="Einwilligung zur Übertragung"
                hint="Aktenzeichen (§§ 19, 45 LHO); nötig, sobald etwas übertragen wird."
                value={typed['consentReference'] ?? ''}
                error={errors['consentReference']}
                maxLength={200}
                required={bound.isPositive()}
              />
              <TextField
                name="orderReference"
                label="Anordnung oder Fundstelle"
                hint="Zum Beispiel Jahresabschluss, Az. 313-1"
                value={typed['orderReference'] ?? ''}
                error={errors['orderReference']}
                maxLength={200}
              />
              <SubmitButton>Haushaltsjahr {year.budgetYear} abschließen</SubmitButton>
              <p class="meta">
                Danach wird in {year.budgetYear} nichts mehr gebucht. Ein Abschluss lässt sich nicht zurücknehmen.
              </p>
            </ActionForm>
          ) : (
            <p class="meta">Abgeschlossen wird durch die Haushaltssachbearbeitung.</p>
          )}
        </>
      )}
    </Panel>
  );
}

function Closed({ closed, year }: { closed: ClosedYear; year: number }): JSX.Element {
  return (
    <Panel title={`Haushaltsjahr ${year} ist abgeschlossen`} headingLevel={2} look="key" id="abschluss">
      <Facts
        facts={[
          { label: 'Abgeschlossen', value: `${formatDate(closed.closedOn)} durch ${closed.closedByName}` },
          { label: 'Anordnung', value: closed.orderReference },
          { label: 'Ist', value: `${formatAmount(closed.paid)} EUR` },
          { label: 'Mit Bewilligungen übertragen', value: `${formatAmount(closed.carriedBound)} EUR` },
          { label: 'Frei übertragen', value: `${formatAmount(closed.carriedFree)} EUR` },
          { label: 'Einwilligung', value: closed.consentReference ?? 'nicht nötig' },
          { label: 'Verfallen', value: `${formatAmount(closed.lapsed)} EUR` },
        ]}
      />
    </Panel>
  );
}

function Transfer({ view, frame, address }: PartProps): JSX.Element {
  const { typed, errors, year } = view;
  return (
    <Panel title="In einen anderen Titel umsetzen" headingLevel={2} id="umsetzung">
      <ActionForm action={`${address}/haushaltsjahr/umsetzung`} csrfToken={frame.csrfToken} label="Umsetzung">
        <input type="hidden" name="jahr" value={String(year.budgetYear)} />
        <SelectField
          name="toTitleId"
          label="Empfangender Titel"
          value={typed['toTitleId'] ?? ''}
          error={errors['toTitleId']}
          options={view.otherTitles.map(({ id, chapter, titleNumber, name }) => ({
            value: id,
            label: `${chapter} ${titleNumber}: ${name}`,
          }))}
        />
        <SelectField
          name="transferAuthority"
          label="Ermächtigung"
          value={typed['transferAuthority'] ?? 'AE'}
          options={AUTHORITIES}
        />
        <MoneyField name="amount" label="Betrag" value={typed['amount'] ?? ''} error={errors['amount']} />
        <TextField
          name="transferOrder"
          label="Anordnung der Umsetzung"
          hint="Deckungsvermerk oder Umsetzung (§§ 20, 46, 50 LHO)"
          value={typed['transferOrder'] ?? ''}
          error={errors['transferOrder']}
          maxLength={200}
        />
        <SubmitButton look="secondary">Umsetzen</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

function Overrun({ view, frame, address }: PartProps): JSX.Element {
  const { typed, errors, year } = view;
  return (
    <Panel title="Überplanmäßige Ausgabe zulassen" headingLevel={2} id="ueberplan">
      <p>Nur mit Einwilligung des Finanzministeriums (§ 37 LHO). Sie bleibt als eigene Buchung sichtbar.</p>
      <ActionForm
        action={`${address}/haushaltsjahr/ueberplan`}
        csrfToken={frame.csrfToken}
        label="Überplanmäßige Ausgabe"
      >
        <input type="hidden" name="jahr" value={String(year.budgetYear)} />
        <MoneyField
          name="overrunAmount"
          label="Überplanmäßiger Betrag"
          value={typed['overrunAmount'] ?? ''}
          error={errors['overrunAmount']}
        />
        <TextField
          name="overrunOrder"
          label="Einwilligung des Finanzministeriums"
          value={typed['overrunOrder'] ?? ''}
          error={errors['overrunOrder']}
          maxLength={200}
        />
        <TextArea
          name="reason"
          label="Begründung"
          hint="Warum ist der Mehrbedarf unvorhergesehen und unabweisbar?"
          value={typed['reason'] ?? ''}
          error={errors['reason']}
          rows={3}
          maxLength={1000}
        />
        <SubmitButton look="secondary">Zulassen</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

const NotYet = ({ action, reason }: { action: string; reason: string }): JSX.Element => (
  <p>
    <strong>{action} ist noch nicht möglich:</strong> {reason}
  </p>
);
