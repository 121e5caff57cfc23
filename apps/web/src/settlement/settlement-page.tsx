import type { JSX } from 'preact';
import { hasRole, Money } from '#kernel';
import type { ClosingObstacle, SettlementContent, SettlementRecord } from '#settlement';
import { obstacleWords } from '../access/refusals/settlement-refusals.js';
import { sentenceOf, type PageFrame, LawNote } from '../access/index.js';
import { approvalFacts } from '../authority/approvals.js';
import { LetterPreview } from '../authority/decision/letter-preview.js';
import {
  Alert,
  Aside,
  Columns,
  DenseTable,
  ErrorSummary,
  errorLinks,
  Facts,
  formatAmount,
  formatDate,
  formatDateTime,
  formatEuro,
  Mark,
  Page,
  PageHead,
  Panel,
  renderPage,
  Section,
  Stack,
  Sub,
  type Fact,
} from '../layout/index.js';
import { LateUseSection } from './late-use-section.js';
import type { SettlementScreen } from './settlement-screen.js';
import { SettlementSteps } from './settlement-steps.js';
import { recoveriesPath, type State } from './settlement-words.js';

/** How the final amount comes about, what follows from it, and what is still to be done until the file is closed. */
export function settlementPage(frame: PageFrame, screen: SettlementScreen): string {
  const { award, signed, prepared, errors } = screen;
  const { tone, text } = stateOf(screen);
  const record = signed ?? prepared;
  return renderPage(
    <Page
      {...frame}
      title={`Abrechnung ${award.fileNumber}`}
      breadcrumb={[
        { label: 'Bewilligungen', href: '/bewilligungen' },
        { label: award.fileNumber, href: `/bewilligungen/${award.id}` },
        { label: 'Abrechnung' },
      ]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead
        title="Abrechnung"
        meta={`${award.fileNumber} · ${award.title}`}
        facts={[{ label: 'Stand', value: <Mark tone={tone}>{text}</Mark> }]}
      />
      <Columns split="two">
        <Stack>
          <ErrorSummary errors={errorLinks(errors)} />
          {record ? <Record record={record} screen={screen} /> : <NotYet screen={screen} />}
          <LawNote />
          <LateUseSection screen={screen} />
          {screen.letter && (
            <Section title="So geht der Schlussbescheid hinaus" id="vorschau">
              <LetterPreview letter={screen.letter} phrases={[]} />
            </Section>
          )}
        </Stack>
        <Aside label="Nächste Schritte">
          <SettlementSteps screen={screen} csrfToken={frame.csrfToken} />
          <Closing screen={screen} />
        </Aside>
      </Columns>
    </Page>,
  );
}

function stateOf({ closure, signed, prepared, actor }: SettlementScreen): State {
  if (closure) return { tone: 'success', text: 'Akte geschlossen' };
  if (signed) return { tone: 'success', text: 'abgerechnet' };
  if (prepared && actor.scope === 'AUTHORITY') return { tone: 'info', text: 'vorbereitet' };
  return { tone: 'info', text: 'noch nicht abgerechnet' };
}

function NotYet({ screen: { computed, actor } }: { screen: SettlementScreen }): JSX.Element {
  if (actor.scope !== 'AUTHORITY')
    return (
      <Alert tone="info" title="Der Schlussbescheid steht noch aus">
        Er folgt auf die Prüfung Ihres Verwendungsnachweises. Sie erhalten eine Nachricht.
      </Alert>
    );
  if (!computed || computed.ok)
    return computed ? <Computed computed={computed.value} /> : <p>Hier ist nichts abzurechnen.</p>;
  return (
    <Alert tone="info" title="Noch nicht abzurechnen">
      {sentenceOf(computed.refusal)}
    </Alert>
  );
}

function Computed({ computed: { settlement } }: { computed: SettlementScreenComputed }): JSX.Element {
  return (
    <Section title="So würde heute abgerechnet">
      <StepTable
        steps={settlement.steps.map((step) => ({
          label: step.label,
          amountCents: step.amount.toCents(),
          basis: step.basis,
          formula: step.formula ?? null,
        }))}
      />
    </Section>
  );
}

type SettlementScreenComputed = Extract<NonNullable<SettlementScreen['computed']>, { ok: true }>['value'];

function Record({ record, screen }: { record: SettlementRecord; screen: SettlementScreen }): JSX.Element {
  const { content } = record;
  return (
    <>
      <Panel title={record.signed ? 'Ergebnis' : 'Vorbereitetes Ergebnis'} look="key">
        <Facts facts={resultFacts(record, screen)} />
      </Panel>
      <Section title="Rechenweg">
        <StepTable steps={content.steps} />
        <p class="meta">Fördergrundlage: {content.termsLabel}</p>
      </Section>
      <Section title="Plan und Nachweis">
        <PlanAndUse content={content} />
      </Section>
      <Section title="Nicht anerkannt">
        {content.cuts.length === 0 ? (
          <p class="none">Alle geltend gemachten Ausgaben sind anerkannt.</p>
        ) : (
          <Cuts cuts={content.cuts} />
        )}
      </Section>
    </>
  );
}

function resultFacts(record: SettlementRecord, { recovery, award, approvals }: SettlementScreen): Fact[] {
  const freed = record.grant.minus(record.final);
  const over = Money.max(Money.ZERO, record.paid.minus(record.final));
  const rest = Money.max(Money.ZERO, record.final.minus(record.paid));
  return [
    { label: 'Bewilligt', value: formatEuro(record.grant) },
    { label: 'Endgültige Zuwendung', value: <strong>{formatEuro(record.final)}</strong> },
    { label: 'Ausgezahlt', value: formatEuro(record.paid) },
    ...(rest.isPositive() ? [{ label: 'Noch auszuzahlen', value: formatEuro(rest) }] : []),
    ...(over.isPositive() ? [{ label: 'Zu viel ausgezahlt', value: formatEuro(over) }] : []),
    ...(freed.isPositive()
      ? [
          {
            label: record.signed ? 'Wieder frei geworden' : 'Wird wieder frei',
            value: `${formatEuro(freed)} unter dem Höchstbetrag und im Haushalt`,
          },
        ]
      : []),
    { label: 'Vorbereitet', value: `${record.prepared.name}, ${formatDateTime(record.prepared.at)}` },
    ...approvalFacts(approvals),
    ...(record.signed
      ? [{ label: 'Gezeichnet', value: `${record.signed.name}, ${formatDateTime(record.signed.at)}` }]
      : []),
    ...(record.noticeId
      ? [
          {
            label: 'Schlussbescheid',
            value: <Link href={`/bescheide/${record.noticeId}`} text="Zum Schlussbescheid" />,
          },
        ]
      : []),
    ...(recovery
      ? [
          {
            label: 'Überzahlung',
            value: <Link href={recoveriesPath(award.id)} text={`Rückforderung ${recovery.number}`} />,
          },
        ]
      : []),
  ];
}

const Link = ({ href, text }: { href: string; text: string }): JSX.Element => (
  <a class="kern-link" href={href}>
    {text}
  </a>
);

function StepTable({ steps }: { steps: SettlementContent['steps'] }): JSX.Element {
  return (
    <DenseTable
      caption="Rechenweg der Abrechnung"
      hideCaption
      narrow="cards-two"
      columns={[{ label: 'Schritt' }, { label: 'Grundlage' }, { label: 'Betrag in EUR', isNumeric: true }]}
      rows={steps.map((step, index) => ({
        key: String(index),
        cells: [
          <>
            {step.label}
            {step.formula !== null && <Sub>{step.formula}</Sub>}
          </>,
          step.basis,
          formatAmount(Money.ofCents(step.amountCents)),
        ],
        ...(index === steps.length - 1 ? { kind: 'total' as const } : {}),
      }))}
    />
  );
}

function PlanAndUse({ content }: { content: SettlementContent }): JSX.Element {
  const row = (label: string, planCents: number, actualCents: number) => ({
    key: label,
    cells: [label, formatAmount(Money.ofCents(planCents)), formatAmount(Money.ofCents(actualCents))],
  });
  return (
    <DenseTable
      caption="Plan und geprüfter Nachweis"
      hideCaption
      narrow="cards-two"
      columns={[
        { label: 'Was' },
        { label: 'Plan in EUR', isNumeric: true },
        { label: 'Geprüft in EUR', isNumeric: true },
      ]}
      rows={[
        row('Zuwendungsfähige Ausgaben', content.eligiblePlanCents, content.eligibleActualCents),
        row('Mittel Dritter', content.thirdPartyPlanCents, content.thirdPartyActualCents),
        row('Eigenmittel', content.ownPlanCents, content.ownActualCents),
      ]}
    />
  );
}

function Cuts({ cuts }: { cuts: SettlementContent['cuts'] }): JSX.Element {
  return (
    <DenseTable
      caption="Nicht anerkannte Ausgaben"
      hideCaption
      narrow="cards-two"
      columns={[
        { label: 'Ausgabe' },
        { label: 'Geltend gemacht in EUR', isNumeric: true },
        { label: 'Nicht anerkannt in EUR', isNumeric: true },
      ]}
      rows={cuts.map((cut, index) => ({
        key: String(index),
        cells: [
          <>
            {cut.label}
            <Sub>{cut.reason}</Sub>
          </>,
          formatAmount(Money.ofCents(cut.claimedCents)),
          formatAmount(Money.ofCents(cut.cutCents)),
        ],
      }))}
    />
  );
}

const PLACES: Readonly<Partial<Record<ClosingObstacle, (awardId: string) => string>>> = {
  'settlement-not-final': (id) => `/bewilligungen/${id}`,
  'payment-under-way': (id) => `/bewilligungen/${id}/auszahlungen`,
  'payment-remaining': (id) => `/bewilligungen/${id}/auszahlungen`,
  'recovery-open': recoveriesPath,
  'claim-open': recoveriesPath,
};

/** What stands against closing the file, each with the place where it is mended. */
function Closing({ screen: { closure, obstacles, actor, award } }: { screen: SettlementScreen }): JSX.Element | null {
  if (closure)
    return (
      <Panel title="Aktenabschluss">
        <Facts
          facts={[
            { label: 'Geschlossen', value: `${formatDate(closure.closedOn)}, ${closure.closedByName}` },
            { label: 'Aufbewahren bis', value: formatDate(closure.retainUntil) },
            ...(closure.note === '' ? [] : [{ label: 'Vermerk', value: closure.note }]),
          ]}
        />
      </Panel>
    );
  if (actor.scope !== 'AUTHORITY' || obstacles.length === 0) return null;
  return (
    <Panel title="Bis zum Aktenabschluss">
      <ul class="kern-list kern-list--bullet">
        {obstacles.map((obstacle) => {
          const place = PLACES[obstacle]?.(award.id);
          return (
            <li key={obstacle}>
              {place ? <Link href={place} text={obstacleWords(obstacle)} /> : obstacleWords(obstacle)}
            </li>
          );
        })}
      </ul>
      {!hasRole(actor, 'CASEWORKER') && <p class="meta">Geschlossen wird die Akte von der Sachbearbeitung.</p>}
    </Panel>
  );
}
