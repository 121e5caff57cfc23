import { Controller, Get, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import {
  approveMinutes,
  ATTENDANCE_STATES,
  attendanceOf,
  cancelMeeting,
  changeMeeting,
  closeMeeting,
  correctMinutes,
  findBody,
  findMeeting,
  invitationsOf,
  inviteToMeeting,
  minutesOf,
  recordAttendance,
  recordResolution,
  resolutionsOf,
  seatsInTerm,
  sendMinutes,
  writeMinutes,
  type Attendance,
} from '#bodies';
import type { Actor, Refusal, Result } from '#kernel';
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
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { meetingDraftOf } from './meeting-form.js';
import { meetingPage } from './meeting-page.js';
import { BODY_READERS, NO_FORM, typedAgain, type TypedForm } from './typed-form.js';

/** One meeting: invitation, attendance, minutes, resolutions. */
@Controller('netzwerk/sitzungen/:id')
@Access.roles(...BODY_READERS)
export class MeetingsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  show(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Param('id', AnId) id: string): Promise<string> {
    return this.page(actor, frame, id, NO_FORM);
  }

  @Post('einladen')
  async invite(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<PageAnswer> {
    accepted(await inviteToMeeting(this.database, actor, id));
    return seeOther(pathOf(id), 'Alle Sitze sind eingeladen, mit Kalendereintrag.');
  }

  @Post('aendern')
  async change(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('id', AnId) id: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const draft = meetingDraftOf(form);
    const done = draft.ok ? await changeMeeting(this.database, actor, { meetingId: id, draft: draft.value }) : draft;
    return this.after(done, 'Die Änderung ist gespeichert.', { actor, frame, id, form, name: 'meeting' });
  }

  @Post('absagen')
  async cancel(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('id', AnId) id: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const done = await cancelMeeting(this.database, actor, { meetingId: id, reason: form.text('cancel-reason') });
    return this.after(done, 'Die Sitzung ist abgesagt.', { actor, frame, id, form, name: 'cancel' });
  }

  @Post('schliessen')
  async close(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<PageAnswer> {
    accepted(await closeMeeting(this.database, actor, id));
    return seeOther(pathOf(id), 'Die Sitzung ist geschlossen. Schreiben Sie nun das Protokoll.');
  }

  @Post('anwesenheit')
  async attendance(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) meetingId: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    accepted(await recordAttendance(this.database, actor, { meetingId, attendance: attendanceIn(form) }));
    return seeOther(pathOf(meetingId), 'Die Anwesenheit ist gespeichert.');
  }

  @Post('protokoll')
  async minutes(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('id', AnId) id: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const done = await writeMinutes(this.database, actor, { meetingId: id, content: form.text('minutes-content') });
    return this.after(done, 'Das Protokoll ist gespeichert.', { actor, frame, id, form, name: 'minutes' });
  }

  @Post('protokoll/schritt')
  async minutesStep(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const step = MINUTES_STEPS[form.text('action')];
    if (!step) throw new NotFoundException();
    accepted(await step.take(this.database, actor, id));
    return seeOther(pathOf(id), step.message);
  }

  @Post('beschluesse')
  async resolution(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('id', AnId) id: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const found = await this.database.read(actor, async (tx) => ({
      meeting: await findMeeting(tx, id),
      today: tx.today,
    }));
    if (!found.meeting) throw new NotFoundException();
    const draft = { bodyId: found.meeting.bodyId, meetingId: id, decidedOn: found.today };
    const done = await recordResolution(this.database, actor, { ...draft, wording: form.text('resolution-wording') });
    return this.after(done, 'Der Beschluss ist festgehalten.', { actor, frame, id, form, name: 'resolution' });
  }

  private async after(done: Result<unknown, Refusal>, message: string, occasion: Occasion): Promise<PageAnswer> {
    if (done.ok) return seeOther(pathOf(occasion.id), message);
    const { actor, frame, id, form, name } = occasion;
    return shownAgain(await this.page(actor, frame, id, typedAgain(name, form, done.refusal)));
  }

  private page(actor: Actor, frame: PageFrame, id: string, typed: TypedForm): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const meeting = await findMeeting(tx, id);
      const body = meeting && (await findBody(tx, meeting.bodyId));
      if (!body) throw new NotFoundException();
      const resolutions = (await resolutionsOf(tx, body.id)).filter(({ meetingId }) => meetingId === id);
      return meetingPage(frame, {
        actor,
        body,
        meeting,
        seats: await seatsInTerm(tx, meeting),
        invitations: await invitationsOf(tx, id),
        attendance: await attendanceOf(tx, id),
        minutes: await minutesOf(tx, id),
        resolutions,
        typed,
      });
    });
  }
}

interface Occasion {
  readonly actor: Actor;
  readonly frame: PageFrame;
  readonly id: string;
  readonly form: FormBody;
  readonly name: string;
}

const pathOf = (id: string): string => `/netzwerk/sitzungen/${id}`;

type MinutesStep = (database: Database, actor: Actor, id: string) => Promise<Result<true, Refusal>>;

const MINUTES_STEPS: Readonly<Record<string, { readonly take: MinutesStep; readonly message: string } | undefined>> = {
  'send-minutes': { take: sendMinutes, message: 'Das Protokoll ist versandt.' },
  'approve-minutes': { take: approveMinutes, message: 'Das Protokoll ist genehmigt und bleibt so.' },
  'correct-minutes': { take: correctMinutes, message: 'Das Protokoll ist wieder ein Entwurf.' },
};

/** `seat-<id>` = PRESENT, EXCUSED, ABSENT or REPRESENTED:<deputy>; empty ones are left out. */
function attendanceIn(form: FormBody): Attendance[] {
  return form.names().flatMap((name) => {
    const seatId = name.replace(/^seat-/, '');
    const [word, deputy] = form.text(name).split(':');
    const state = ATTENDANCE_STATES.find((each) => each === word);
    if (!state || !isId(seatId)) return [];
    return [{ seatId, state, deputyId: deputy !== undefined && isId(deputy) ? deputy : null }];
  });
}
