import type { JSX } from 'preact';
import { Money } from '#kernel';
import {
  ActionColumn,
  Aside,
  Badge,
  CapBar,
  Columns,
  DenseTable,
  Facts,
  Legend,
  Mark,
  Page,
  PageHead,
  Panel,
  Section,
  Stack,
  StepLine,
  stepsUpTo,
  Sub,
  Timeline,
} from '../../apps/web/src/layout/index.js';
import { CSRF, FRAME } from './layout-gallery-frame.js';

const STEPS = ['Eingereicht', 'Formale Prüfung', 'Fachliche Prüfung', 'Entscheidung', 'Zweitprüfung', 'Bescheid'];

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
