import { Controller, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { CalendarDate, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { findNotice, recordContest, recordPosting, recordReceipt, type NoticeView } from '#notices';
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
import { noticePage } from './notice-page.js';

type Recorded = Result<NoticeView, Refusal>;

/** What the authority records about the way of a notice. */
@Controller('bescheide/:id')
export class DeliveryController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Post('post')
  @Access.roles('CASEWORKER')
  async post(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) noticeId: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const postedOn = readDay(form, 'postedOn');
    const recorded: Recorded = postedOn.ok
      ? await recordPosting(this.database, actor, { noticeId, postedOn: postedOn.value })
      : postedOn;
    return this.answer(actor, noticeId, frame, form, recorded, 'Die Aufgabe zur Post ist erfasst.');
  }

  @Post('zugang')
  @Access.roles('CASEWORKER')
  async receive(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) noticeId: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const receivedOn = readDay(form, 'receivedOn');
    const recorded: Recorded = receivedOn.ok
      ? await recordReceipt(this.database, actor, { noticeId, receivedOn: receivedOn.value, proof: form.text('proof') })
      : receivedOn;
    return this.answer(actor, noticeId, frame, form, recorded, 'Der Zugang ist erfasst.');
  }

  @Post('klage')
  @Access.roles('CASEWORKER', 'SIGNATORY')
  async contest(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) noticeId: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const contestedOn = readDay(form, 'contestedOn');
    const recorded: Recorded = contestedOn.ok
      ? await recordContest(this.database, actor, { noticeId, contestedOn: contestedOn.value, note: form.text('note') })
      : contestedOn;
    return this.answer(actor, noticeId, frame, form, recorded, 'Die Klage ist erfasst.');
  }

  private async answer(
    actor: Actor,
    id: string,
    frame: PageFrame,
    form: FormBody,
    recorded: Recorded,
    message: string,
  ): Promise<PageAnswer> {
    if (recorded.ok) return seeOther(`/bescheide/${id}`, message);
    if (recorded.refusal.pointer === undefined) throw new Refused([recorded.refusal]);
    const names = ['postedOn', 'receivedOn', 'proof', 'contestedOn', 'note'];
    const values = Object.fromEntries(names.map((name) => [name, form.text(name)]));
    const html = await this.database.read(actor, async (tx) => {
      const notice = await findNotice(tx, id);
      if (!notice) throw new NotFoundException();
      const errors = sentencesByField([recorded.refusal]);
      return noticePage(frame, { notice, actor, today: tx.today, form: { values, errors } });
    });
    return shownAgain(html);
  }
}

function readDay(form: FormBody, name: string): Result<CalendarDate, Refusal> {
  const day = CalendarDate.parse(form.text(name));
  return day.ok ? day : refuse(day.refusal.kind, day.refusal.facts, `/${name}`);
}
