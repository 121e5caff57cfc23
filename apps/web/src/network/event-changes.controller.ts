import { Controller, Get, Inject, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { changeEvent, eventVersionsOf, findEvent, isKept } from '#events';
import type { Actor, Refusal } from '#kernel';
import { Database } from '#platform';
import {
  Access,
  AnId,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  sentenceOf,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { EVENT_FIELD_WORDS, eventChangePage } from './event-change-page.js';
import { eventChangeIn } from './event-draft.js';
import { eventValues } from './event-fields.js';
import { BODY_READERS, typedAgain, typedValues, type TypedForm } from './typed-form.js';
import { differences } from './version-history.js';

/** Changing an event before it begins, for whoever keeps it. */
@Controller('netzwerk/veranstaltungen/:id/bearbeiten')
@Access.roles(...BODY_READERS)
export class EventChangesController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  show(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('id', AnId) id: string,
    @Query('stand') version?: string,
  ): Promise<string> {
    return this.page(actor, frame, id, { version: Number(version) });
  }

  @Post()
  async save(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('id', AnId) id: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const event = await this.database.read(actor, (tx) => findEvent(tx, id));
    if (!event || !isKept(actor, event)) throw new NotFoundException();
    const draft = eventChangeIn(form, event);
    const at = { id, version: wholeIn(form, 'version') };
    const changed = draft.ok ? await changeEvent(this.database, actor, { ...at, draft: draft.value }) : draft;
    if (changed.ok) return seeOther(`/netzwerk/veranstaltungen/${id}`, savedWords(changed.value.told));
    if (changed.refusal.kind === 'event-changed-meanwhile') {
      const typed = { form: 'event', values: typedValues('event', form), errors: {} };
      return shownAgain(await this.page(actor, frame, id, { typed, conflict: changed.refusal }), 409);
    }
    return shownAgain(await this.page(actor, frame, id, { typed: typedAgain('event', form, changed.refusal) }));
  }

  private page(
    actor: Actor,
    frame: PageFrame,
    id: string,
    { version, typed, conflict }: { version?: number; typed?: TypedForm; conflict?: Refusal },
  ): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const event = await findEvent(tx, id);
      if (!event || !isKept(actor, event)) throw new NotFoundException();
      const versions = await eventVersionsOf(tx, id);
      const earlier = versions.find((each) => each.version === version);
      const saved = eventValues(event);
      const filled = { form: 'event', values: earlier ? eventValues(earlier.draft) : saved, errors: {} };
      const screen = { event, versions, typed: typed ?? filled };
      if (!conflict) return eventChangePage(frame, screen);
      const fields = differences(saved, screen.typed.values, EVENT_FIELD_WORDS);
      return eventChangePage(frame, { ...screen, conflict: { sentence: sentenceOf(conflict), fields } });
    });
  }
}

const savedWords = (told: number): string =>
  told === 0
    ? 'Die Änderung ist gespeichert.'
    : `Die Änderung ist gespeichert. ${told} Angemeldete bekommen eine Nachricht.`;

/** 0 where no version was sent: no event has it, so the change is refused. */
const wholeIn = (form: FormBody, name: string): number =>
  /^\d{1,9}$/.test(form.text(name)) ? Number(form.text(name)) : 0;
