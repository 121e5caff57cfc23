import { Controller, Get, Inject, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { CalendarDate, Money, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { renderNotice } from '#notices';
import { Database } from '#platform';
import {
  askQuestion,
  beginExamination,
  concludeExamination,
  continueWithoutAnswer,
  drawSampleOf,
  examinationScreen,
  examineLines,
  extendQuestion,
  GOAL_RESULTS,
  reportsToExamine,
  SAMPLE_METHODS,
  takeOverExamination,
  type GoalResult,
  type LineJudgement,
} from '#use-reports';
import {
  accepted,
  Access,
  AnId,
  atFields,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { asDownload } from '../applicant/file-answer.js';
import { LINES_SHOWN } from './examination-lines.js';
import { examinationPage } from './examination-page.js';
import { queuePage } from './queue-page.js';
import { REPORT_READERS } from './report-readers.js';
import { auditNotePrint } from './report-print.js';

const WHOLE = /^\d{1,10}$/;

/** The examination of reports by people who took no part in the award. */
@Controller()
@Access.roles('USE_AUDITOR')
export class ExaminationController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('nachweise')
  @Access.roles(...REPORT_READERS)
  async queue(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    return queuePage(frame, await this.database.read(actor, reportsToExamine));
  }

  @Get('bewilligungen/:id/nachweise/:reportId/pruefung')
  @Access.roles(...REPORT_READERS)
  show(
    @Param('reportId', AnId) reportId: string,
    @Query('seite') page: unknown,
    @Query('nur') only: unknown,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    return this.page(actor, reportId, frame, { page, only });
  }

  @Get('bewilligungen/:id/nachweise/:reportId/pruefvermerk.pdf')
  @Access.roles(...REPORT_READERS)
  async note(
    @Param('reportId', AnId) reportId: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const content = await this.database.read(actor, async (tx) =>
      accepted(await auditNotePrint(tx, accepted(await examinationScreen(tx, reportId)))),
    );
    asDownload(response, { name: `Prüfvermerk-${content.fileNumber}.pdf`, mediaType: 'application/pdf' });
    return new StreamableFile(await renderNotice(content), { type: 'application/pdf' });
  }

  @Post('bewilligungen/:id/nachweise/:reportId/pruefung/beginnen')
  async begin(
    @Param('id', AnId) id: string,
    @Param('reportId', AnId) reportId: string,
    @CurrentActor() actor: Actor,
  ): Promise<PageAnswer> {
    accepted(await beginExamination(this.database, actor, reportId));
    return seeOther(pathOf(id, reportId), 'Sie prüfen jetzt diesen Nachweis.');
  }

  @Post('bewilligungen/:id/nachweise/:reportId/pruefung/zeilen')
  async lines(
    @Param('id', AnId) id: string,
    @Param('reportId', AnId) reportId: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const read = judgementsIn(form);
    const judged = read.ok ? await examineLines(this.database, actor, { reportId, judgements: read.value }) : read;
    const place = `?seite=${encodeURIComponent(form.text('seite'))}${form.text('nur') === 'stichprobe' ? '&nur=stichprobe' : ''}#belege`;
    return this.answer({ actor, reportId, frame, form }, judged, (done) =>
      seeOther(`${pathOf(id, reportId)}${place}`, `${done.judged} Zeilen sind geprüft.`),
    );
  }

  @Post('bewilligungen/:id/nachweise/:reportId/pruefung/stichprobe')
  async sample(
    @Param('id', AnId) id: string,
    @Param('reportId', AnId) reportId: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const method = SAMPLE_METHODS.find((each) => each === form.text('method'));
    const size = WHOLE.test(form.text('size')) ? Number(form.text('size')) : 0;
    const seed =
      form.text('seed') === '' ? {} : { seed: WHOLE.test(form.text('seed')) ? Number(form.text('seed')) : -1 };
    const drawn = method
      ? await drawSampleOf(this.database, actor, { reportId, method, size, ...seed })
      : refuse('entry-not-offered', {}, '/method');
    return this.answer({ actor, reportId, frame, form }, drawn, ({ receiptIds, seed: start }) =>
      seeOther(
        `${pathOf(id, reportId)}?nur=stichprobe#belege`,
        `${receiptIds.length} Zeilen sind gezogen (Startzahl ${start}).`,
      ),
    );
  }

  @Post('bewilligungen/:id/nachweise/:reportId/pruefung/rueckfrage')
  async ask(
    @Param('id', AnId) id: string,
    @Param('reportId', AnId) reportId: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const items = form.text('items').split(/\r?\n/);
    const day = form.text('deadline') === '' ? ok(null) : dayIn(form, 'deadline');
    const asked = day.ok
      ? await askQuestion(this.database, actor, { reportId, items, ...(day.value ? { deadline: day.value } : {}) })
      : day;
    return this.answer({ actor, reportId, frame, form }, asked, ({ deadline }) =>
      seeOther(pathOf(id, reportId), `Die Rückfrage ist gesendet. Antwort bis ${deadline.toGerman()}.`),
    );
  }

  @Post('bewilligungen/:id/nachweise/:reportId/pruefung/frist')
  async extend(
    @Param('id', AnId) id: string,
    @Param('reportId', AnId) reportId: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const day = dayIn(form, 'extendedTo');
    const reason = form.text('extensionReason');
    const extended = day.ok
      ? await extendQuestion(this.database, actor, { reportId, deadline: day.value, reason })
      : day;
    return this.answer({ actor, reportId, frame, form }, extended, () =>
      seeOther(pathOf(id, reportId), `Die Frist ist bis ${day.ok ? day.value.toGerman() : ''} verlängert.`),
    );
  }

  @Post('bewilligungen/:id/nachweise/:reportId/pruefung/uebernehmen')
  async takeOver(
    @Param('id', AnId) id: string,
    @Param('reportId', AnId) reportId: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const taken = await takeOverExamination(this.database, actor, { reportId, reason: form.text('reason') });
    return this.answer({ actor, reportId, frame, form }, taken, () =>
      seeOther(pathOf(id, reportId), 'Sie haben die Prüfung übernommen.'),
    );
  }

  @Post('bewilligungen/:id/nachweise/:reportId/pruefung/weiter')
  async goOn(
    @Param('id', AnId) id: string,
    @Param('reportId', AnId) reportId: string,
    @CurrentActor() actor: Actor,
  ): Promise<PageAnswer> {
    accepted(await continueWithoutAnswer(this.database, actor, reportId));
    return seeOther(pathOf(id, reportId), 'Die Prüfung geht ohne Antwort weiter.');
  }

  @Post('bewilligungen/:id/nachweise/:reportId/pruefung/abschluss')
  async conclude(
    @Param('id', AnId) id: string,
    @Param('reportId', AnId) reportId: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const otherIncome = amountIn(form, 'otherIncome');
    const ownFunds = amountIn(form, 'ownFunds');
    const concluded = !otherIncome.ok
      ? otherIncome
      : !ownFunds.ok
        ? ownFunds
        : await concludeExamination(this.database, actor, {
            ...{ reportId, otherIncome: otherIncome.value, ownFunds: ownFunds.value },
            ...{ goalResults: goalResultsIn(form), note: form.text('note') },
          });
    return this.answer({ actor, reportId, frame, form }, concluded, () =>
      seeOther(pathOf(id, reportId), 'Die Prüfung ist abgeschlossen. Die Prüfmitteilung liegt für den Kreis bereit.'),
    );
  }

  /** What follows an act: where it leads, or the page again with the sentence at its field. */
  private async answer<Done>(
    { actor, reportId, frame, form }: SentAct,
    done: Result<Done, Refusal>,
    onwards: (value: Done) => PageAnswer,
  ): Promise<PageAnswer> {
    if (done.ok) return onwards(done.value);
    const typed = Object.fromEntries(form.names().map((name) => [name, form.text(name)]));
    const where = { page: form.text('seite'), only: form.text('nur') };
    return shownAgain(await this.page(actor, reportId, frame, where, typed, atFields(done.refusal)));
  }

  private page(
    actor: Actor,
    reportId: string,
    frame: PageFrame,
    where: { readonly page: unknown; readonly only: unknown },
    typed: Readonly<Record<string, string>> = {},
    errors: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const screen = accepted(await examinationScreen(tx, reportId));
      const onlySample = where.only === 'stichprobe';
      const count = onlySample ? screen.sampled.size : screen.submission.content.lines.length;
      const wanted = typeof where.page === 'string' && /^\d{1,4}$/.test(where.page) ? Number(where.page) : 1;
      const page = Math.min(Math.max(1, wanted), Math.max(1, Math.ceil(count / LINES_SHOWN)));
      return examinationPage(frame, { actor, screen, page, onlySample, typed, errors });
    });
  }
}

