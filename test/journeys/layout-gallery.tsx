import type { JSX } from 'preact';
import { CalendarDate, Money } from '#kernel';
import {
  Accordion,
  ActionColumn,
  ActionForm,
  Alert,
  Aside,
  Badge,
  ButtonLink,
  ButtonRow,
  CapBar,
  CellField,
  CheckboxField,
  CheckboxGroup,
  Chips,
  Columns,
  DateField,
  DenseTable,
  EmptyState,
  errorLinks,
  ErrorSummary,
  Facts,
  Fieldset,
  FileField,
  formatAmount,
  HelpNote,
  HiddenField,
  Legend,
  LegendLine,
  Mark,
  MiniSteps,
  MoneyField,
  Page,
  PageHead,
  Pagination,
  Panel,
  RadioGroup,
  RefusalPanel,
  SavedNote,
  Section,
  SelectField,
  Stack,
  StepLine,
  stepsUpTo,
  Sub,
  SubmitButton,
  TextArea,
  TextField,
  Timeline,
  Totals,
  type NavItem,
  type PageProps,
} from '../../apps/web/src/layout/index.js';

const CSRF = 'gallery-token';
const STEPS = ['Eingereicht', 'Formale Prüfung', 'Fachliche Prüfung', 'Entscheidung', 'Zweitprüfung', 'Bescheid'];
const NAV: readonly NavItem[] = [
  { label: 'Arbeitsliste', href: '/arbeitsliste' },
  { label: 'Anträge', href: '/antraege', current: true },
  { label: 'Bewilligungen', href: '/bewilligungen' },
  { label: 'Haushalt', href: '/haushalt' },
  { label: 'Nachrichten', href: '/nachrichten', count: 2 },
];

const FRAME: Omit<PageProps, 'title'> = {
  nav: NAV,
  signedIn: { name: 'A. Beispiel', place: 'LKS · Sachbearbeitung', sessionExpiresAt: new Date('2030-01-01T12:00:00Z') },
  demoBanner: 'Demonstration: Heute ist der 23.11.2026. Alle Vorhaben, Beträge und Namen sind erfunden.',
  csrfToken: CSRF,
};

