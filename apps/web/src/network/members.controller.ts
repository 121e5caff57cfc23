import { Controller, Get, Inject, NotFoundException, Param, Post, Query } from '@nestjs/common';
import {
  answerInvitation,
  ballotPaper,
  castByLink,
  hashOfLink,
  INVITATION_ANSWERS,
  invitationOfLink,
  type BallotPaper,
} from '#bodies';
import { SYSTEM_ACTOR } from '#kernel';
import { Database } from '#platform';
import {
  Access,
  accepted,
  Form,
  FormBody,
  Frame,
  seeOther,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { ballotPage, invitationPage } from './member-pages.js';
import { choiceIn } from './votes.controller.js';

const CHOICE_MISSING = 'Wählen Sie Ja, Nein oder Enthaltung.';

/** Members of bodies without an account: the personal link of a mail is their right. */
@Controller()
@Access.public()
export class MembersController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('abstimmung/:secret')
  async ballot(
    @Frame() frame: PageFrame,
    @Param('secret') secret: string,
    @Query('gezaehlt') saved?: string,
  ): Promise<string> {
    return ballotPage(frame, await this.paper(secret), { secret, isSaved: saved === '1' });
  }

  @Post('abstimmung/:secret')
  async cast(@Frame() frame: PageFrame, @Param('secret') secret: string, @Form() form: FormBody): Promise<PageAnswer> {
    const choice = choiceIn(form.text('choice'));
    if (!choice)
      return shownAgain(ballotPage(frame, await this.paper(secret), { secret, isSaved: false, error: CHOICE_MISSING }));
    accepted(await castByLink(this.database, { secret, choice }));
    return seeOther(`/abstimmung/${encodeURIComponent(secret)}?gezaehlt=1`);
  }

  @Get('einladung/:secret')
  async invitation(@Frame() frame: PageFrame, @Param('secret') secret: string): Promise<string> {
    const view = await invitationOfLink(this.database, secret);
    if (!view) throw new NotFoundException();
    const now = await this.database.read(SYSTEM_ACTOR, async (tx) => tx.now);
    return invitationPage(frame, view, secret, now);
  }

  @Post('einladung/:secret')
  async answer(@Param('secret') secret: string, @Form() form: FormBody): Promise<PageAnswer> {
    const answer = INVITATION_ANSWERS.find((each) => each === form.text('answer'));
    if (answer) accepted(await answerInvitation(this.database, { secret, answer }));
    return seeOther(`/einladung/${encodeURIComponent(secret)}`);
  }

  private async paper(secret: string): Promise<BallotPaper> {
    const paper = await this.database.read(SYSTEM_ACTOR, (tx) => ballotPaper(tx, hashOfLink(secret)));
    if (!paper) throw new NotFoundException();
    return paper;
  }
}
