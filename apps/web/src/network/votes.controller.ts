import { Controller, Get, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import {
  CHOICES,
  closeVote,
  findBody,
  findVote,
  recordBallot,
  recuseSeat,
  rollOf,
  situationOf,
  type Choice,
  type Counts,
} from '#bodies';
import type { Actor } from '#kernel';
import { Database, isId } from '#platform';
import {
  Access,
  accepted,
  AnId,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { BODY_READERS } from './typed-form.js';
import { votePage } from './vote-page.js';

/** A vote, as its body's keeper sees it. */
@Controller('netzwerk/abstimmungen/:id')
@Access.roles(...BODY_READERS)
export class VotesController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  show(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Param('id', AnId) id: string): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const vote = await findVote(tx, id);
      const body = vote && (await findBody(tx, vote.bodyId));
      if (!body) throw new NotFoundException();
      return votePage(frame, { actor, body, vote, situation: await situationOf(tx, vote), roll: await rollOf(tx, id) });
    });
  }

  @Post('stimmen')
  async ballots(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) voteId: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    if (!(await this.database.read(actor, (tx) => findVote(tx, voteId)))) throw new NotFoundException();
    for (const name of form.names()) {
      const seatId = name.replace(/^seat-/, '');
      const choice = choiceIn(form.text(name));
      if (choice && isId(seatId)) accepted(await recordBallot(this.database, actor, { voteId, seatId, choice }));
    }
    return seeOther(`/netzwerk/abstimmungen/${voteId}`, 'Die Stimmen sind gespeichert.');
  }

  @Post('befangenheit')
  async recuse(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) voteId: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const seatId = form.text('seatId');
    if (!isId(seatId)) throw new NotFoundException();
    accepted(await recuseSeat(this.database, actor, { voteId, seatId, reason: form.text('reason') }));
    return seeOther(`/netzwerk/abstimmungen/${voteId}`, 'Der Sitz ist als befangen eingetragen.');
  }

  @Post('schliessen')
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) voteId: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    accepted(await closeVote(this.database, actor, { voteId, counted: countsIn(form) }));
    return seeOther(`/netzwerk/abstimmungen/${voteId}`, 'Die Abstimmung ist geschlossen, das Ergebnis steht fest.');
  }
}

export const choiceIn = (text: string): Choice | undefined => CHOICES.find((each) => each === text);

/** Counts of the urn, where the page asked for them and all three are whole numbers. */
function countsIn(form: FormBody): Counts | null {
  const numbers = CHOICES.map((choice) => form.text(`count-${choice}`));
  if (!numbers.every((text) => /^\d{1,4}$/.test(text))) return null;
  const [yes = 0, no = 0, abstained = 0] = numbers.map(Number);
  return { yes, no, abstained };
}
