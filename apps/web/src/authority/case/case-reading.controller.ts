import { Controller, Get, Inject, NotFoundException, Param, Query } from '@nestjs/common';
import { historyOf } from '#audit';
import { caseView, chainOf } from '#applications';
import type { Actor } from '#kernel';
import { Database } from '#platform';
import { Access, AnId, CurrentActor, Frame, type PageAnswer, type PageFrame } from '../../access/index.js';
import { READERS } from '../people.js';
import { comparePage } from './compare-page.js';
import { historyPage } from './history-page.js';

const PAGE_LENGTH = 100;

/** What one only reads of a case: its history, and two of its submissions side by side. */
@Controller('vorgaenge/:id')
@Access.roles(...READERS)
export class CaseReadingController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('verlauf')
  async history(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Query('vor') before: unknown,
  ): Promise<PageAnswer> {
    const seq = numberOf(before);
    return this.database.read(actor, async (tx) => {
      const view = await caseView(tx, id);
      if (!view) throw new NotFoundException();
      const page = seq === null ? { limit: PAGE_LENGTH } : { limit: PAGE_LENGTH, before: seq };
      const entries = await historyOf(tx, chainOf(id), page);
      return historyPage(frame, view, entries, entries.length === PAGE_LENGTH ? (entries.at(-1)?.seq ?? null) : null);
    });
  }

  @Get('vergleich')
  async compare(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Query('von') from: unknown,
    @Query('bis') to: unknown,
  ): Promise<PageAnswer> {
    const view = await this.database.read(actor, (tx) => caseView(tx, id));
    const latest = Math.max(0, ...(view?.submissions ?? []).map(({ number }) => number));
    const older = view?.submissions.find(({ number }) => number === (numberOf(from) ?? latest - 1));
    const newer = view?.submissions.find(({ number }) => number === (numberOf(to) ?? latest));
    if (!view || !older || !newer) throw new NotFoundException();
    return comparePage(frame, view, older, newer);
  }
}

function numberOf(raw: unknown): number | null {
  const number = typeof raw === 'string' && /^\d{1,9}$/.test(raw) ? Number(raw) : null;
  return number !== null && number > 0 ? number : null;
}
