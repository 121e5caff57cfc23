import { Controller, Get, Inject, NotFoundException, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { findOrganisation } from '#districts';
import { refuse, SYSTEM_ACTOR } from '#kernel';
import {
  applyByForm,
  confirmForm,
  draftOfLink,
  framesOf,
  partnershipBySlug,
  renewLink,
  type Partnership,
} from '#partnerships';
import { Database, type Transaction } from '#platform';
import {
  accepted,
  Access,
  atFields,
  Form,
  FormBody,
  Frame,
  seeOther,
  shownAgain,
  type PageAnswer,
  type PageFrame,
  type Typed,
} from '../access/index.js';
import { readApplication, typedIn } from './application-form.js';
import { confirmPage, isOpen, keyOf, lostLinkPage, publicFormPage, sentPage, type OpenFund } from './public-pages.js';

/** The public door of a partnership: apply without an account, confirm by mail, ask for a lost link. */
@Controller('mitmachen')
@Access.public()
export class PublicFormController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('bestaetigen/:secret')
  async ask(@Param('secret') secret: string, @Frame() frame: PageFrame): Promise<string> {
    const draft = await this.database.read(SYSTEM_ACTOR, (tx) => draftOfLink(tx, secret));
    return confirmPage(frame, secret, draft?.title ?? null);
  }

  @Post('bestaetigen/:secret')
  async confirm(@Param('secret') secret: string, @Frame() frame: PageFrame): Promise<PageAnswer> {
    const confirmed = await confirmForm(this.database, secret);
    if (!confirmed.ok) return shownAgain(confirmPage(frame, secret, null), 409);
    return seeOther(`/mein-projekt/${confirmed.value.secret}`);
  }

  @Get(':slug')
  form(@Param('slug') slug: string, @Frame() frame: PageFrame): Promise<string> {
    return this.again(slug, frame, {}, {});
  }

  @Post(':slug')
  async apply(
    @Param('slug') slug: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
    @Req() request: Request,
  ): Promise<PageAnswer> {
    const { partnership, open } = await this.database.read(SYSTEM_ACTOR, (tx) => openFunds(tx, slug));
    const chosen = open.find((each) => keyOf(each) === form.text('fund'));
    const read = readApplication(form);
    const applied =
      chosen && read.ok
        ? await applyByForm(this.database, {
            ...{ partnershipId: partnership.id, frameId: chosen.frame.id, fundCode: chosen.fund.code },
            ...{ application: read.value, address: request.ip ?? '', trap: form.text('website') },
          })
        : {
            ok: false as const,
            refusal: [
              ...(chosen ? [] : [refuse('fund-not-found', {}, '/fund').refusal]),
              ...(read.ok ? [] : read.refusal),
            ],
          };
    if (applied.ok) return sentPage(frame, partnership);
    return shownAgain(await this.again(slug, frame, typedIn(form), atFields(applied.refusal)));
  }

  @Get(':slug/link')
  async lost(@Param('slug') slug: string, @Frame() frame: PageFrame): Promise<string> {
    const { partnership } = await this.database.read(SYSTEM_ACTOR, (tx) => openFunds(tx, slug));
    return lostLinkPage(frame, { partnership, isSent: false, errors: {} });
  }

  @Post(':slug/link')
  async renew(
    @Param('slug') slug: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
    @Req() request: Request,
  ): Promise<PageAnswer> {
    const { partnership } = await this.database.read(SYSTEM_ACTOR, (tx) => openFunds(tx, slug));
    const [number, email] = [form.text('number'), form.text('email')];
    accepted(
      await renewLink(this.database, { partnershipId: partnership.id, number, email, address: request.ip ?? '' }),
    );
    return lostLinkPage(frame, { partnership, isSent: true, errors: {} });
  }

  private again(slug: string, frame: PageFrame, values: Typed, errors: Typed): Promise<string> {
    return this.database.read(SYSTEM_ACTOR, async (tx) => {
      const { partnership, open } = await openFunds(tx, slug);
      const organisation = await findOrganisation(tx, partnership.organisationId);
      return publicFormPage(frame, { partnership, organisationName: organisation?.name ?? '', open, values, errors });
    });
  }
}

/** What the public may know of a partnership, and the funds that take applications today. */
async function openFunds(tx: Transaction, slug: string): Promise<{ partnership: Partnership; open: OpenFund[] }> {
  const partnership = /^[a-z0-9-]{1,60}$/.test(slug) ? await partnershipBySlug(tx, slug) : null;
  if (!partnership) throw new NotFoundException();
  const frames = await framesOf(tx, partnership.id);
  const funds = frames
    .filter(({ budgetYear }) => budgetYear >= tx.today.year)
    .flatMap((frame) => frame.funds.map((fund) => ({ frame, fund })));
  const open = partnership.endedOn ? [] : funds.filter((each) => isOpen(each, tx.today));
  return { partnership, open };
}
