import type { BankAccount } from '#disbursements';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  Alert,
  ErrorSummary,
  errorLinks,
  Page,
  PageHead,
  Panel,
  renderPage,
  Section,
  Stack,
  SubmitButton,
  TextField,
} from '../layout/index.js';
import { AccountHistory, AccountPanel } from './bank-account-panels.js';

const TITLE = 'Bankverbindung für Auszahlungen';
const HOLDER_LENGTH_MAX = 70;

export interface BankAccountScreen {
  readonly accounts: readonly BankAccount[];
  /** As typed, or as the last application names it. */
  readonly values: { readonly holder: string; readonly iban: string };
  /** File number of the application the values come from; null where they were typed. */
  readonly seededFrom: string | null;
  readonly errors: Readonly<Record<string, string>>;
}

/** The district's own account: what is confirmed, what waits, and the form for a change. */
export function bankAccountPage(frame: PageFrame, { accounts, values, seededFrom, errors }: BankAccountScreen): string {
  const current = accounts.find(({ state }) => state === 'CONFIRMED');
  const waiting = accounts.find(({ state }) => state === 'PROPOSED');
  const crumbs = [{ label: 'Unser Kreis', href: '/organisation' }, { label: 'Bankverbindung' }];
  return renderPage(
    <Page {...frame} title={TITLE} breadcrumb={crumbs} hasErrors={Object.keys(errors).length > 0}>
      <PageHead
        title={TITLE}
        lead="Gezahlt wird nur auf ein Konto, das eine zweite Person nach einem Rückruf bei Ihnen bestätigt hat."
      />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        {current && <AccountPanel title="Gilt für Auszahlungen" account={current} />}
        {!current && (
          <Alert tone="warning" title="Noch keine bestätigte Bankverbindung">
            Ohne sie können Sie keine Mittel anfordern.
          </Alert>
        )}
        {waiting ? (
          <AccountPanel title="Vorgeschlagen" account={waiting} />
        ) : (
          <Panel title={current ? 'Änderung vorschlagen' : 'Bankverbindung vorschlagen'}>
            {seededFrom !== null && <p class="meta">Übernommen aus dem Antrag {seededFrom}.</p>}
            <ActionForm action="/organisation/bank" csrfToken={frame.csrfToken} label="Bankverbindung vorschlagen">
              <TextField
                name="holder"
                label="Kontoinhaberin oder Kontoinhaber"
                hint="Genau so, wie die Bank den Namen führt. Banken vergleichen ihn vor der Zahlung."
                maxLength={HOLDER_LENGTH_MAX}
                value={values.holder}
                error={errors['holder']}
              />
              <TextField
                name="iban"
                label="IBAN"
                hint="Ein Konto im Inland, zum Beispiel DE89 3704 0044 0532 0130 00"
                value={values.iban}
                error={errors['iban']}
              />
              <SubmitButton>Bankverbindung vorschlagen</SubmitButton>
            </ActionForm>
          </Panel>
        )}
        <Section title="Verlauf">
          <AccountHistory accounts={accounts} />
        </Section>
      </Stack>
    </Page>,
  );
}
