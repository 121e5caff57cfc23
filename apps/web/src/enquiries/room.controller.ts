import { Controller, Get, Inject, Param, Post } from '@nestjs/common';
import {
  admitMunicipality,
  changeRoomTerms,
  endMembership,
  endReferralTarget,
  enterReferralTarget,
  listMemberships,
  listReferralTargets,
  listRoomTerms,
} from '#enquiries';
import { hasRole, type Actor, type Refusal } from '#kernel';
import { Database } from '#platform';
import {
  Access,
  AnId,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  Refused,
  seeOther,
  sentencesByField,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { TEAM } from './room-access.js';
import { membersPage, referralTargetsPage, type RoomForm } from './room-pages.js';
import { roomTermsPage } from './room-terms-page.js';

type Values = Readonly<Record<string, string>>;

/** What the room is made of: members, offices to refer to, periods. The team reads, its lead changes. */
@Controller('anfragen')
@Access.roles(...TEAM)
export class RoomController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('mitglieder')
  members(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<string> {
    return this.showMembers(actor, frame, {}, []);
  }

  @Post('mitglieder')
  @Access.roles('ENQUIRY_LEAD')
  async admit(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Form() form: FormBody): Promise<PageAnswer> {
    const input = {
      ags: form.text('ags'),
      name: form.text('name'),
      kind: form.text('kind'),
      adminRegion: form.text('adminRegion'),
      mailbox: form.text('mailbox'),
      memberFrom: form.text('memberFrom'),
    };
    const admitted = await admitMunicipality(this.database, actor, input);
    if (admitted.ok) return seeOther('/anfragen/mitglieder', 'Die Kommune ist aufgenommen.');
    return shownAgain(await this.showMembers(actor, frame, input, admitted.refusal));
  }

  @Post('mitglieder/:membershipId/beenden')
  @Access.roles('ENQUIRY_LEAD')
  async end(
    @CurrentActor() actor: Actor,
    @Param('membershipId', AnId) membershipId: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const ended = await endMembership(this.database, actor, { membershipId, memberTo: form.text('memberTo') });
    if (!ended.ok) throw new Refused([ended.refusal]);
    return seeOther('/anfragen/mitglieder', 'Die Mitgliedschaft ist beendet.');
  }

  @Get('stellen')
  targets(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<string> {
    return this.showTargets(actor, frame, {}, []);
  }

  @Post('stellen')
  @Access.roles('ENQUIRY_LEAD')
  async enterTarget(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const input = {
      name: form.text('name'),
      work: form.text('work'),
      adminRegion: form.text('adminRegion'),
      contact: form.text('contact'),
    };
    const entered = await enterReferralTarget(this.database, actor, input);
    if (entered.ok) return seeOther('/anfragen/stellen', 'Die Stelle ist eingetragen.');
    return shownAgain(await this.showTargets(actor, frame, input, [entered.refusal]));
  }

  @Post('stellen/:targetId/beenden')
  @Access.roles('ENQUIRY_LEAD')
  async endTarget(@CurrentActor() actor: Actor, @Param('targetId', AnId) targetId: string): Promise<PageAnswer> {
    const ended = await endReferralTarget(this.database, actor, targetId);
    if (!ended.ok) throw new Refused([ended.refusal]);
    return seeOther('/anfragen/stellen', 'An diese Stelle wird nicht mehr verwiesen.');
  }

  @Get('fristen')
  terms(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<string> {
    return this.showTerms(actor, frame, {}, []);
  }

  @Post('fristen')
  @Access.roles('ENQUIRY_LEAD')
  async changeTerms(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const input = {
      validFrom: form.text('validFrom'),
      retentionMonths: form.text('retentionMonths'),
      closingDays: form.text('closingDays'),
      source: form.text('source'),
    };
    const changed = await changeRoomTerms(this.database, actor, input);
    if (changed.ok) return seeOther('/anfragen/fristen', 'Die neuen Fristen sind eingetragen.');
    return shownAgain(await this.showTerms(actor, frame, input, [changed.refusal]));
  }

  private async showMembers(actor: Actor, frame: PageFrame, values: Values, refusals: readonly Refusal[]) {
    const memberships = await this.database.read(actor, listMemberships);
    return membersPage(frame, memberships, formOf(actor, values, refusals));
  }

  private async showTargets(actor: Actor, frame: PageFrame, values: Values, refusals: readonly Refusal[]) {
    const targets = await this.database.read(actor, listReferralTargets);
    return referralTargetsPage(frame, targets, formOf(actor, values, refusals));
  }

  private async showTerms(actor: Actor, frame: PageFrame, values: Values, refusals: readonly Refusal[]) {
    const versions = await this.database.read(actor, listRoomTerms);
    return roomTermsPage(frame, versions, formOf(actor, values, refusals));
  }
}

const formOf = (actor: Actor, values: Values, refusals: readonly Refusal[]): RoomForm => ({
  mayChange: hasRole(actor, 'ENQUIRY_LEAD'),
  values,
  errors: sentencesByField(refusals),
});