/** A form with every kind of field, with or without errors. */
export function FormGallery({ withErrors }: { withErrors: boolean }): JSX.Element {
  const errors = withErrors
    ? {
        title: 'Geben Sie dem Vorhaben einen Titel.',
        goals: 'Beschreiben Sie die Ziele mit höchstens 2.000 Zeichen.',
        grant: 'Der Zuschuss übersteigt 80 % der Ausgaben (höchstens 58.400,00 EUR).',
        begin: 'Den 31.02.2027 gibt es nicht.',
        phase: 'Wählen Sie eine Phase.',
        ownPersonnel: 'Sagen Sie, ob eigenes Personal mitarbeitet.',
        topics: 'Wählen Sie mindestens ein Themenfeld.',
        plan: 'Die Datei ist keine PDF-Datei.',
        notStarted: 'Ohne diese Erklärung ist der Antrag nicht zulässig.',
      }
    : {};
  const error = (name: string): string | undefined => Object.entries(errors).find(([key]) => key === name)?.[1];
  return (
    <Page
      {...FRAME}
      title="Vorhaben"
      hasErrors={withErrors}
      breadcrumb={[{ label: 'Anträge', href: '/antraege' }, { label: 'Vielfalt im Kreis Düren 2027' }]}
    >
      <PageHead
        title="Angaben zum Vorhaben"
        meta="NRWeltoffen 2027 · Aktenzeichen NRWO-2027-0009 · Kreis Düren (05358)"
        lead="Sie können jederzeit unterbrechen. Was Sie eingeben, wird gespeichert."
        aside={<SavedNote>Gespeichert um 14:32</SavedNote>}
      />
      <StepLine
        label="Schritte des Antrags"
        steps={stepsUpTo(['Antragsteller', 'Vorhaben', 'Finanzierung', 'Anlagen'], 1)}
      />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        <ActionForm action="/antraege/1/vorhaben" csrfToken={CSRF} id="vorhaben-1" autosaveUrl="/antraege/1/vorhaben">
          <HiddenField name="version" value={3} />
          <TextField name="title" label="Titel des Vorhabens" hint="Höchstens 120 Zeichen" error={error('title')} />
          <TextField
            name="mail"
            label="E-Mail-Adresse"
            type="email"
            autocomplete="email"
            required={false}
            width="medium"
          />
          <TextArea name="goals" label="Ziele" value="Demokratie stärken." maxLength={2000} error={error('goals')} />
          <MoneyField
            name="grant"
            label="Beantragter Zuschuss"
            hint="Höchstens 80 % der Ausgaben"
            value={Money.ofEuros(61_250)}
            error={error('grant')}
          />
          <DateField name="begin" label="Beginn" value={CalendarDate.of(2027, 3, 1)} error={error('begin')} />
          <SelectField
            name="phase"
            label="Phase"
            options={[
              { value: 'concept', label: 'Handlungskonzept' },
              { value: 'delivery', label: 'Umsetzung' },
            ]}
            error={error('phase')}
          />
          <RadioGroup
            name="ownPersonnel"
            label="Arbeitet eigenes Personal mit?"
            horizontal
            options={[
              { value: 'yes', label: 'Ja' },
              { value: 'no', label: 'Nein' },
            ]}
            error={error('ownPersonnel')}
          />
          <CheckboxGroup
            name="topics"
            label="Themenfelder"
            hint="Mehrere sind möglich."
            values={['racism']}
            options={[
              { value: 'racism', label: 'Rassismus' },
              { value: 'antisemitism', label: 'Antisemitismus', hint: 'auch israelbezogener' },
            ]}
            error={error('topics')}
          />
          <Fieldset legend="Anlagen" hint="Sie können Dateien auch später nachreichen.">
            <FileField
              name="plan"
              label="Maßnahmenplan"
              accept="application/pdf"
              limits="PDF, höchstens 10 MB."
              required={false}
              error={error('plan')}
            />
          </Fieldset>
          <CheckboxField
            name="notStarted"
            label="Mit dem Vorhaben wurde noch nicht begonnen."
            hint="Nr. 1.3 VV zu § 44 LHO"
            error={error('notStarted')}
          />
          <ButtonRow>
            <SubmitButton>Speichern und weiter</SubmitButton>
            <SubmitButton look="secondary" name="then" value="pause">
              Speichern und unterbrechen
            </SubmitButton>
            <ButtonLink href="/antraege/1" look="tertiary" icon="arrow-back">
              Zurück
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
      </Stack>
    </Page>
  );
}

