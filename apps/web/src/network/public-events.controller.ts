import { Controller, Get, Inject, NotFoundException, Param, Post, Query } from '@nestjs/common';
import {
  cancelRegistration,
  confirmRegistration,
  findEvent,
  listEvents,
  registerForEvent,
  registrationOfLink,
} from '#events';
import { PUBLIC_ACTOR } from '#kernel';
import { Database } from '#platform';
import {
  Access,
  accepted,
  AnId,
  Form,
  FormBody,
  Frame,
  seeOther,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { publicEventPage, publicEventsPage, registrationPage } from './event-public-pages.js';
import { NO_FORM, typedAgain, type TypedForm } from './typed-form.js';

/** Events for everybody: registration, its confirmation by mail, and giving a place back. */
@Controller()
@Access.public()
export class PublicEventsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('veranstaltungen')
  list(@Frame() frame: PageFrame): Promise<string> {
    return this.database.read(PUBLIC_ACTOR, async (tx) => {
      const events = (await listEvents(tx)).filter((event) => event.status === 'PUBLISHED' && event.endsAt > tx.now);
      return publicEventsPage(frame, events);
    });
  }

  @Get('veranstaltungen/:id')
  show(@Frame() frame: PageFrame, @Param('id', AnId) id: string, @Query('gesendet') sent?: string): Promise<string> {
    return this.page(frame, id, NO_FORM, sent === '1');
  }

  @Post('veranstaltungen/:id')
  async register(
    @Frame() frame: PageFrame,
    @Param('id', AnId) id: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const registered = await registerForEvent(this.database, {
      eventId: id,
      name: form.text('person-name'),
      organisation: form.text('person-organisation'),
      email: form.text('person-email'),
    });
    if (registered.ok) return seeOther(`/veranstaltungen/${id}?gesendet=1`);
    return shownAgain(await this.page(frame, id, typedAgain('person', form, registered.refusal), false));
  }

  @Get('anmeldung/:secret')
  async registration(@Frame() frame: PageFrame, @Param('secret') secret: string): Promise<string> {
    const found = await registrationOfLink(this.database, secret);
    if (!found) throw new NotFoundException();
    return registrationPage(frame, found.event, found.status, secret);
  }

  @Post('anmeldung/:secret/bestaetigen')
  async confirm(@Param('secret') secret: string): Promise<PageAnswer> {
    accepted(await confirmRegistration(this.database, secret));
    return seeOther(`/anmeldung/${encodeURIComponent(secret)}`);
  }

  @Post('anmeldung/:secret/absagen')
  async cancel(@Param('secret') secret: string): Promise<PageAnswer> {
    accepted(await cancelRegistration(this.database, secret));
    return seeOther(`/anmeldung/${encodeURIComponent(secret)}`);
  }

  private page(frame: PageFrame, id: string, typed: TypedForm, isSent: boolean): Promise<string> {
    return this.database.read(PUBLIC_ACTOR, async (tx) => {
      const event = await findEvent(tx, id);
      if (!event) throw new NotFoundException();
      const isOpen = event.status === 'PUBLISHED' && event.registrationUntil > tx.now;
      return publicEventPage(frame, { event, isOpen, typed, isSent });
    });
  }
}
