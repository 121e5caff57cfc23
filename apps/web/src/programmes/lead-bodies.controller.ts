import { Controller, Get, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { listPeopleWithRole } from '#identity';
import { hasRole, refuse, type Actor, type Role } from '#kernel';
import { Database, isId } from '#platform';
import { appointToLeadBody, dismissFromLeadBody, findProgramme, listLeadBodyMembers, termsOn } from '#programmes';
import {
  accepted,
  Access,
  AnId,
  atFields,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { leadBodiesPage, type LeadBodiesView } from './lead-bodies-page.js';
import { OFFICE } from './words.js';

/** Who works on decisions and may therefore approve one. */
const CANDIDATES: readonly Role[] = ['CASEWORKER', 'REVIEWER', 'SIGNATORY'];

type Typed = Pick<LeadBodiesView, 'values' | 'errors'>;

/** The people who approve for the lead bodies of a programme. Programmes without such bodies have no such page. */
@Controller('programme/:code/federfuehrung')
@Access.roles('PROGRAMME_ADMIN')
export class LeadBodiesController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  @Access.roles(...OFFICE)
  show(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Param('code') code: string): Promise<string> {
    return this.page(actor, frame, code, { values: {}, errors: {} });
  }

  @Post()
  async appoint(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('code') programmeCode: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const people = await this.database.read(actor, (tx) => listPeopleWithRole(tx, CANDIDATES));
    const account = people.find(({ id }) => isId(form.text('accountId')) && id === form.text('accountId'));
    const appointed = account
      ? await appointToLeadBody(this.database, actor, { programmeCode, body: form.text('body'), account })
      : refuse('entry-missing', {}, '/accountId');
    if (appointed.ok) return seeOther(`/programme/${programmeCode}/federfuehrung`, 'Die Person ist benannt.');
    const values = { body: form.text('body'), accountId: form.text('accountId') };
    const errors = atFields(appointed.refusal);
    return shownAgain(await this.page(actor, frame, programmeCode, { values, errors }));
  }

  @Post(':member/beenden')
  async dismiss(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('member', AnId) member: string,
  ): Promise<PageAnswer> {
    accepted(await dismissFromLeadBody(this.database, actor, member));
    return seeOther(`/programme/${code}/federfuehrung`, 'Ab morgen stimmt die Person nicht mehr zu.');
  }

  private page(actor: Actor, frame: PageFrame, code: string, typed: Typed): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const programme = await findProgramme(tx, code);
      const version = programme ? await termsOn(tx, code, tx.today) : null;
      const bodies = version?.ok ? version.value.terms.approvals : [];
      if (!programme || bodies.length === 0) throw new NotFoundException();
      const people = await listPeopleWithRole(tx, CANDIDATES);
      return leadBodiesPage(frame, {
        ...typed,
        ...{ programme, bodies, canWrite: hasRole(actor, 'PROGRAMME_ADMIN') },
        members: await listLeadBodyMembers(tx, code),
        people: people.filter(({ id }) => id !== actor.accountId),
      });
    });
  }
}
