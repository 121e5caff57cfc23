import { Controller, Get, Inject, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { recordAudit } from '#audit';
import { changeAccount, endSessionsOf, findAccount, listAccounts, openAccount, type Account } from '#identity';
import { ok, refuse, ROLES, type Actor, type Refusal, type Result, type Role } from '#kernel';
import { Database, type Transaction } from '#platform';
import {
  Access,
  AnId,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  sentencesByField,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { accountEditPage, accountsPage, type AccountForm } from './accounts-pages.js';
import { Invitations } from './invitations.js';
import { fitsRoles, listOrganisationChoices } from './organisations.js';

const EMPTY: AccountForm = { email: '', name: '', roles: [], organisationId: '', state: 'ACTIVE' };

@Controller('verwaltung/konten')
@Access.roles('SYS_ADMIN')
export class AccountsController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Invitations) private readonly invitations: Invitations,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Query('suche') search: unknown,
  ): Promise<PageAnswer> {
    const text = typeof search === 'string' ? search.slice(0, 200) : '';
    const [accounts, organisations] = await this.database.read(actor, async (tx) => [
      await listAccounts(tx, text),
      await listOrganisationChoices(tx),
    ]);
    return accountsPage(frame, accounts, new Map(organisations.map((each) => [each.id, each.name])), text);
  }

  @Get('neu')
  create(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<string> {
    return this.edit(actor, frame, null, EMPTY, []);
  }

  @Post('neu')
  async open(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Form() body: FormBody): Promise<PageAnswer> {
    const form = formOf(body);
    const opened = await this.database.transaction(withSecrets(actor), async (tx) => {
      const known = await organisationMustExist(tx, form);
      if (!known.ok) return known;
      const account = await openAccount(tx, { ...form, ...rightsOf(form) });
      if (!account.ok) return account;
      await this.invitations.send(tx, account.value);
      await recordChange(tx, account.value.id, 'account-opened', form);
      return account;
    });
    if (!opened.ok) return shownAgain(await this.edit(actor, frame, null, form, [opened.refusal]));
    return seeOther('/verwaltung/konten', `Das Konto für ${form.name} ist angelegt, die Einladung ist unterwegs.`);
  }

  @Get(':id')
  async show(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    const account = await this.find(actor, id);
    return this.edit(actor, frame, id, { ...account, organisationId: account.organisationId ?? '' }, []);
  }

  @Post(':id')
  async change(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() body: FormBody,
  ): Promise<PageAnswer> {
    const { email } = await this.find(actor, id);
    const form = { ...formOf(body), email };
    const changed = await this.database.transaction(withSecrets(actor), (tx) => applyChange(tx, actor, id, form));
    if (!changed.ok) return shownAgain(await this.edit(actor, frame, id, form, [changed.refusal]));
    return seeOther('/verwaltung/konten', `Das Konto von ${form.name} ist geändert.`);
  }

  @Post(':id/einladen')
  async invite(@Param('id', AnId) id: string, @CurrentActor() actor: Actor): Promise<PageAnswer> {
    const account = await this.find(actor, id);
    await this.database.transaction(withSecrets(actor), async (tx) => {
      await this.invitations.send(tx, account);
      await recordAudit(tx, { chain: `account:${id}`, action: 'account-invited', visibility: 'INTERNAL' });
    });
    return seeOther('/verwaltung/konten', `Die Einladung an ${account.name} ist unterwegs.`);
  }

  private async find(actor: Actor, id: string): Promise<Account> {
    const account = await this.database.read(actor, (tx) => findAccount(tx, id));
    if (!account) throw new NotFoundException();
    return account;
  }

  private async edit(
    actor: Actor,
    frame: PageFrame,
    id: string | null,
    form: AccountForm,
    refusals: readonly Refusal[],
  ): Promise<string> {
    const organisations = await this.database.read(actor, listOrganisationChoices);
    return accountEditPage(frame, { id, form, organisations, errors: sentencesByField(refusals) });
  }
}

/** Sessions and links may only be touched by SYSTEM; the person who acts stays named in the trace. */
const withSecrets = (actor: Actor): Actor => ({ ...actor, scope: 'SYSTEM' });

async function applyChange(tx: Transaction, actor: Actor, id: string, form: AccountForm): Promise<Result<void>> {
  const { roles, organisationId } = rightsOf(form);
  const state = form.state === 'BLOCKED' ? 'BLOCKED' : 'ACTIVE';
  const keepsOwnRights = state === 'ACTIVE' && roles.includes('SYS_ADMIN');
  if (id === actor.accountId && !keepsOwnRights) return refuse('own-account-stays', {}, '/state');
  const known = await organisationMustExist(tx, form);
  if (!known.ok) return known;
  const changed = await changeAccount(tx, id, { name: form.name, roles, organisationId, state });
  if (!changed.ok) return changed;
  if (id !== actor.accountId) await endSessionsOf(tx, id);
  await recordChange(tx, id, 'account-changed', form);
  return ok(undefined);
}

/** The list offers only what exists; a form made by hand may not. */
async function organisationMustExist(tx: Transaction, form: AccountForm): Promise<Result<void>> {
  if (form.organisationId === '') return ok(undefined);
  const known = (await listOrganisationChoices(tx)).find(({ id }) => id === form.organisationId);
  if (!known) return refuse('organisation-unknown', {}, '/organisationId');
  const isFitting = fitsRoles(known, rightsOf(form).roles);
  return isFitting ? ok(undefined) : refuse('organisation-of-other-side', {}, '/organisationId');
}

function recordChange(tx: Transaction, id: string, action: string, form: AccountForm): Promise<void> {
  const { roles, organisationId } = rightsOf(form);
  return recordAudit(tx, {
    chain: `account:${id}`,
    action,
    facts: { roles, organisationId, state: form.state },
    organisationId: null,
    visibility: 'INTERNAL',
  });
}

const formOf = (body: FormBody): AccountForm => ({
  email: body.text('email'),
  name: body.text('name'),
  roles: body.all('roles'),
  organisationId: body.text('organisationId'),
  state: body.text('state') || 'ACTIVE',
});

function rightsOf(form: AccountForm): { roles: readonly Role[]; organisationId: string | null } {
  return {
    roles: ROLES.filter((role) => form.roles.includes(role)),
    organisationId: form.organisationId === '' ? null : form.organisationId,
  };
}
