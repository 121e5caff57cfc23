import type { JSX } from 'preact';
import type { PageFrame } from '../access/index.js';
import { approvalFacts } from '../authority/approvals.js';
import {
  Alert,
  Aside,
  Columns,
  ErrorSummary,
  errorLinks,
  Facts,
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
  type Fact,
} from '../layout/index.js';
import type { RecoveryScreen } from './recoveries-screen.js';
import { RecoverySteps } from './recovery-steps.js';
import { basisWord, recoveriesPath, stateOf } from './settlement-words.js';
import { law, LawNote } from '../access/index.js';

/** One recovery: what was found, what the recipient says, what it would do, and the steps of this person. */
export function recoveryPage(frame: PageFrame, screen: RecoveryScreen): string {
  const { award, recovery, errors } = screen;
  const { tone, text } = stateOf(screen.claim?.status ?? recovery.status);
  const title = `Rückforderung ${recovery.number}`;
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
        meta={`${award.fileNumber} · ${award.title} · ${basisWord(recovery.basis)}`}
        facts={[{ label: 'Stand', value: <Mark tone={tone}>{text}</Mark> }]}
      />
      <Columns split="two">
        <Stack>
          <ErrorSummary errors={errorLinks(errors)} />
          <YearOfKnowledge screen={screen} />
          <Panel title="Worum es geht" look="key">
            <Facts facts={factsOf(screen)} />
            <LawNote />
          </Panel>
          <Hearing screen={screen} />
          <Reasons screen={screen} />
        </Stack>
        <Aside label="Nächste Schritte">
          <RecoverySteps screen={screen} csrfToken={frame.csrfToken} />
        </Aside>
      </Columns>
    </Page>,
  );
}

const WARNING_DAYS = 60;

/** The year runs against the authority alone: it is shown to nobody else. */
function YearOfKnowledge({ screen: { recovery, actor, today } }: { screen: RecoveryScreen }): JSX.Element | null {
  const isOpen = recovery.status === 'PROPOSED' || recovery.status === 'HEARING';
  if (!isOpen || actor.scope !== 'AUTHORITY') return null;
  const until = formatDate(recovery.knowledgeUntil);
  if (recovery.latePermit)
    return (
      <Alert tone="warning" title={`Jahresfrist am ${until} abgelaufen, Entscheidung zugelassen`}>
        {`${recovery.latePermit.byName}: ${recovery.latePermit.reason}`}
      </Alert>
    );
  if (today.isAfter(recovery.knowledgeUntil))
    return (
      <Alert tone="danger" title={`Die Jahresfrist ist am ${until} abgelaufen`}>
        Gezeichnet werden kann nur noch, wenn die Programmverwaltung es mit Begründung zulässt (§ 48 Abs. 4{' '}
        {law().procedureAct}).
      </Alert>
    );
  const isNear = today.plusDays(WARNING_DAYS).isAfter(recovery.knowledgeUntil);
  return (
    <Alert tone={isNear ? 'warning' : 'info'} title={`Zu entscheiden bis ${until}`}>
      {`Ein Jahr seit der vollständigen Kenntnis am ${formatDate(recovery.knowledgeCompleteOn)} (§ 48 Abs. 4, § 49 Abs. 3 ${law().procedureAct}).`}
    </Alert>
  );
}

function factsOf({ recovery, award, effect, claim, actor, approvals }: RecoveryScreen): Fact[] {
  const isAuthority = actor.scope === 'AUTHORITY';
  return [
    { label: 'Festgestellt', value: recovery.finding },
    { label: 'Grund', value: basisWord(recovery.basis) },
    ...(recovery.reduction.isPositive()
      ? [{ label: 'Zuwendung soll sinken um', value: formatEuro(recovery.reduction) }]
      : []),
    { label: 'Verzinst ab', value: formatDate(recovery.ineffectiveFrom) },
    ...(effect
      ? [
          { label: 'Zuwendung danach', value: formatEuro(effect.newGrant) },
          { label: 'Zu erstatten, wenn heute entschieden wird', value: <strong>{formatEuro(effect.demand)}</strong> },
        ]
      : [{ label: 'Zuwendung jetzt', value: formatEuro(award.amount) }]),
    ...(isAuthority
      ? [{ label: 'Eröffnet', value: `${recovery.opened.name}, ${formatDateTime(recovery.opened.at)}` }]
      : []),
    ...(recovery.prepared && isAuthority ? [{ label: 'Vorbereitet', value: recovery.prepared.name }] : []),
    ...approvalFacts(approvals),
    ...(recovery.signed && isAuthority
      ? [{ label: 'Gezeichnet', value: `${recovery.signed.name}, ${formatDate(recovery.signed.on)}` }]
      : []),
    ...(recovery.droppedReason ? [{ label: 'Fallen gelassen', value: recovery.droppedReason }] : []),
    ...(recovery.noticeId
      ? [{ label: 'Bescheid', value: <Link href={`/bescheide/${recovery.noticeId}`} text="Zum Bescheid" /> }]
      : []),
    ...(claim
      ? [
          {
            label: 'Forderung',
            value: (
              <Link
                href={`/forderungen/${claim.id}`}
                text={`Forderung ${claim.number}: ${formatEuro(claim.balance)} offen`}
              />
            ),
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

function Hearing({ screen: { recovery } }: { screen: RecoveryScreen }): JSX.Element {
  const { hearing, answer, exemptionReason } = recovery;
  const facts: Fact[] = [
    ...(hearing
      ? [
          { label: 'Äußerung bis', value: formatDate(hearing.due) },
          { label: 'Schreiben', value: <Link href={`/bescheide/${hearing.noticeId}`} text="Zur Anhörung" /> },
        ]
      : []),
    ...(answer ? [{ label: `Antwort von ${answer.byName}, ${formatDateTime(answer.at)}`, value: answer.text }] : []),
    ...(exemptionReason ? [{ label: 'Ohne Anhörung, weil', value: exemptionReason }] : []),
  ];
  return (
    <Section title="Anhörung">
      {facts.length === 0 ? <p class="none">Es wurde noch nicht angehört.</p> : <Facts facts={facts} />}
    </Section>
  );
}

/** The recipient reads the reasons in the act. */
function Reasons({ screen: { recovery, actor } }: { screen: RecoveryScreen }): JSX.Element | null {
  const { reasons } = recovery;
  if (!reasons || actor.scope !== 'AUTHORITY') return null;
  return (
    <Section title="Begründung">
      <Facts
        facts={[
          { label: 'Sachverhalt', value: reasons.facts },
          { label: 'Rechtsgrundlage', value: reasons.law },
          { label: 'Ermessen', value: reasons.discretion },
          { label: 'Ergebnis', value: reasons.result },
        ]}
      />
    </Section>
  );
}
