import type { JSX } from 'preact';
import { Money } from '#kernel';
import {
  Accordion,
  ActionForm,
  Alert,
  Aside,
  ButtonLink,
  CapBar,
  CellField,
  Chips,
  Columns,
  DenseTable,
  EmptyState,
  formatAmount,
  HelpNote,
  LegendLine,
  Mark,
  MiniSteps,
  Page,
  PageHead,
  Pagination,
  Panel,
  RefusalPanel,
  Stack,
  Sub,
  SubmitButton,
  Totals,
} from '../../apps/web/src/layout/index.js';
import { CSRF, FRAME } from './layout-gallery-frame.js';

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
