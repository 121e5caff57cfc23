import { Controller, Get, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { listAwards } from '#awards';
import { listBodies } from '#bodies';
import { CalendarDate, Money, ok, type Actor, type Refusal, type Result } from '#kernel';
import {
  findPartnership,
  foundPartnership,
  foundRecommendingBody,
  framesOf,
  FUND_CODES,
  FUNDS_OF,
  nameBodies,
  openFrame,
  type FoundPartnership,
  type Frame,
  type FundRules,
  type OpenFrame,
  type Partnership,
  type PartnershipDescription,
} from '#partnerships';
import { Database, isId, type Transaction } from '#platform';
import {
  Access,
  AnId,
  atFields,
  CurrentActor,
  Form,
  FormBody,
  Frame as PageFrameOf,
  seeOther,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { typedIn } from './application-form.js';
import { foundingPage, framePage, partnershipBodiesPage, type Filled } from './founding-pages.js';
import { mayRun } from './partnerships.controller.js';

const BLANK: Filled = { values: {}, errors: {} };
const AWARDS_MAX = 200;

/** The lead office founds its partnership, opens its years and names its bodies. */
@Controller('partnerschaften')
@Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
export class FoundingController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('neu')
  blank(@PageFrameOf() frame: PageFrame): string {
    return foundingPage(frame, BLANK);
  }

  @Post('neu')
  async found(
    @CurrentActor() actor: Actor,
    @PageFrameOf() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const read = readPartnership(form);
    const founded = read.ok ? await foundPartnership(this.database, actor, read.value) : read;
    if (founded.ok) return seeOther(`/partnerschaften/${founded.value.id}`, 'Die Partnerschaft ist angelegt.');
    return shownAgain(foundingPage(frame, again(form, founded.refusal)));
  }

  @Get(':id/foerderjahr')
  year(@CurrentActor() actor: Actor, @Param('id', AnId) id: string, @PageFrameOf() frame: PageFrame): Promise<string> {
    return this.yearPage(actor, id, frame, BLANK);
  }

  @Post(':id/foerderjahr')
  async open(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @PageFrameOf() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const earlier = await this.database.read(actor, async (tx) => {
      const partnership = await own(tx, id);
      return { partnership, frames: await framesOf(tx, id) };
    });
    const read = readFrame(form, earlier.partnership, earlier.frames[0] ?? null);
    const opened = read.ok ? await openFrame(this.database, actor, read.value) : read;
    if (opened.ok)
      return seeOther(`/partnerschaften/${id}?jahr=${form.text('budgetYear')}`, 'Das Förderjahr ist angelegt.');
    return shownAgain(await this.yearPage(actor, id, frame, again(form, opened.refusal)));
  }

  @Get(':id/gremien')
  bodies(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @PageFrameOf() frame: PageFrame,
  ): Promise<string> {
    return this.bodiesPage(actor, id, frame, BLANK);
  }

  @Post(':id/gremien')
  async name(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) partnershipId: string,
    @PageFrameOf() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const idOrNull = (name: string): string | null => (isId(form.text(name)) ? form.text(name) : null);
    const bodies = { alliance: idOrNull('alliance'), youthForum: idOrNull('youthForum') };
    const done = await nameBodies(this.database, actor, { partnershipId, ...bodies });
    if (done.ok) return seeOther(`/partnerschaften/${partnershipId}/gremien`, 'Die Gremien sind benannt.');
    return shownAgain(await this.bodiesPage(actor, partnershipId, frame, again(form, done.refusal)));
  }

  @Post(':id/gremien/neu')
  async foundBody(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) partnershipId: string,
    @PageFrameOf() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const kind = form.text('kind') === 'YOUTH_FORUM' ? 'YOUTH_FORUM' : 'ALLIANCE';
    const done = await foundRecommendingBody(this.database, actor, { partnershipId, kind, name: form.text('name') });
    if (done.ok)
      return seeOther(
        `/netzwerk/gremien/${done.value.bodyId}`,
        'Das Gremium ist gegründet und benannt. Tragen Sie nun die Sitze ein.',
      );
    return shownAgain(await this.bodiesPage(actor, partnershipId, frame, again(form, done.refusal)));
  }

  private yearPage(actor: Actor, id: string, frame: PageFrame, filled: Filled): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const partnership = await own(tx, id);
      const awards = await listAwards(tx, { limit: AWARDS_MAX, offset: 0 });
      const frames = await framesOf(tx, id);
      return framePage(frame, {
        ...filled,
        partnership,
        awards: awards.filter(({ programmeCode }) => programmeCode === partnership.programmeCode),
        hasEarlier: frames.length > 0,
      });
    });
  }

  private bodiesPage(actor: Actor, id: string, frame: PageFrame, filled: Filled): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const partnership = await own(tx, id);
      const bodies = await listBodies(tx);
      return partnershipBodiesPage(frame, {
        ...filled,
        partnership,
        bodies: bodies.filter(({ ownerOrganisationId }) => ownerOrganisationId === partnership.organisationId),
      });
    });
  }
}

