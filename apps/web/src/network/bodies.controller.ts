import { Controller, Get, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import {
  addDeputy,
  addSeat,
  assignTask,
  BODY_KINDS,
  changeRules,
  completeTask,
  endSeat,
  findBody,
  foundBody,
  listBodies,
  MAJORITIES,
  meetingsOf,
  openMotion,
  planMeeting,
  resolutionsOf,
  seatsOf,
  tasksOf,
  upcomingMeetings,
  votesOf,
} from '#bodies';
import { CalendarDate, refuse, type Actor, type Refusal, type Result } from '#kernel';
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
import { bodiesPage } from './bodies-page.js';
import { bodyPage } from './body-page.js';
import { meetingDraftOf } from './meeting-form.js';
import { BODY_READERS, NO_FORM, readDay, readInstant, typedAgain, type TypedForm } from './typed-form.js';

const PATH = '/netzwerk/gremien';

/** Bodies and what their keepers do. */
@Controller('netzwerk/gremien')
@Access.roles(...BODY_READERS)
export class BodiesController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  list(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<string> {
    return this.listPage(actor, frame, NO_FORM);
  }

  @Post()
  async found(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Form() form: FormBody): Promise<PageAnswer> {
    const founded = await this.database.transaction(actor, (tx) =>
      foundBody(tx, {
        kind: BODY_KINDS.find((each) => each === form.text('body-kind')) ?? 'ALLIANCE',
        name: form.text('body-name'),
        land: 'NW',
        ownerOrganisationId: actor.organisationId,
        partnershipId: null,
        purpose: form.text('body-purpose').slice(0, 1000),
        officeEmail: form.text('body-contactEmail') || null,
        source: '',
        quorum: { numerator: 1, denominator: 2, isStrict: true },
        majority: 'SIMPLE',
        secrecy: 'OPEN',
        foundedOn: null,
      }),
    );
    if (founded.ok)
      return seeOther(`${PATH}/${founded.value.bodyId}`, 'Das Gremium ist angelegt. Tragen Sie nun die Sitze ein.');
    return shownAgain(await this.listPage(actor, frame, typedAgain('body', form, founded.refusal)));
  }

  @Get(':id')
  show(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Param('id', AnId) id: string): Promise<string> {
    return this.page(actor, frame, id, NO_FORM);
  }

  @Post(':id/sitze')
  async seat(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('id', AnId) bodyId: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const from = readDay(form.text('seat-from'), '/from');
    const done = from.ok
      ? await addSeat(this.database, actor, {
          bodyId,
          seat: {
            organisation: form.text('seat-organisation'),
            role: form.text('seat-role') || 'Mitglied',
            hasVote: !form.isChecked('seat-advisory'),
            contactEmail: form.text('seat-contactEmail') || null,
            from: from.value,
            to: null,
          },
        })
      : from;
    return this.after(done, 'Der Sitz ist eingetragen.', { actor, frame, bodyId, form, name: 'seat' });
  }

  @Post(':id/sitze/:seatId/ende')
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Param('seatId', AnId) seatId: string,
  ): Promise<PageAnswer> {
    const last = await this.database.read(actor, async (tx) => tx.today);
    accepted(await endSeat(this.database, actor, { seatId, last }));
    return seeOther(`${PATH}/${id}`, 'Die Amtszeit endet heute. Der Sitz bleibt in der Liste.');
  }

  @Post(':id/vertretungen')
  async deputy(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('id', AnId) bodyId: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const from = readDay(form.text('deputy-from'), '/from');
    const deputy = { organisation: form.text('deputy-organisation'), contactEmail: null, to: null };
    const done = from.ok
      ? await addDeputy(this.database, actor, {
          seatId: idIn(form, 'deputy-seatId'),
          deputy: { ...deputy, from: from.value },
        })
      : from;
    return this.after(done, 'Die Vertretung ist eingetragen.', { actor, frame, bodyId, form, name: 'deputy' });
  }

  @Post(':id/sitzungen')
  async meeting(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('id', AnId) bodyId: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const draft = meetingDraftOf(form);
    const planned = draft.ok ? await planMeeting(this.database, actor, { bodyId, draft: draft.value }) : draft;
    if (planned.ok)
      return seeOther(
        `/netzwerk/sitzungen/${planned.value.meetingId}`,
        'Die Sitzung ist geplant. Eingeladen ist noch niemand.',
      );
    return this.again(planned.refusal, { actor, frame, bodyId, form, name: 'meeting' });
  }

  @Post(':id/abstimmungen')
  async vote(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('id', AnId) bodyId: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const mode = form.text('vote-mode') === 'IN_SESSION' ? 'IN_SESSION' : 'ONLINE';
    const pointers = { day: '/closesAt', time: '/closeTime' };
    const closesAt =
      mode === 'ONLINE' ? readInstant(form.text('vote-closesAt'), form.text('vote-closeTime'), pointers) : null;
    if (closesAt && !closesAt.ok) return this.again(closesAt.refusal, { actor, frame, bodyId, form, name: 'vote' });
    const opened = await openMotion(this.database, actor, {
      bodyId,
      title: form.text('vote-title'),
      mode,
      closesAt: closesAt?.value ?? null,
      recusedSeats: form.all('vote-recused').map((seatId) => ({ seatId, reason: form.text('vote-reason') })),
    });
    if (opened.ok) return seeOther(`/netzwerk/abstimmungen/${opened.value.voteId}`, 'Die Abstimmung ist eröffnet.');
    return this.again(opened.refusal, { actor, frame, bodyId, form, name: 'vote' });
  }

  @Post(':id/aufgaben')
  async task(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('id', AnId) bodyId: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const dueOn = readDay(form.text('task-dueOn'), '/dueOn');
    const draft = { bodyId, meetingId: null, seatId: idIn(form, 'task-seatId'), title: form.text('task-title') };
    const done = dueOn.ok ? await assignTask(this.database, actor, { ...draft, dueOn: dueOn.value }) : dueOn;
    return this.after(done, 'Die Aufgabe ist vergeben.', { actor, frame, bodyId, form, name: 'task' });
  }

  @Post(':id/aufgaben/:taskId/erledigt')
  async done(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Param('taskId', AnId) taskId: string,
  ): Promise<PageAnswer> {
    accepted(await completeTask(this.database, actor, taskId));
    return seeOther(`${PATH}/${id}`, 'Die Aufgabe ist erledigt.');
  }

  @Post(':id/regeln')
  async rules(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('id', AnId) bodyId: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const share = /^(\d{1,3})\s*\/\s*(\d{1,3})$/.exec(form.text('rules-quorum'));
    const majority = MAJORITIES.find((each) => each === form.text('rules-majority')) ?? 'SIMPLE';
    const done = share
      ? await changeRules(this.database, actor, {
          bodyId,
          quorum: {
            numerator: Number(share[1]),
            denominator: Number(share[2]),
            isStrict: form.isChecked('rules-strict'),
          },
          majority,
          secrecy: form.isChecked('rules-secret') ? 'SECRET' : 'OPEN',
        })
      : refuse('quorum-not-a-share', {}, '/quorum');
    return this.after(done, 'Die Regeln sind geändert.', { actor, frame, bodyId, form, name: 'rules' });
  }

  private async after(done: Result<unknown, Refusal>, message: string, occasion: Occasion): Promise<PageAnswer> {
    return done.ok ? seeOther(`${PATH}/${occasion.bodyId}`, message) : this.again(done.refusal, occasion);
  }

  private async again(refusal: Refusal, { actor, frame, bodyId, form, name }: Occasion): Promise<PageAnswer> {
    return shownAgain(await this.page(actor, frame, bodyId, typedAgain(name, form, refusal)));
  }

  private listPage(actor: Actor, frame: PageFrame, typed: TypedForm): Promise<string> {
    return this.database.read(actor, async (tx) =>
      bodiesPage(frame, { actor, bodies: await listBodies(tx), upcoming: await upcomingMeetings(tx), typed }),
    );
  }

  private page(actor: Actor, frame: PageFrame, id: string, typed: TypedForm): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const body = await findBody(tx, id);
      if (!body) throw new NotFoundException();
      return bodyPage(frame, {
        actor,
        today: CalendarDate.inBerlin(tx.now),
        body,
        seats: await seatsOf(tx, id),
        meetings: await meetingsOf(tx, id),
        votes: await votesOf(tx, id),
        resolutions: await resolutionsOf(tx, id),
        tasks: await tasksOf(tx, id),
        typed,
      });
    });
  }
}

interface Occasion {
  readonly actor: Actor;
  readonly frame: PageFrame;
  readonly bodyId: string;
  readonly form: FormBody;
  readonly name: string;
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

/** What is no id belongs to nothing, and is refused like an unknown one. */
const idIn = (form: FormBody, name: string): string => (isId(form.text(name)) ? form.text(name) : NO_ID);
