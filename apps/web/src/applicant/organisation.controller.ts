import { Controller, Get, Inject, NotFoundException } from '@nestjs/common';
import { listApplicationsOfOrganisation, listMessagesOfOrganisation, openDraft } from '#applications';
import { findOrganisation } from '#districts';
import { listPeopleOf } from '#identity';
import type { Actor } from '#kernel';
import { Database, type Transaction } from '#platform';
import { Access, CurrentActor, Frame, type PageAnswer, type PageFrame } from '../access/index.js';
import { messagesPage, organisationPage, type BankAccount } from './organisation-pages.js';

const BANKS_MAX = 20;

@Controller()
@Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
export class OrganisationController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('organisation')
  async organisation(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    const view = await this.database.read(actor, async (tx) => {
      const organisation = actor.organisationId ? await findOrganisation(tx, actor.organisationId) : null;
      if (!organisation) throw new NotFoundException();
      return {
        organisation,
        accounts: await listPeopleOf(tx, organisation.id),
        banks: await banksOf(tx, organisation.id),
      };
    });
    return organisationPage(frame, view);
  }

  @Get('nachrichten')
  async messages(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    const organisationId = actor.organisationId ?? '';
    const view = await this.database.read(actor, async (tx) => ({
      messages: await listMessagesOfOrganisation(tx, organisationId),
      applications: await listApplicationsOfOrganisation(tx, organisationId),
      today: tx.today,
    }));
    return messagesPage(frame, view);
  }
}

async function banksOf(tx: Transaction, organisationId: string): Promise<BankAccount[]> {
  const banks: BankAccount[] = [];
  for (const application of (await listApplicationsOfOrganisation(tx, organisationId)).slice(0, BANKS_MAX)) {
    const opened = await openDraft(tx, application.id);
    if (!opened.ok) continue;
    const { fields } = opened.value.draft;
    banks.push({
      application,
      holder: fields['bank.holder'] ?? '',
      iban: (fields['bank.iban'] ?? '').replace(/\s/g, ''),
    });
  }
  return banks;
}
