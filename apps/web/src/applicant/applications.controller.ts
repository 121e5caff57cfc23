import { Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { listApplicationsOfOrganisation, startDraft } from '#applications';
import type { Actor, Refusal } from '#kernel';
import { Database, isId, type Transaction } from '#platform';
import { listProgrammes, openCalls } from '#programmes';
import {
  Access,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  sentencesByField,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { applicationListPage, newApplicationPage, type NewApplicationView } from './application-list-pages.js';
import { loadOverview } from './load-overview.js';
import { overviewPage } from './overview-page.js';

/** Start page, list of applications and the beginning of a new one. */
@Controller()
@Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
export class ApplicationsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('uebersicht')
  async overview(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    return overviewPage(frame, await this.database.read(actor, (tx) => loadOverview(tx, actor)));
  }

  @Get('antraege')
  async list(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    const applications = await this.database.read(actor, (tx) =>
      listApplicationsOfOrganisation(tx, actor.organisationId ?? ''),
    );
    return applicationListPage(frame, applications);
  }

  @Get('antraege/neu')
  choose(
    @Query('vorlage') template: unknown,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    const copyFrom = typeof template === 'string' && isId(template) ? template : '';
    return this.newPage(actor, frame, { callId: '', copyFrom, refusals: [] });
  }

  @Post('antraege/neu')
  async start(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Form() form: FormBody): Promise<PageAnswer> {
    const callId = form.text('callId');
    const copyFrom = form.text('copyFrom');
    const command = {
      isFromForm: true,
      callId: isId(callId) ? callId : NO_CALL,
      ...(isId(copyFrom) ? { copyFrom } : {}),
    };
    const started = await startDraft(this.database, actor, command);
    if (started.ok) {
      const message = `Der Antrag ${started.value.fileNumber} ist angelegt.`;
      return seeOther(`/antraege/${started.value.id}/antragsteller`, message);
    }
    const refusals = [{ ...started.refusal, pointer: started.refusal.pointer ?? '/callId' }];
    return shownAgain(await this.newPage(actor, frame, { callId, copyFrom, refusals }));
  }

  private async newPage(
    actor: Actor,
    frame: PageFrame,
    { refusals, ...chosen }: { callId: string; copyFrom: string; refusals: readonly Refusal[] },
  ): Promise<string> {
    const found = await this.database.read(actor, (tx) => readChoices(tx, actor));
    return newApplicationPage(frame, { ...found, ...chosen, errors: sentencesByField(refusals) });
  }
}

/** An id that no call has: a form without a choice is answered like one with a wrong choice. */
const NO_CALL = '00000000-0000-0000-0000-000000000000';

async function readChoices(
  tx: Transaction,
  actor: Actor,
): Promise<Pick<NewApplicationView, 'calls' | 'earlier' | 'now'>> {
  const programmes = await listProgrammes(tx);
  const calls = (await openCalls(tx)).flatMap((call) => {
    const programme = programmes.find(({ code }) => code === call.programmeCode);
    return programme ? [{ call, programme }] : [];
  });
  const all = await listApplicationsOfOrganisation(tx, actor.organisationId ?? '');
  const earlier = all.filter(({ programmeCode }) => calls.some(({ call }) => call.programmeCode === programmeCode));
  return { calls, earlier, now: tx.now };
}