interface SentAct {
  readonly actor: Actor;
  readonly reportId: string;
  readonly frame: PageFrame;
  readonly form: FormBody;
}

const pathOf = (id: string, reportId: string): string => `/bewilligungen/${id}/nachweise/${reportId}/pruefung`;

function amountIn(form: FormBody, name: string): Result<Money, Refusal> {
  const read = Money.parseGerman(form.text(name));
  return read.ok ? ok(read.value) : { ok: false, refusal: { ...read.refusal, pointer: `/${name}` } };
}

function dayIn(form: FormBody, name: string): Result<CalendarDate, Refusal> {
  const read = CalendarDate.parse(form.text(name));
  return read.ok ? read : { ok: false, refusal: { ...read.refusal, pointer: `/${name}` } };
}

/** The lines of the page that was sent; an empty cut accepts the line. */
function judgementsIn(form: FormBody): Result<LineJudgement[], Refusal> {
  const judgements: LineJudgement[] = [];
  for (const receiptId of form.all('line')) {
    const cut = form.text(`cut-${receiptId}`) === '' ? ok(Money.ZERO) : amountIn(form, `cut-${receiptId}`);
    if (!cut.ok) return cut;
    judgements.push({ receiptId, cutCents: cut.value.toCents(), reason: form.text(`reason-${receiptId}`) });
  }
  return ok(judgements);
}

function goalResultsIn(form: FormBody): Record<string, GoalResult> {
  const results: Record<string, GoalResult> = {};
  for (const name of form.names()) {
    const result = GOAL_RESULTS.find((each) => each === form.text(name));
    if (name.startsWith('goal-') && result) results[name.slice('goal-'.length)] = result;
  }
  return results;
}
