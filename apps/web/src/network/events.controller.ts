import { pipeline } from 'node:stream/promises';
import { Controller, Get, Inject, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import {
  cancelEvent,
  EVENT_KEEPERS,
  findEvent,
  isKept,
  listEvents,
  planEvent,
  publishEvent,
  registrationsOf,
  type Registration,
} from '#events';
import { hasRole, type Actor } from '#kernel';
import { Database } from '#platform';
import { csvOf, xlsxOf, type ReportTable } from '#reports';
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
import { eventPage, eventsPage, REGISTRATION_WORDS } from './event-pages.js';
import { eventIn } from './event-draft.js';
import { BODY_READERS, NO_FORM, typedAgain, type TypedForm } from './typed-form.js';

const PATH = '/netzwerk/veranstaltungen';

const LIST: ReportTable<Registration> = {
  name: 'anmeldungen',
  sheet: 'Anmeldungen',
  columns: [
    { type: 'TEXT', key: 'name', heading: 'Name', valueOf: ({ name }) => name },
    { type: 'TEXT', key: 'organisation', heading: 'Organisation', valueOf: ({ organisation }) => organisation },
    { type: 'TEXT', key: 'email', heading: 'E-Mail', valueOf: ({ email }) => email },
    { type: 'TEXT', key: 'status', heading: 'Stand', valueOf: ({ status }) => REGISTRATION_WORDS[status] },
    { type: 'INSTANT', key: 'confirmedAt', heading: 'Bestätigt', valueOf: ({ confirmedAt }) => confirmedAt },
  ],
};

/** Events for their organisers, with the list of participants. */
@Controller('netzwerk/veranstaltungen')
@Access.roles(...BODY_READERS)
export class EventsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  list(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<string> {
    return this.listPage(actor, frame, NO_FORM);
  }

  @Post()
  async plan(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Form() form: FormBody): Promise<PageAnswer> {
    const draft = eventIn(form);
    const owner = { ownerOrganisationId: actor.organisationId, districtAgs: null };
    const planned = draft.ok ? await planEvent(this.database, actor, { ...draft.value, ...owner }) : draft;
    if (planned.ok)
      return seeOther(
        `${PATH}/${planned.value.id}`,
        'Der Entwurf ist gespeichert. Sichtbar ist er erst nach der Veröffentlichung.',
      );
    return shownAgain(await this.listPage(actor, frame, typedAgain('event', form, planned.refusal)));
  }

  @Get(':id')
  async show(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Param('id', AnId) id: string): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const event = await findEvent(tx, id);
      if (!event) throw new NotFoundException();
      const registrations = isKept(actor, event) ? await registrationsOf(tx, id) : [];
      return eventPage(frame, { actor, event, registrations, now: tx.now });
    });
  }

  @Post(':id/schritt')
  async step(@CurrentActor() actor: Actor, @Param('id', AnId) id: string, @Form() form: FormBody): Promise<PageAnswer> {
    const isPublishing = form.text('action') === 'publish-event';
    accepted(await (isPublishing ? publishEvent : cancelEvent)(this.database, actor, id));
    return seeOther(
      `${PATH}/${id}`,
      isPublishing
        ? 'Die Veranstaltung ist veröffentlicht.'
        : 'Die Veranstaltung ist abgesagt; alle Angemeldeten bekommen eine Nachricht.',
    );
  }

  @Get(':id/liste.csv')
  async csv(@CurrentActor() actor: Actor, @Param('id', AnId) id: string, @Res() response: Response): Promise<void> {
    const rows = await this.listOf(actor, id);
    nameFile(response, 'text/csv; charset=utf-8', 'csv');
    response.send(Buffer.from(csvOf(LIST, rows), 'utf8'));
  }

  @Get(':id/liste.xlsx')
  async xlsx(@CurrentActor() actor: Actor, @Param('id', AnId) id: string, @Res() response: Response): Promise<void> {
    const rows = await this.listOf(actor, id);
    nameFile(response, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx');
    await pipeline(xlsxOf(LIST, rows), response);
  }

  private listOf(actor: Actor, id: string): Promise<Registration[]> {
    return this.database.read(actor, async (tx) => {
      const event = await findEvent(tx, id);
      if (!event || !isKept(actor, event)) throw new NotFoundException();
      return registrationsOf(tx, id);
    });
  }

  private listPage(actor: Actor, frame: PageFrame, typed: TypedForm): Promise<string> {
    const mayPlan = hasRole(actor, ...EVENT_KEEPERS);
    return this.database.read(actor, async (tx) => eventsPage(frame, { events: await listEvents(tx), mayPlan, typed }));
  }
}

function nameFile(response: Response, type: string, ending: string): void {
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Disposition', `attachment; filename="${LIST.name}.${ending}"`);
}