/** A case in three zones: steps, facts, checks, timeline, actions, caps. */
export function CaseGallery(): JSX.Element {
  return (
    <Page
      {...FRAME}
      title="NRWO-2027-0014"
      breadcrumb={[{ label: 'Arbeitsliste', href: '/arbeitsliste' }, { label: 'NRWO-2027-0014' }]}
      flash={{
        tone: 'success',
        title: 'Die Nachforderung ist versandt',
        text: 'Der Kreis Lippe hat Zeit bis zum 07.12.2026.',
      }}
    >
      <PageHead
        title="Lippe bleibt offen: Umsetzung des Handlungskonzepts 2027 und 2028"
        meta="NRWO-2027-0014 · NRWeltoffen · Kreis Lippe (05766)"
        facts={[
          { label: 'Beantragt', value: <span class="num">125.320,00 EUR</span> },
          { label: 'Zuständig', value: 'A. Beispiel' },
          {
            label: 'Nächste Frist',
            value: (
              <Mark tone="warning">
                <strong>25.11.2026</strong>, in 2 Tagen
              </Mark>
            ),
          },
        ]}
      />
      <StepLine
        label="Stand des Vorgangs"
        steps={stepsUpTo(STEPS, 2).map((step, index) => (index < 3 ? { ...step, note: '09.11.2026' } : step))}
      />
      <Columns split="case">
        <Section title="Antrag">
          <Stack>
            <Facts
              facts={[
                { label: 'Phase', value: 'Umsetzung' },
                { label: 'Zeitraum', value: '01.01.2027 – 31.12.2028' },
                {
                  label: 'Handlungskonzept',
                  value: (
                    <a class="kern-link" href="/beschluss">
                      Beschluss (PDF)
                    </a>
                  ),
                },
              ]}
            />
            <PlanTable />
          </Stack>
        </Section>
        <Section title="Prüfung und Verlauf">
          <Stack>
            <CheckTable />
            <Timeline
              label="Verlauf"
              entries={[
                { when: 'Heute', text: 'Fachliche Prüfung läuft.', state: 'next' },
                { when: '20.11.2026, 16:40', text: 'A. Beispiel hat die Position „Honorare“ geprüft.' },
                { when: '28.10.2026, 15:21', text: 'Antrag eingegangen, Eingangsbestätigung versandt' },
              ]}
            />
          </Stack>
        </Section>
        <Aside label="Nächste Schritte und Spielraum">
          <ActionColumn
            csrfToken={CSRF}
            allowed={[
              { label: 'Entscheidung vorbereiten', href: '/entscheidung' },
              { label: 'Angaben nachfordern', post: '/nachforderung', fields: { version: 3 } },
              { label: 'Zuständigkeit ändern', href: '/zustaendigkeit', look: 'tertiary' },
            ]}
            refused={[
              {
                label: 'Zur Zweitprüfung geben',
                reason: '3 Prüfpunkte sind offen, und 2027 ist der Höchstbetrag um 5.154,56 EUR überschritten.',
                more: { href: '/stattdessen', text: 'Was ist stattdessen möglich?' },
              },
              { label: 'Auszahlen', reason: 'erst wenn ein Bescheid bestandskräftig ist.' },
            ]}
          />
          <CapPanel />
        </Aside>
      </Columns>
    </Page>
  );
}

/** A worklist, a refusal, a computation and the smaller parts. */
export function ListGallery(): JSX.Element {
  return (
    <Page {...FRAME} title="Arbeitsliste">
      <PageHead title="Arbeitsliste" count="31 offene Vorgänge" />
      <Stack>
        <Chips
          label="Gespeicherte Ansichten"
          chips={[
            { label: 'Alle offenen', href: '?a', count: 31, current: true },
            { label: 'Mir zugewiesen', href: '?b', count: 14 },
            { label: 'Ansicht speichern', href: '?c', isAction: true },
          ]}
        />
        <LegendLine
          entries={[
            { kind: 'committed', label: 'bewilligt' },
            { kind: 'reserved', label: 'vorgemerkt' },
            { kind: 'this', label: 'dieser Vorgang' },
            { kind: 'over', label: 'über dem Höchstbetrag' },
          ]}
        />
        <WorklistTable />
        <Pagination page={3} pageCount={8} hrefOf={(page) => `?seite=${page}`} note="10 je Seite" />
        <RefusalPanel
          title="So kann der Bescheid nicht ergehen: 2027 fehlen 1.234,56 EUR Spielraum"
          reason="Der Kreis Lippe hat 72.100,00 EUR im Jahr; davon bindet der Bescheid NRWO-2026-0031 bereits 11.334,56 EUR."
          input="Ihre Eingaben sind gespeichert, gebucht ist nichts."
          alternatives={[
            {
              title: 'Ausgaben verschieben',
              text: '1.543,20 EUR Ausgaben von 2027 nach 2028. Der Kreis muss dem geänderten Plan zustimmen.',
              action: (
                <ButtonLink href="/plan" slim>
                  Plan anpassen
                </ButtonLink>
              ),
            },
            { title: 'Ausnahme vom Höchstbetrag', text: 'Nicht durch Sie: nötig ist ein Erlass des Ministeriums.' },
          ]}
        />
        <Columns split="two">
          <Stack>
            <EditablePlan />
            <EmptyState
              text="Noch keine Anträge. Die Frist für 2027 endet am 30.11.2026."
              action={
                <ButtonLink href="/neu" slim look="secondary" icon="add">
                  Neuer Antrag
                </ButtonLink>
              }
            />
            <HelpNote title="Was ist zuwendungsfähig?">
              <p>Personal der Fachstelle, Honorare, Sachausgaben.</p>
            </HelpNote>
            <Accordion title="Rechenweg der Zuwendung" open>
              <p>77.500,00 × 0,80</p>
            </Accordion>
            <Alert tone="info" title="Der Bescheid wird erstellt">
              Die Seite zeigt ihn, sobald er da ist.
            </Alert>
          </Stack>
          <Aside label="Ihr Zuschuss">
            <Panel title="Ihr Zuschuss" look="key" isSticky>
              <Totals
                caption="Berechnung des Zuschusses"
                rows={[
                  { label: 'Zuwendungsfähige Ausgaben', amount: formatAmount(9_425_000) },
                  { label: 'davon 80 %', amount: formatAmount(7_540_000) },
                  {
                    label: 'Zuschuss 2027',
                    amount: '72.100,00 EUR',
                    note: 'begrenzt durch den Höchstbetrag',
                    kind: 'result',
                  },
                  { label: 'Es fehlen', amount: formatAmount(215_000), kind: 'missing' },
                ]}
              />
            </Panel>
          </Aside>
        </Columns>
      </Stack>
    </Page>
  );
}

