import type { JSX } from 'preact';
import { Money } from '#kernel';
import type { ClaimView } from '#settlement';
import type { PageFrame } from '../access/index.js';
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
import type { ClaimScreen } from './claim-screen.js';
import { ClaimSteps } from './claim-steps.js';
import { InterestOrders } from './interest-orders.js';
import { claimWord, entryWord, recoveriesPath, reliefWord, stateOf } from './settlement-words.js';
import { LawNote } from '../access/index.js';
import { approvalFacts } from '../authority/approvals.js';

/** One claim: what is open until when, its ledger, what eases or raises it, and the steps of this person. */
export function claimPage(frame: PageFrame, screen: ClaimScreen): string {
  const { award, claim, errors, actor } = screen;
  const title = `Forderung ${claim.number}`;
  const { tone, text } = stateOf(claim.status);
  return renderPage(
    <Page
      {...frame}
      title={`${title} zu ${award.fileNumber}`}
      breadcrumb={[
        { label: 'Bewilligungen', href: '/bewilligungen' },
        { label: award.fileNumber, href: `/bewilligungen/${award.id}` },
        { label: 'Rückforderungen', href: recoveriesPath(award.id) },
        { label: title },
      ]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead
        title={title}
        meta={`${award.fileNumber} · ${award.title} · ${claimWord(claim.kind)}`}
        facts={[
          { label: 'Offen', value: formatEuro(claim.balance) },
          { label: 'Stand', value: <Mark tone={tone}>{text}</Mark> },
        ]}
      />
      <Columns split="two">
        <Stack>
          <ErrorSummary errors={errorLinks(errors)} />
          {claim.isOverdue && claim.due && (
            <Alert tone="warning" title={`Überfällig seit dem ${formatDate(claim.due.plusDays(1))}`}>
              {actor.scope === 'AUTHORITY'
                ? 'Mahnen Sie oder schlagen Sie eine Stundung vor.'
                : 'Bitte zahlen Sie den offenen Betrag.'}
            </Alert>
          )}
          <Panel title="Was zu zahlen ist" look="key">
            <Facts facts={[...factsOf(claim), ...approvalFacts(screen.approvals.relief)]} />
            <LawNote />
          </Panel>
          <Section title="Kassenkonto">
            <Ledger claim={claim} isAuthority={actor.scope === 'AUTHORITY'} />
          </Section>
          <Reliefs claim={claim} />
          <InterestOrders title="Zinsen" orders={screen.orders} approvals={screen.approvals.interest} />
          <Dunnings claim={claim} />
        </Stack>
        <Aside label="Nächste Schritte">
          <ClaimSteps screen={screen} csrfToken={frame.csrfToken} />
        </Aside>
      </Columns>
    </Page>,
  );
}

function factsOf(claim: ClaimView): Fact[] {
  return [
    { label: 'Gefordert', value: formatEuro(claim.amount) },
    { label: 'Gezahlt', value: formatEuro(claim.paid) },
    { label: 'Offen', value: <strong>{formatEuro(claim.balance)}</strong> },
    {
      label: 'Zu zahlen bis',
      value: dueWord(claim),
    },
    ...(claim.bearsInterestFrom ? [{ label: 'Verzinst ab', value: formatDate(claim.bearsInterestFrom) }] : []),
    { label: 'Bescheid', value: <Link href={`/bescheide/${claim.noticeId}`} text="Zum Bescheid" /> },
    ...(claim.recoveryId
      ? [
          {
            label: 'Verfahren',
            value: <Link href={`/rueckforderungen/${claim.recoveryId}`} text="Zur Rückforderung" />,
          },
        ]
      : []),
  ];
}

function dueWord({ status, due, reliefs }: ClaimView): string {
  const until = reliefs.findLast(({ kind, state }) => kind === 'DEFERRAL' && state === 'APPROVED')?.until;
  if (status === 'DEFERRED' && until) return `gestundet bis ${formatDate(until)}`;
  return due ? formatDate(due) : 'steht fest, sobald der Bescheid bestandskräftig ist';
}

const Link = ({ href, text }: { href: string; text: string }): JSX.Element => (
  <a class="kern-link" href={href}>
    {text}
  </a>
);

/** How it is booked in the budget is for the authority. */
function Ledger({ claim, isAuthority }: { claim: ClaimView; isAuthority: boolean }): JSX.Element {
  return (
    <DenseTable
      caption="Kassenkonto der Forderung"
      hideCaption
      narrow="cards-two"
      columns={[
        { label: 'Vorgang' },
        { label: 'Wertstellung' },
        { label: 'Betrag in EUR', isNumeric: true },
        { label: 'Danach offen in EUR', isNumeric: true },
      ]}
      rows={claim.entries.map((entry) => ({
        key: entry.id,
        cells: [
          <>
            {entryWord(entry.kind)}
            {entry.reference !== '' && <Sub>{entry.reference}</Sub>}
            {isAuthority && bookingWord(entry.expenseReduction, entry.revenue) !== '' && (
              <Sub>{bookingWord(entry.expenseReduction, entry.revenue)}</Sub>
            )}
          </>,
          formatDate(entry.valueDate),
          formatAmount(entry.delta),
          formatAmount(entry.balanceAfter),
        ],
      }))}
    />
  );
}

function bookingWord(expenseReduction: Money, revenue: Money): string {
  return [
    ...(expenseReduction.isZero() ? [] : [`${formatEuro(expenseReduction)} von der Ausgabe abgesetzt`]),
    ...(revenue.isZero() ? [] : [`${formatEuro(revenue)} als Einnahme`]),
  ].join(', ');
}

const RELIEF_STATES: Readonly<Record<ClaimView['reliefs'][number]['state'], string>> = {
  PROPOSED: 'vorgeschlagen',
  APPROVED: 'gilt',
  REJECTED: 'abgelehnt',
  ENDED: 'beendet',
};

function Reliefs({ claim }: { claim: ClaimView }): JSX.Element | null {
  if (claim.reliefs.length === 0) return null;
  return (
    <Section title="Stundung, Niederschlagung, Erlass">
      {claim.reliefs.map((relief) => (
        <Panel key={relief.id} title={`${reliefWord(relief.kind)}, ${RELIEF_STATES[relief.state]}`} headingLevel={3}>
          <Facts
            facts={[
              { label: 'Betrag', value: formatEuro(relief.amount) },
              ...(relief.until ? [{ label: 'Bis', value: formatDate(relief.until) }] : []),
              { label: 'Grund', value: relief.reason },
              ...(relief.terms === '' ? [] : [{ label: 'Bedingungen', value: relief.terms }]),
              ...(relief.consentReference ? [{ label: 'Einwilligung', value: relief.consentReference }] : []),
              { label: 'Vorgeschlagen', value: relief.proposed.name },
              ...(relief.decidedByName ? [{ label: 'Entschieden', value: relief.decidedByName }] : []),
              ...(relief.noticeId
                ? [{ label: 'Bescheid', value: <Link href={`/bescheide/${relief.noticeId}`} text="Zum Bescheid" /> }]
                : []),
            ]}
          />
          {relief.instalments.length > 1 && (
            <DenseTable
              caption="Raten"
              columns={[{ label: 'Fällig' }, { label: 'Rate in EUR', isNumeric: true }]}
              rows={relief.instalments.map(({ due, amount }) => ({
                key: due.toString(),
                cells: [formatDate(due), formatAmount(amount)],
              }))}
            />
          )}
        </Panel>
      ))}
    </Section>
  );
}

function Dunnings({ claim }: { claim: ClaimView }): JSX.Element | null {
  if (claim.dunnings.length === 0) return null;
  return (
    <Section title="Mahnungen">
      <ul class="kern-list kern-list--bullet">
        {claim.dunnings.map((dunning) => (
          <li key={dunning.noticeId}>
            <Link
              href={`/bescheide/${dunning.noticeId}`}
              text={`${dunning.number}. Mahnung vom ${formatDate(dunning.sentOn)}`}
            />
            {`, Zahlung bis ${formatDate(dunning.payUntil)}`}
          </li>
        ))}
      </ul>
    </Section>
  );
}
