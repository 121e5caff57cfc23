import { Controller, Get, Inject, Param, Post } from '@nestjs/common';
import {
  completeFormalCheck,
  continueWithoutAnswer,
  recordCheck,
  startFormalCheck,
  type CaseCommand,
  type CheckValue,
} from '#applications';
import type { Actor, Refusal, Result } from '#kernel';
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
  type PageAnswer,
  type PageFrame,
} from '../../access/index.js';
import { OFFICERS, READERS } from '../people.js';
import { showCase, shownCase, commandOf } from './case-answers.js';
import type { CheckInput } from './check-zone.js';

@Controller('vorgaenge/:id')
@Access.roles(...OFFICERS)
export class CaseController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  @Access.roles(...READERS)
  show(@Param('id', AnId) id: string, @CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    return showCase(this.database, actor, frame, id);
  }

  @Post('pruefung/beginnen')
  begin(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    return this.step(startFormalCheck, { id, actor, frame, form }, 'Die formale Prüfung hat begonnen.');
  }

  @Post('pruefung/abschliessen')
  complete(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    return this.step(completeFormalCheck, { id, actor, frame, form }, 'Die formale Prüfung ist abgeschlossen.');
  }

  @Post('ohne-antwort')
  goOn(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    return this.step(continueWithoutAnswer, { id, actor, frame, form }, 'Die Prüfung geht ohne Antwort weiter.');
  }

  /** Saves every point whose result or note changed. Each is its own act: a missing note at one point stops no other. */
  @Post('pruefung')
  async check(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const { view } = await shownCase(this.database, actor, id);
    const input: { results: Record<string, string>; notes: Record<string, string>; errors: Record<string, string> } = {
      results: {},
      notes: {},
      errors: {},
    };
    let saved = 0;
    for (const { code, latest } of view.checks) {
      const result = VALUES.find((value) => value === form.text(`result.${code}`));
      const note = form.text(`note.${code}`).slice(0, 1000);
      input.results[code] = result ?? '';
      input.notes[code] = note;
      if (!result || (result === latest?.result && note === latest.note)) continue;
      const recorded = await recordCheck(this.database, actor, { applicationId: id, code, result, note });
      if (recorded.ok) saved += 1;
      else if (recorded.refusal.pointer === undefined)
        return showCase(this.database, actor, frame, id, { refusal: recorded.refusal });
      else input.errors[`note.${code}`] = sentenceOf(recorded.refusal);
    }
    if (Object.keys(input.errors).length > 0)
      return showCase(this.database, actor, frame, id, { input: input satisfies CheckInput });
    return seeOther(`/vorgaenge/${id}#pruefung`, savedSentence(saved));
  }

  private async step(
    act: (database: Database, actor: Actor, command: CaseCommand) => Promise<Result<unknown, Refusal>>,
    { id, actor, frame, form }: { id: string; actor: Actor; frame: PageFrame; form: FormBody },
    done: string,
  ): Promise<PageAnswer> {
    const result = await act(this.database, actor, commandOf(id, form));
    if (!result.ok) return showCase(this.database, actor, frame, id, { refusal: result.refusal });
    return seeOther(`/vorgaenge/${id}`, done);
  }
}

const VALUES: readonly CheckValue[] = ['MET', 'TO_REQUEST', 'NOT_MET', 'OPEN'];

function savedSentence(count: number): string {
  if (count === 0) return 'Es gab nichts zu speichern: Alle Ergebnisse stehen schon so da.';
  return count === 1 ? 'Ein Ergebnis ist gespeichert.' : `${count} Ergebnisse sind gespeichert.`;
}
