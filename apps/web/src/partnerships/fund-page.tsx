import type { JSX } from 'preact';
import { type Fund } from '#partnerships';
import type { PageFrame } from '../access/index.js';
import {
  Chips,
  DenseTable,
  EmptyState,
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
  renderPage,
  Section,
  Stack,
  Sub,
} from '../layout/index.js';
import { FundsTable } from './funds-table.js';
import { FederalMoney, MoneyForms, RulesForm } from './fund-forms.js';
import { ENTRY_WORDS, FINANCING_WORDS, FUND_NAMES, RECOMMENDING_BODIES } from './partnership-words.js';
import type { FundScreen } from './fund-screen.js';

/** A fund with its ledger, its rules for local projects, and what the lead office may do with its money. */
export function fundPage(page: PageFrame, screen: FundScreen): string {
  const { partnership, frame, fund, errors, mayRun } = screen;
  const path = `/partnerschaften/${partnership.id}/fonds/${frame.budgetYear}`;
  const crumbs = [
    { label: 'Partnerschaften', href: '/partnerschaften' },
    { label: partnership.name, href: `/partnerschaften/${partnership.id}` },
    { label: `Fonds ${frame.budgetYear}` },
  ];
  const forms = { ...screen, path, csrfToken: page.csrfToken };
  return renderPage(
    <Page
      {...page}
      title={`${FUND_NAMES[fund.code]} ${frame.budgetYear}`}
      breadcrumb={crumbs}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead title={`${FUND_NAMES[fund.code]} ${frame.budgetYear}`} meta={partnership.name} />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        <Chips
          label="Fonds"
          chips={frame.funds.map(({ code }) => ({
            label: FUND_NAMES[code],
            href: `${path}?fonds=${code}`,
            current: code === fund.code,
          }))}
        />
        <FundsTable frame={frame} hrefOf={({ code }) => `${path}?fonds=${code}`} />
        <Ledger {...screen} />
        <Rules fund={fund} />
        <FederalMoney {...forms} />
        {mayRun && <MoneyForms {...forms} />}
        {mayRun && <RulesForm {...forms} />}
      </Stack>
    </Page>,
  );
}

function Ledger({ entries, fund }: FundScreen): JSX.Element {
  return (
    <Section title="Buchungen">
      {entries.length === 0 ? (
        <EmptyState text="Noch keine Buchung in diesem Fonds." />
      ) : (
        <DenseTable
          caption="Buchungen in EUR, älteste zuerst"
          hideCaption
          narrow="scroll"
          columns={[
            { label: 'Zeit' },
            { label: 'Buchung' },
            { label: 'Betrag', isNumeric: true },
            { label: 'Ansatz danach', isNumeric: true },
            { label: 'Vorgemerkt danach', isNumeric: true },
            { label: 'Bewilligt danach', isNumeric: true },
            { label: 'Ausgezahlt danach', isNumeric: true },
          ]}
          rows={entries.map((entry) => {
            const isIncoming = entry.toCode === fund.code;
            const other = isIncoming
              ? `aus: ${FUND_NAMES[entry.code]}`
              : entry.toCode
                ? `nach: ${FUND_NAMES[entry.toCode]}`
                : '';
            const after = isIncoming
              ? ['–', '–', '–', '–']
              : [entry.allocated, entry.reserved, entry.committed, entry.paid].map((each) => formatAmount(each));
            return {
              key: entry.id,
              cells: [
                formatDateTime(entry.recordedAt),
                <>
                  {[ENTRY_WORDS[entry.kind], other].filter(Boolean).join(' ')}
                  <Sub>
                    {entry.projectId ? (
                      <a class="kern-link" href={`/projekte/${entry.projectId}`}>
                        {entry.reason}
                      </a>
                    ) : (
                      entry.reason
                    )}
                    {` · ${entry.actorName}`}
                  </Sub>
                </>,
                formatAmount(entry.amount),
                ...after,
              ],
            };
          })}
        />
      )}
    </Section>
  );
}

function Rules({ fund: { rules } }: { fund: Fund }): JSX.Element {
  const window = [
    rules.opensOn ? `ab ${formatDate(rules.opensOn)}` : '',
    rules.closesOn ? `bis ${formatDate(rules.closesOn)}` : '',
  ].filter(Boolean);
  return (
    <Section
      title="Regeln für Projekte vor Ort"
      note={
        rules.verifiedBy ? (
          <Mark tone="success">{`geprüft: ${rules.verifiedBy}`}</Mark>
        ) : (
          <Mark tone="warning">ungeprüft</Mark>
        )
      }
    >
      <Facts
        facts={[
          {
            label: 'Anträge',
            value: rules.acceptsApplications
              ? `möglich ${window.join(' ') || 'ohne Frist'}`
              : 'im Moment nicht möglich',
          },
          { label: 'Höchstens je Projekt', value: rules.amountMax ? formatEuro(rules.amountMax) : 'keine Grenze' },
          {
            label: 'Eigenanteil',
            value:
              rules.ownShareBps === 0 ? 'keiner' : `${rules.ownShareBps / 100} % ab ${formatEuro(rules.ownShareFrom)}`,
          },
          { label: 'Finanzierungsart', value: FINANCING_WORDS[rules.financingType] },
          { label: 'Empfehlung', value: RECOMMENDING_BODIES[rules.recommendedBy] },
          { label: 'Eingang vor der Sitzung', value: `${rules.daysBeforeMeeting} Tage` },
          { label: 'Online-Abstimmung', value: `mindestens ${rules.onlineVoteDays} Tage` },
          { label: 'Nachweis nach dem Ende', value: `${rules.proofDays} Tage` },
          { label: 'Quelle', value: rules.source || '–' },
        ]}
      />
    </Section>
  );
}
