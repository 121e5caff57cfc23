import type { JSX } from 'preact';
import type { CalendarDate } from '#kernel';
import {
  LOCAL_FINANCING,
  type Frame,
  type FrameSituation,
  type Fund,
  type FundEntry,
  type OwnExpenseView,
  type Partnership,
} from '#partnerships';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  Alert,
  CheckboxField,
  Chips,
  DateField,
  DenseTable,
  EmptyState,
  ErrorSummary,
  errorLinks,
  Facts,
  formatAmount,
  formatDate,
  formatDateTime,
  formatEuro,
  HiddenField,
  Mark,
  MoneyField,
  Page,
  PageHead,
  Panel,
  renderPage,
  Section,
  SelectField,
  Stack,
  Sub,
  SubmitButton,
  TextField,
} from '../layout/index.js';
import type { Typed } from './application-form.js';
import { FundsTable } from './funds-table.js';
import { ENTRY_WORDS, FINANCING_WORDS, FUND_NAMES } from './partnership-words.js';

export interface FundScreen {
  readonly partnership: Partnership;
  readonly frame: Frame;
  readonly situation: FrameSituation;
  readonly fund: Fund;
  readonly entries: readonly FundEntry[];
  readonly expenses: readonly OwnExpenseView[];
  readonly today: CalendarDate;
  readonly mayRun: boolean;
  readonly values: Typed;
  readonly errors: Typed;
}

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

const BODIES = { ALLIANCE: 'Bündnis', YOUTH_FORUM: 'Jugendforum', NONE: 'kein Gremium' } as const;

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
          { label: 'Empfehlung', value: BODIES[rules.recommendedBy] },
          { label: 'Eingang vor der Sitzung', value: `${rules.daysBeforeMeeting} Tage` },
          { label: 'Online-Abstimmung', value: `mindestens ${rules.onlineVoteDays} Tage` },
          { label: 'Nachweis nach dem Ende', value: `${rules.proofDays} Tage` },
          { label: 'Quelle', value: rules.source || '–' },
        ]}
      />
    </Section>
  );
}

type Forms = FundScreen & { readonly path: string; readonly csrfToken: string };

/** The council's consent and what was drawn of the award (H22). */
function FederalMoney({ frame, situation, path, csrfToken, values, errors, mayRun }: Forms): JSX.Element {
  return (
    <Section title={`Mittelabruf ${frame.budgetYear}`} id="bund">
      <p>{`Bewilligt: ${formatEuro(frame.award)}. Abgerufen: ${formatEuro(situation.drawn)}. Aktenzeichen: ${frame.federalReference || 'siehe Bewilligung'}.`}</p>
      {situation.consents.map((consent) => (
        <p key={consent.reference}>
          <Mark tone="success">{`Zustimmung: ${consent.body}, ${formatDate(consent.decidedOn)}, ${consent.reference}`}</Mark>
        </p>
      ))}
      {situation.isConsentMissing && (
        <Alert
          tone="warning"
          title={`Die Zustimmung des Rates oder Ausschusses für ${frame.budgetYear} fehlt`}
          headingLevel={3}
        >
          Ohne sie werden keine Mittel abgerufen.
        </Alert>
      )}
      {frame.awardId && (
        <a class="kern-link" href={`/bewilligungen/${frame.awardId}/auszahlungen`}>
          Zustimmung und Mittelabruf stehen bei der Bewilligung
        </a>
      )}
      {mayRun && !frame.awardId && (
        <>
          <ActionForm action={`${path}/zustimmung`} csrfToken={csrfToken} label="Zustimmung eintragen">
            <TextField name="body" label="Gremium" value={values['body']} error={errors['body']} />
            <DateField name="decidedOn" label="Beschluss vom" value={values['decidedOn']} error={errors['decidedOn']} />
            <TextField
              name="reference"
              label="Nummer des Beschlusses"
              value={values['reference']}
              error={errors['reference']}
            />
            <SubmitButton look="secondary">Zustimmung eintragen</SubmitButton>
          </ActionForm>
          {!situation.isConsentMissing && (
            <ActionForm action={`${path}/abruf`} csrfToken={csrfToken} label="Abruf eintragen">
              <MoneyField
                name="drawAmount"
                label="Im Portal des Bundes abgerufen"
                value={values['drawAmount']}
                error={errors['drawAmount']}
              />
              <DateField name="drawnOn" label="Abgerufen am" value={values['drawnOn']} error={errors['drawnOn']} />
              <TextField
                name="portalReference"
                label="Zeichen im Portal"
                value={values['portalReference']}
                error={errors['portalReference']}
              />
              <SubmitButton look="secondary">Abruf eintragen</SubmitButton>
            </ActionForm>
          )}
        </>
      )}
    </Section>
  );
}