function PlanTable(): JSX.Element {
  return (
    <DenseTable
      caption="Ausgaben- und Finanzierungsplan in EUR"
      columns={[
        { label: 'Position' },
        { label: '2027', isNumeric: true },
        { label: '2028', isNumeric: true },
        { label: 'Summe', isNumeric: true },
      ]}
      rows={[
        {
          key: 'p',
          cells: ['Personal: Koordinierende Fachstelle, 0,8 Stelle', '52.300,00', '53.550,00', '105.850,00'],
        },
        { key: 'h', cells: ['Honorare: Moderation und Fachvorträge', '9.600,00', '6.400,00', '16.000,00'] },
      ]}
      foot={[{ key: 's', cells: ['Ausgaben gesamt', '61.900,00', '59.950,00', '121.850,00'] }]}
    />
  );
}

function CheckTable(): JSX.Element {
  return (
    <DenseTable
      caption="Prüfpunkte: 1 von 3 erledigt"
      narrow="cards-two"
      columns={[{ label: 'Punkt' }, { label: 'Ergebnis' }, { label: 'Datum', width: 's' }]}
      rows={[
        {
          key: '1',
          cells: [
            <>
              Antragsberechtigt<Sub>Kreis, AGS 05766</Sub>
            </>,
            <Badge tone="success">erfüllt</Badge>,
            '05.11.2026',
          ],
        },
        {
          key: '2',
          cells: [
            <>
              Abgrenzung<Sub>Erklärung fehlt</Sub>
            </>,
            <Badge tone="warning">nachzufordern</Badge>,
            'offen',
          ],
        },
        {
          key: '3',
          cells: [
            <>
              Höchstbetrag<Sub>um 5.154,56 EUR überschritten</Sub>
            </>,
            <Badge tone="danger">nicht erfüllt</Badge>,
            'offen',
          ],
        },
      ]}
    />
  );
}

function CapPanel(): JSX.Element {
  const cap = Money.ofEuros(72_100);
  return (
    <Panel title="Höchstbetrag 2027" headingLevel={3} note={<Badge tone="danger">überschritten</Badge>}>
      <CapBar
        cap={cap}
        segments={[
          { kind: 'committed', amount: Money.ofCents(1_133_456) },
          { kind: 'reserved', amount: Money.ofEuros(6_000) },
          { kind: 'this', amount: Money.ofEuros(65_920) },
        ]}
      />
      <Legend
        caption="Höchstbetrag 2027"
        rows={[
          { kind: 'committed', label: 'Bewilligt', amount: Money.ofCents(1_133_456) },
          { kind: 'reserved', label: 'Vorgemerkt', amount: Money.ofEuros(6_000) },
          { kind: 'this', label: 'Dieser Antrag', amount: Money.ofEuros(65_920) },
          { kind: 'over', label: 'Über dem Höchstbetrag', amount: Money.ofCents(1_115_456), isTotal: true },
        ]}
      />
    </Panel>
  );
}

