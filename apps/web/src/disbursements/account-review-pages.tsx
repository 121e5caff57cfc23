import { holderDiffers, ibanInGroups, type BankAccount } from '#disbursements';
import type { OrganisationView } from '#districts';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  Alert,
  DenseTable,
  EmptyState,
  ErrorSummary,
  errorLinks,
  formatDate,
  Page,
  PageHead,
  Panel,
  renderPage,
  Section,
  Stack,
  SubmitButton,
  TextArea,
  TextField,
} from '../layout/index.js';
import { AccountHistory, AccountPanel } from './bank-account-panels.js';

const NOTE_LENGTH_MAX = 500;
const LIST_TITLE = 'Bankverbindungen';

/** What waits for a call-back. */
export function accountQueuePage(
  frame: PageFrame,
  rows: readonly { readonly account: BankAccount; readonly organisation: string }[],
): string {
  return renderPage(
    <Page {...frame} title={LIST_TITLE}>
      <PageHead title={LIST_TITLE} lead="Vorgeschlagene Änderungen, die auf einen Rückruf warten." />
      {rows.length === 0 ? (
        <EmptyState text="Es wartet keine Änderung." />
      ) : (
        <DenseTable
          caption="Vorgeschlagene Bankverbindungen, älteste zuerst"
          hideCaption
          narrow="cards-two"
          columns={[{ label: 'Organisation' }, { label: 'IBAN' }, { label: 'Vorgeschlagen' }]}
          rows={rows.map(({ account, organisation }) => ({
            key: account.id,
            cells: [
              <a class="kern-link" href={`/bankverbindungen/${account.organisationId}`}>
                {organisation}
              </a>,
              ibanInGroups(account.iban),
              `${account.proposedByName}, ${formatDate(account.proposedAt)}`,
            ],
          }))}
        />
      )}
    </Page>,
  );
}

export interface AccountReview {
  readonly organisation: OrganisationView;
  readonly accounts: readonly BankAccount[];
  readonly mayDecide: boolean;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** The account of an organisation for the authority, with call-back and decision. */
export function accountReviewPage(frame: PageFrame, review: AccountReview): string {
  const { organisation, accounts, errors } = review;
  const current = accounts.find(({ state }) => state === 'CONFIRMED');
  const waiting = accounts.find(({ state }) => state === 'PROPOSED');
  const title = `Bankverbindung ${organisation.name}`;
  const crumbs = [{ label: LIST_TITLE, href: '/bankverbindungen' }, { label: organisation.name }];
  return renderPage(
    <Page {...frame} title={title} breadcrumb={crumbs} hasErrors={Object.keys(errors).length > 0}>
      <PageHead title={title} />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        {waiting && <AccountPanel title="Vorgeschlagen" account={waiting} />}
        {waiting && holderDiffers(waiting.holder, organisation.name) && (
          <Alert tone="warning" title="Der Name des Kontos weicht vom Namen der Organisation ab" headingLevel={2}>
            {`Das Konto lautet auf „${waiting.holder}“. Fragen Sie beim Rückruf danach.`}
          </Alert>
        )}
        {waiting && review.mayDecide && <DecisionForms frame={frame} review={review} account={waiting} />}
        {current && <AccountPanel title="Gilt für Auszahlungen" account={current} />}
        <Section title="Verlauf">
          <AccountHistory accounts={accounts} />
        </Section>
      </Stack>
    </Page>,
  );
}

function DecisionForms({ frame, review, account }: { frame: PageFrame; review: AccountReview; account: BankAccount }) {
  const path = `/bankverbindungen/${account.organisationId}/${account.id}`;
  return (
    <>
      <Panel title="Nach dem Rückruf bestätigen" look="key">
        <ActionForm action={`${path}/bestaetigen`} csrfToken={frame.csrfToken} label="Bankverbindung bestätigen">
          <TextArea
            name="callBackNote"
            label="Rückruf"
            hint="Wen Sie wann unter welcher bekannten Nummer erreicht haben. Nehmen Sie nie eine Nummer aus der Änderung selbst."
            rows={3}
            maxLength={NOTE_LENGTH_MAX}
            value={review.values['callBackNote']}
            error={review.errors['callBackNote']}
          />
          <SubmitButton>Bankverbindung bestätigen</SubmitButton>
        </ActionForm>
      </Panel>
      <Panel title="Vorschlag verwerfen">
        <ActionForm action={`${path}/verwerfen`} csrfToken={frame.csrfToken} label="Vorschlag verwerfen">
          <TextField
            name="reason"
            label="Grund"
            maxLength={NOTE_LENGTH_MAX}
            value={review.values['reason']}
            error={review.errors['reason']}
          />
          <SubmitButton look="secondary">Vorschlag verwerfen</SubmitButton>
        </ActionForm>
      </Panel>
    </>
  );
}