function MoneyForms({ frame, fund, expenses, path, csrfToken, values, errors }: Forms): JSX.Element {
  const others = frame.funds.filter(({ code }) => code !== fund.code);
  const own = expenses.filter(({ code, committed, paid }) => code === fund.code && committed.exceeds(paid));
  return (
    <>
      {others.length > 0 && (
        <Panel title="Umverteilen">
          <ActionForm action={`${path}/umverteilen`} csrfToken={csrfToken} label="Umverteilen">
            <HiddenField name="fund" value={fund.code} />
            <SelectField
              name="to"
              label="In den Fonds"
              value={values['to']}
              error={errors['to']}
              options={others.map(({ code }) => ({ value: code, label: FUND_NAMES[code] }))}
            />
            <MoneyField name="moveAmount" label="Betrag" value={values['moveAmount']} error={errors['moveAmount']} />
            <TextField name="moveReason" label="Grund" value={values['moveReason']} error={errors['moveReason']} />
            <SubmitButton look="secondary">Umverteilen</SubmitButton>
          </ActionForm>
        </Panel>
      )}
      <Panel title="Eigene Ausgabe binden">
        <ActionForm action={`${path}/ausgabe`} csrfToken={csrfToken} label="Eigene Ausgabe binden">
          <HiddenField name="fund" value={fund.code} />
          <MoneyField
            name="spendAmount"
            label="Betrag der Ausgabe"
            value={values['spendAmount']}
            error={errors['spendAmount']}
          />
          <TextField
            name="spendReason"
            label="Wofür"
            hint="Zum Beispiel: Vertrag mit der Fachstelle"
            value={values['spendReason']}
            error={errors['spendReason']}
          />
          <SubmitButton look="secondary">Binden</SubmitButton>
        </ActionForm>
      </Panel>
      {own.length > 0 && (
        <Panel title="Zahlung einer eigenen Ausgabe eintragen">
          <ActionForm action={`${path}/zahlung`} csrfToken={csrfToken} label="Zahlung eintragen">
            <HiddenField name="fund" value={fund.code} />
            <SelectField
              name="matter"
              label="Ausgabe"
              value={values['matter']}
              error={errors['matter']}
              options={own.map(({ matterId, reason, committed, paid }) => ({
                value: matterId,
                label: `${reason} (noch ${formatEuro(committed.minus(paid))})`,
              }))}
            />
            <MoneyField name="payAmount" label="Gezahlt" value={values['payAmount']} error={errors['payAmount']} />
            <SubmitButton look="secondary">Zahlung eintragen</SubmitButton>
          </ActionForm>
        </Panel>
      )}
    </>
  );
}

function RulesForm({ fund, path, csrfToken, values, errors }: Forms): JSX.Element {
  const { rules } = fund;
  const of = (name: string, stored: string) => ({ name, value: values[name] ?? stored, error: errors[name] });
  return (
    <Panel title="Regeln ändern">
      <ActionForm action={`${path}/regeln`} csrfToken={csrfToken} label="Regeln ändern">
        <HiddenField name="fund" value={fund.code} />
        <CheckboxField
          name="acceptsApplications"
          label="Der Fonds nimmt Anträge an"
          required={false}
          checked={rules.acceptsApplications}
        />
        <DateField {...of('opensOn', rules.opensOn?.toGerman() ?? '')} label="Anträge ab" required={false} />
        <DateField {...of('closesOn', rules.closesOn?.toGerman() ?? '')} label="Anträge bis" required={false} />
        <MoneyField
          {...of('amountMax', rules.amountMax?.toGerman() ?? '')}
          label="Höchstens je Projekt"
          required={false}
        />
        <TextField
          {...of('ownShare', String(rules.ownShareBps / 100))}
          label="Eigenanteil in Prozent"
          inputmode="numeric"
          width="short"
        />
        <MoneyField {...of('ownShareFrom', rules.ownShareFrom.toGerman())} label="Eigenanteil ab einer Förderung von" />
        <SelectField
          {...of('financingType', rules.financingType)}
          label="Finanzierungsart"
          options={LOCAL_FINANCING.map((each) => ({ value: each, label: FINANCING_WORDS[each] }))}
        />
        <SelectField
          {...of('recommendedBy', rules.recommendedBy)}
          label="Wer empfiehlt"
          options={Object.entries(BODIES).map(([value, label]) => ({ value, label }))}
        />
        <TextField
          {...of('daysBeforeMeeting', String(rules.daysBeforeMeeting))}
          label="Eingang vor der Sitzung in Tagen"
          inputmode="numeric"
          width="short"
        />
        <TextField
          {...of('onlineVoteDays', String(rules.onlineVoteDays))}
          label="Dauer einer Online-Abstimmung in Tagen"
          inputmode="numeric"
          width="short"
        />
        <TextField
          {...of('proofDays', String(rules.proofDays))}
          label="Nachweis nach dem Ende in Tagen"
          inputmode="numeric"
          width="short"
        />
        <TextField
          {...of('source', rules.source)}
          label="Quelle"
          hint="Zum Beispiel: Förderrichtlinie des Bündnisses vom 12.01.2026"
        />
        <TextField
          {...of('verifiedBy', rules.verifiedBy ?? '')}
          label="Geprüft von"
          hint="Leer lassen, solange die Regeln niemand bestätigt hat"
          required={false}
        />
        <SubmitButton look="secondary">Regeln speichern</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