function WorklistTable(): JSX.Element {
  return (
    <DenseTable
      caption="Offene Vorgänge, sortiert nach Frist"
      hideCaption
      narrow="cards-two"
      columns={[
        { label: 'Vorgang' },
        { label: 'Kreis oder Stadt', width: 'm' },
        { label: 'Stand', width: 'l' },
        { label: 'Frist', width: 's', sorted: 'ascending', href: '?sort=-frist' },
        { label: 'Beantragt in EUR', isNumeric: true, width: 'm' },
        { label: 'Höchstbetrag', width: 'm' },
      ]}
      rows={[1, 2].map((number) => ({
        key: `${number}`,
        ...(number === 2 ? { kind: 'picked' as const } : {}),
        cells: [
          <>
            <a class="kern-link" href={`/vorgang/${number}`}>
              NRWO-2027-001{number}
            </a>
            <span class="clamp">
              Grenzüberschreitende Bildungs-, Begegnungs- und Beratungsarbeit gegen Rechtsextremismus
            </span>
          </>,
          <>
            Kreis Lippe<Sub>05766</Sub>
          </>,
          <>
            Fachliche Prüfung
            <MiniSteps current={3} of={6} />
          </>,
          <>
            <span class="num">25.11.2026</span>
            <br />
            <Mark tone="warning">in 2 Tagen</Mark>
          </>,
          <>
            65.920,00<Sub>2027</Sub>
          </>,
          <>
            <CapBar
              cap={Money.ofEuros(72_100)}
              size="thin"
              segments={[{ kind: 'this', amount: Money.ofEuros(65_920) }]}
            />
            <span class="meta num">danach frei 6.180,00</span>
          </>,
        ],
      }))}
    />
  );
}

function EditablePlan(): JSX.Element {
  const row = (number: string, what: string, amount: string, error?: string) => ({
    key: number,
    ...(error === undefined ? {} : { kind: 'bad' as const }),
    cells: [
      number,
      <CellField name={`what-${number}`} label={`Position ${number}: Wofür?`} value={what} error={error} />,
      <CellField name={`amount-${number}`} label={`Position ${number}: Betrag in EUR`} value={amount} isAmount />,
      <SubmitButton look="tertiary" slim label={`Position ${number} entfernen`}>
        Entfernen
      </SubmitButton>,
    ],
  });
  return (
    <ActionForm action="/plan" csrfToken={CSRF} class="bare-form" label="Ausgaben">
      <DenseTable
        caption="Ausgaben"
        isEditable
        columns={[
          { label: 'Nr.', width: 'xs' },
          { label: 'Wofür?' },
          { label: 'Betrag in EUR', isNumeric: true, width: 'm' },
          { label: 'Aktion', hideLabel: true, width: 'm' },
        ]}
        groups={[
          [
            { key: 'g1', kind: 'group', cells: ['1', 'Personalausgaben', '60.250,00', ''] },
            row('1.1', 'Koordinierende Fachstelle, 0,75 Stelle', '52.800,00'),
            row('1.2', '', '7.450,00', 'Beschreiben Sie, wofür Sie 7.450,00 EUR brauchen.'),
          ],
        ]}
        foot={[
          { key: 's', cells: ['', 'Ausgaben gesamt', '60.250,00', ''] },
          { key: 'm', kind: 'missing', cells: ['', 'Noch nicht gedeckt', '2.150,00', ''] },
        ]}
        rowHeader={1}
      />
    </ActionForm>
  );
}
