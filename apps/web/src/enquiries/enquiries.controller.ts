import { Controller, Get, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import {
  answerEnquiry,
  askAgain,
  askEnquiry,
  enquiryView,
  listEnquiries,
  listReferralTargets,
  listTopics,
  membershipOn,
  redactPassage,
  referEnquiry,
  roomTermsOn,
  takeEnquiryStep,
  type EnquiryStep,
} from '#enquiries';
import { hasRole, refuse, type Actor, type Refusal, type Result } from '#kernel';
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
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { askPage, type AskScreen } from './ask-page.js';
import { NO_FORM, type FormState } from './enquiry-screen.js';
import { enquiryListPage } from './enquiry-list-page.js';
import { enquiryPage } from './enquiry-page.js';
import type { EnquiryScreen } from './enquiry-screen.js';
import { ROOM, TEAM } from './room-access.js';
import { draftAfter, EMPTY_TEXT, errorsOf, textIn } from './text-form.js';

const NOTHING_CHOSEN: AskScreen['values'] = { kind: '', phenomenon: '', topicCode: '', saysNoPersonalData: false };

/** Enquiries of municipalities. Messages after an act are fixed sentences: nothing of a text ever enters the session. */
@Controller('anfragen')
@Access.roles(...ROOM)
export class EnquiriesController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    const [enquiries, membership] = await this.database.read(actor, async (tx) => [
      await listEnquiries(tx),
      actor.organisationId === null ? null : await membershipOn(tx, actor.organisationId, tx.today),
    ]);
    return enquiryListPage(frame, enquiries, { isTeam: hasRole(actor, ...TEAM), membership });
  }

  @Get('neu')
  @Access.roles('ENQUIRY_MEMBER')
  async form(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    const screen = await this.askScreen(actor);
    return askPage(frame, { ...screen, values: NOTHING_CHOSEN, draft: EMPTY_TEXT, errors: {} });
  }

  @Post('neu')
  @Access.roles('ENQUIRY_MEMBER')
  async ask(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Form() form: FormBody): Promise<PageAnswer> {
    const text = textIn(form);
    const values = {
      kind: form.text('kind'),
      phenomenon: form.text('phenomenon'),
      topicCode: form.text('topicCode'),
      saysNoPersonalData: form.isChecked('saysNoPersonalData'),
    };
    const asked = await askEnquiry(this.database, actor, { ...values, ...text });
    if (asked.ok) {
      return seeOther(
        `/anfragen/${asked.value.id}`,
        `Ihre Anfrage ${asked.value.reference} ist beim Team eingegangen.`,
      );
    }
    const screen = await this.askScreen(actor);
    const draft = draftAfter(text, asked.refusal);
    return shownAgain(askPage(frame, { ...screen, values, draft, errors: errorsOf(asked.refusal) }));
  }

  @Get(':id')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    return enquiryPage(frame, await this.screenOf(actor, id, NO_FORM));
  }

  @Get(':id/verweisen')
  @Access.roles(...TEAM)
  async referForm(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    return enquiryPage(frame, await this.screenOf(actor, id, { ...NO_FORM, form: 'verweisen' }));
  }

  @Post(':id/annehmen')
  @Access.roles(...TEAM)
  accept(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<PageAnswer> {
    return this.step(actor, id, 'accept-enquiry', 'Die Anfrage ist zur Bearbeitung angenommen.');
  }

  @Post(':id/ablehnen')
  @Access.roles(...TEAM)
  reject(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<PageAnswer> {
    return this.step(actor, id, 'reject-for-personal-data', 'Die Anfrage ist abgelehnt, ihr Inhalt ist gelöscht.');
  }

  @Post(':id/abschliessen')
  close(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<PageAnswer> {
    return this.step(actor, id, 'close-enquiry', 'Die Anfrage ist abgeschlossen.');
  }

  @Post(':id/antworten')
  @Access.roles(...TEAM)
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const answered = await answerEnquiry(this.database, actor, { enquiryId: id, ...textIn(form) });
    return this.after(answered, { actor, id, frame, form, name: 'antworten', message: 'Die Antwort ist gesendet.' });
  }

  @Post(':id/verweisen')
  @Access.roles(...TEAM)
  async refer(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const referralTargetId = form.text('referralTargetId');
    const referred = await referEnquiry(this.database, actor, { enquiryId: id, referralTargetId, ...textIn(form) });
    return this.after(referred, { actor, id, frame, form, name: 'verweisen', message: 'Der Verweis ist gesendet.' });
  }

  @Post(':id/rueckfrage')
  @Access.roles('ENQUIRY_MEMBER')
  async askAgain(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const asked = await askAgain(this.database, actor, { enquiryId: id, ...textIn(form) });
    return this.after(asked, { actor, id, frame, form, name: 'rueckfrage', message: 'Die Rückfrage ist gesendet.' });
  }

  @Post(':id/schwaerzen')
  @Access.roles(...TEAM)
  async redact(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const places = form.text('places').split('\n');
    const passageId = form.text('passageId');
    const redacted = await redactPassage(this.database, actor, { enquiryId: id, passageId, places });
    return this.after(redacted, {
      actor,
      id,
      frame,
      form,
      name: 'schwaerzen',
      message: 'Die Stellen sind geschwärzt.',
    });
  }

  private async step(actor: Actor, enquiryId: string, action: EnquiryStep, message: string): Promise<PageAnswer> {
    const taken = await takeEnquiryStep(this.database, actor, { enquiryId, action });
    if (!taken.ok) throw new Refused([taken.refusal]);
    return seeOther(`/anfragen/${enquiryId}`, message);
  }

  private async after(
    result: Result<true, Refusal>,
    act: {
      readonly actor: Actor;
      readonly id: string;
      readonly frame: PageFrame;
      readonly form: FormBody;
      readonly name: Exclude<FormState['form'], null>;
      readonly message: string;
    },
  ): Promise<PageAnswer> {
    if (result.ok) return seeOther(`/anfragen/${act.id}`, act.message);
    if (result.refusal.pointer === undefined) throw new Refused([result.refusal]);
    const refusals = [result.refusal];
    const names = ['referralTargetId', 'passageId', 'places'];
    const state: FormState = {
      form: act.name,
      draft: draftAfter(textIn(act.form), refusals),
      values: Object.fromEntries(names.map((name) => [name, act.form.text(name)])),
      errors: errorsOf(refusals),
    };
    return shownAgain(enquiryPage(act.frame, await this.screenOf(act.actor, act.id, state)));
  }

  private screenOf(actor: Actor, id: string, state: FormState): Promise<EnquiryScreen> {
    return this.database.read(actor, async (tx) => {
      const view = await enquiryView(tx, id);
      if (!view) throw new NotFoundException();
      const isTeam = hasRole(actor, ...TEAM);
      return { ...view, isTeam, targets: isTeam ? await listReferralTargets(tx) : [], state };
    });
  }

  private askScreen(actor: Actor): Promise<Pick<AskScreen, 'membership' | 'terms' | 'topics'>> {
    return this.database.read(actor, async (tx) => {
      const membership = await membershipOn(tx, actor.organisationId ?? '', tx.today);
      if (!membership) throw new Refused([refuse('not-a-member').refusal]);
      return { membership, terms: await roomTermsOn(tx, tx.today), topics: await listTopics(tx) };
    });
  }
}
