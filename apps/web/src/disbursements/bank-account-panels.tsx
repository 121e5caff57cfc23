import type { JSX } from 'preact';
import { ibanInGroups, type BankAccount } from '#disbursements';
import { DenseTable, EmptyState, Facts, formatDate, Mark, Panel } from '../layout/index.js';
import { accountStateOf } from './bank-account-words.js';

/** Name of the bank with the date of the list it comes from; an unknown bank code is said and stops nobody. */
export function bankName({ bankName: name, bic, bankListUntil }: BankAccount): string {
  const source = `Bankleitzahlen gültig bis ${formatDate(bankListUntil)}`;
  if (name === null) return `Die Bankleitzahl steht nicht in der Liste (${source}). Prüfen Sie die IBAN.`;
  return `${name}${bic === null ? '' : `, BIC ${bic}`} (${source})`;
}

export function AccountPanel({ title, account }: { title: string; account: BankAccount }): JSX.Element {
  const { tone, text } = accountStateOf(account.state);
  return (
    <Panel title={title} note={<Mark tone={tone}>{text}</Mark>}>
      <Facts
        facts={[
          { label: 'Kontoinhaberin', value: account.holder },
          { label: 'IBAN', value: ibanInGroups(account.iban) },
          { label: 'Bank', value: bankName(account) },
          { label: 'Vorgeschlagen', value: `${account.proposedByName}, ${formatDate(account.proposedAt)}` },
          ...(account.confirmedAt
            ? [{ label: 'Bestätigt', value: `${account.confirmedByName ?? ''}, ${formatDate(account.confirmedAt)}` }]
            : []),
        ]}
      />
    </Panel>
  );
}

export function AccountHistory({ accounts }: { accounts: readonly BankAccount[] }): JSX.Element {
  if (accounts.length === 0) return <EmptyState text="Noch keine Bankverbindung." />;
  return (
    <DenseTable
      caption="Bankverbindungen, neueste zuerst"
      narrow="cards-two"
      columns={[{ label: 'IBAN' }, { label: 'Kontoinhaberin' }, { label: 'Stand' }, { label: 'Vorgeschlagen' }]}
      rows={accounts.map((account) => {
        const { tone, text } = accountStateOf(account.state);
        return {
          key: account.id,
          cells: [
            ibanInGroups(account.iban),
            account.holder,
            <>
              <Mark tone={tone}>{text}</Mark>
              {account.discardReason !== null && <p class="meta">{account.discardReason}</p>}
            </>,
            `${account.proposedByName}, ${formatDate(account.proposedAt)}`,
          ],
        };
      })}
    />
  );
}
