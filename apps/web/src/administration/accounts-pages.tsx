import type { JSX } from 'preact';
import type { Account } from '#identity';
import { APPLICANT_ROLES, ENQUIRY_ROLES, ROLES, type Role } from '#kernel';
import { roleWord, type PageFrame } from '../access/page-frame.js';
import {
  ActionForm,
  Badge,
  ButtonLink,
  ButtonRow,
  CheckboxGroup,
  DenseTable,
  EmptyState,
  errorLinks,
  ErrorSummary,
  Page,
  PageHead,
  RadioGroup,
  renderPage,
  SelectField,
  SubmitButton,
  TextField,
  type Option,
} from '../layout/index.js';
import type { OrganisationChoice } from './organisations.js';

export interface AccountForm {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly organisationId: string;
  readonly state: string;
}

export interface AccountEditView {
  /** Null for a new account. */
  readonly id: string | null;
  readonly form: AccountForm;
  readonly organisations: readonly OrganisationChoice[];
  readonly errors: Readonly<Record<string, string>>;
}

/** A role as the form offers it: "Kreis: Bearbeitung" says on which side it stands. */
const roleOption = (role: Role): Option => ({
  value: role,
  label: APPLICANT_ROLES.includes(role) ? `Kreis: ${roleWord(role)}` : roleWord(role),
});

const ROLE_OPTIONS: readonly Option[] = ROLES.filter((role) => role !== 'SYSTEM').map(roleOption);

export function accountsPage(
  frame: PageFrame,
  accounts: readonly Account[],
  names: ReadonlyMap<string, string>,
  search: string,
): string {
  return renderPage(
    <Page {...frame} title="Konten">
      <PageHead title="Konten" />
      <div class="stack">
        <form method="get" action="/verwaltung/konten" class="form" role="search">
          <TextField name="suche" label="Name oder E-Mail-Adresse" type="search" value={search} required={false} />
          <ButtonRow>
            <SubmitButton look="secondary">Suchen</SubmitButton>
            <ButtonLink href="/verwaltung/konten/neu">Neues Konto</ButtonLink>
          </ButtonRow>
        </form>
        {accounts.length === 0 ? (
          <EmptyState
            text={`Kein Konto passt zu „${search}“.`}
            action={<ButtonLink href="/verwaltung/konten">Alle Konten zeigen</ButtonLink>}
          />
        ) : (
          <AccountTable accounts={accounts} names={names} />
        )}
      </div>
    </Page>,
  );
}

function placeOf({ organisationId, roles }: Account, names: ReadonlyMap<string, string>): string {
  if (organisationId !== null) return names.get(organisationId) ?? '–';
  return roles.some((role) => ENQUIRY_ROLES.includes(role)) ? 'Team für Anfragen' : 'Bewilligungsbehörde';
}

function AccountTable(props: { accounts: readonly Account[]; names: ReadonlyMap<string, string> }): JSX.Element {
  return (
    <DenseTable
      caption={`${props.accounts.length === 1 ? '1 Konto' : `${props.accounts.length} Konten`}, sortiert nach Namen`}
      columns={[
        { label: 'Name' },
        { label: 'E-Mail-Adresse' },
        { label: 'Organisation' },
        { label: 'Rollen' },
        { label: 'Stand' },
      ]}
      rows={props.accounts.map((account) => ({
        key: account.id,
        cells: [
          <a class="kern-link" href={`/verwaltung/konten/${account.id}`}>
            {account.name}
          </a>,
          account.email,
          placeOf(account, props.names),
          account.roles.map(roleWord).join(', '),
          account.state === 'ACTIVE' ? <Badge tone="success">aktiv</Badge> : <Badge tone="danger">gesperrt</Badge>,
        ],
      }))}
    />
  );
}

export function accountEditPage(frame: PageFrame, view: AccountEditView): string {
  const title = view.id === null ? 'Neues Konto' : view.form.name;
  const crumbs = [{ label: 'Konten', href: '/verwaltung/konten' }, { label: title }];
  return renderPage(
    <Page {...frame} title={title} h1={title} breadcrumb={crumbs} hasErrors={Object.keys(view.errors).length > 0}>
      <div class="stack">
        <ErrorSummary errors={errorLinks(view.errors)} />
        <ActionForm action={`/verwaltung/konten/${view.id ?? 'neu'}`} csrfToken={frame.csrfToken} label={title}>
          <AccountFields view={view} />
          <ButtonRow>
            <SubmitButton>{view.id === null ? 'Anlegen und einladen' : 'Änderungen speichern'}</SubmitButton>
            <ButtonLink href="/verwaltung/konten" look="secondary">
              Abbrechen
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
        {view.id !== null && (
          <ActionForm action={`/verwaltung/konten/${view.id}/einladen`} csrfToken={frame.csrfToken} label="Einladung">
            <p>
              Mit einer neuen Einladung kann die Person ein neues Passwort vergeben. Das bisherige gilt so lange weiter.
            </p>
            <SubmitButton look="secondary">Einladung senden</SubmitButton>
          </ActionForm>
        )}
      </div>
    </Page>,
  );
}

function AccountFields({ view: { id, form, organisations, errors } }: { view: AccountEditView }): JSX.Element {
  return (
    <>
      <TextField
        name="email"
        label="E-Mail-Adresse"
        type="email"
        value={form.email}
        error={errors['email']}
        readOnly={id !== null}
      />
      <TextField name="name" label="Name" value={form.name} error={errors['name']} maxLength={120} />
      <CheckboxGroup name="roles" label="Rollen" values={form.roles} options={ROLE_OPTIONS} error={errors['roles']} />
      <SelectField
        name="organisationId"
        label="Organisation"
        hint="Nur für Rollen eines Kreises, einer Fachstelle oder einer Mitgliedskommune."
        required={false}
        value={form.organisationId}
        emptyLabel="Bewilligungsbehörde"
        options={organisations.map(({ id: value, name, side }) => ({
          value,
          label: side === 'ROOM' ? `Anfragen: ${name}` : side === 'PARTNERSHIP' ? `Fachstelle: ${name}` : name,
        }))}
      />
      {id !== null && (
        <RadioGroup
          name="state"
          label="Stand"
          value={form.state}
          options={[
            { value: 'ACTIVE', label: 'aktiv' },
            { value: 'BLOCKED', label: 'gesperrt', hint: 'Alle Sitzungen und Zugangsschlüssel enden sofort.' },
          ]}
          error={errors['state']}
        />
      )}
    </>
  );
}
