import { Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { CalendarDate, ok, type Actor, type Refusal, type Result } from '#kernel';
import { changePartnership, type ChangePartnership } from '#partnerships';
import { Database } from '#platform';
import {
  Access,
  AnId,
  CurrentActor,
  Form,
  FormBody,
  Frame as PageFrameOf,
  seeOther,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { changePage, describedOf } from './change-page.js';
import { again, own, readDescription } from './founding.controller.js';

/** The lead office changes its partnership: offices, contact, goals, end. */
@Controller('partnerschaften')
@Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
export class PartnershipChangeController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get(':id/bearbeiten')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @PageFrameOf() frame: PageFrame,
  ): Promise<string> {
    const partnership = await this.database.read(actor, (tx) => own(tx, id));
    return changePage(frame, { partnership, values: describedOf(partnership), errors: {} });
  }

  @Post(':id/bearbeiten')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) partnershipId: string,
    @PageFrameOf() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const partnership = await this.database.read(actor, (tx) => own(tx, partnershipId));
    const read = readChange(form, partnershipId);
    const changed = read.ok ? await changePartnership(this.database, actor, read.value) : read;
    if (changed.ok) return seeOther(`/partnerschaften/${partnershipId}`, 'Die Angaben sind geändert.');
    return shownAgain(changePage(frame, { partnership, ...again(form, changed.refusal) }));
  }
}

function readChange(form: FormBody, partnershipId: string): Result<ChangePartnership, readonly Refusal[]> {
  const day = (name: string): Result<CalendarDate | null, Refusal> =>
    form.text(name) === '' ? ok(null) : CalendarDate.parse(form.text(name));
  const [since, endedOn] = [day('since'), day('endedOn')];
  if (since.ok && endedOn.ok)
    return ok({ ...readDescription(form), partnershipId, since: since.value, endedOn: endedOn.value });
  const faults = [
    ...(since.ok ? [] : [{ ...since.refusal, pointer: '/since' }]),
    ...(endedOn.ok ? [] : [{ ...endedOn.refusal, pointer: '/endedOn' }]),
  ];
  return { ok: false, refusal: faults };
}