/** The partnership, if the actor runs it; anybody else gets 404. */
export async function own(tx: Transaction, id: string): Promise<Partnership> {
  const partnership = await findPartnership(tx, id);
  if (!partnership || !mayRun(tx.actor, partnership)) throw new NotFoundException();
  return partnership;
}

/** Everything as typed, with the sentence at its field; what belongs to no field is answered as a page of its own. */
export const again = (form: FormBody, refusal: Refusal | readonly Refusal[]): Filled => ({
  values: typedIn(form),
  errors: atFields(refusal),
});

function readPartnership(form: FormBody): Result<FoundPartnership, Refusal | readonly Refusal[]> {
  const beganOn = CalendarDate.parse(form.text('beganOn'));
  const programmeCode = (['DEMOKRATIE_LEBEN', 'NRWELTOFFEN'] as const).find(
    (code) => code === form.text('programmeCode'),
  );
  const faults: Refusal[] = [
    ...(programmeCode ? [] : [{ kind: 'entry-missing', facts: {}, pointer: '/programmeCode' }]),
    ...(beganOn.ok ? [] : [{ ...beganOn.refusal, pointer: '/beganOn' }]),
  ];
  if (!beganOn.ok || !programmeCode) return { ok: false, refusal: faults };
  return ok({ ...readDescription(form), programmeCode, slug: form.text('slug'), beganOn: beganOn.value });
}

/** What a partnership says of itself, as typed; the rules come after. */
export function readDescription(form: FormBody): PartnershipDescription {
  const goals = form
    .text('goals')
    .split('\n')
    .map((goal) => goal.trim());
  return {
    ...{ name: form.text('name'), leadOffice: form.text('leadOffice') },
    coordinationOffice: form.text('coordinationOffice'),
    coordinationByCarrier: form.isChecked('coordinationByCarrier'),
    ...{ contactEmail: form.text('contactEmail'), contactPhone: form.text('contactPhone') },
    goals: goals.filter((goal) => goal !== ''),
  };
}

function readFrame(
  form: FormBody,
  partnership: Partnership,
  earlier: Frame | null,
): Result<OpenFrame, readonly Refusal[]> {
  const faults: Refusal[] = [];
  const money = (name: string): Money => {
    const read = Money.parseGerman(form.text(name) === '' ? '0' : form.text(name));
    if (read.ok) return read.value;
    faults.push({ ...read.refusal, pointer: `/${name}` });
    return Money.ZERO;
  };
  const codes = FUNDS_OF[partnership.programmeCode];
  if (!/^20\d\d$/.test(form.text('budgetYear')))
    faults.push({ kind: 'entry-missing', facts: {}, pointer: '/budgetYear' });
  const command: OpenFrame = {
    partnershipId: partnership.id,
    budgetYear: Number(form.text('budgetYear')),
    awardId: isId(form.text('awardId')) ? form.text('awardId') : null,
    federalReference: form.text('federalReference'),
    ...{ award: money('award'), ownShare: money('ownShare') },
    split: Object.fromEntries(codes.map((code) => [code, money(`split-${code}`)])),
    rules: rulesAfter(earlier),
  };
  return faults.length > 0 ? { ok: false, refusal: faults } : ok(command);
}

/** The rules of the last year go on, but neither their window nor their confirmation. */
export const rulesAfter = (earlier: Frame | null): OpenFrame['rules'] =>
  Object.fromEntries(
    FUND_CODES.flatMap((code) => {
      const fund = earlier?.funds.find((each) => each.code === code);
      const rules: FundRules | null = fund ? { ...fund.rules, opensOn: null, closesOn: null, verifiedBy: null } : null;
      return rules ? [[code, rules]] : [];
    }),
  );
