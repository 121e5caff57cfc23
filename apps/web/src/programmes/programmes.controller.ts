import { Controller, Get, Inject, NotFoundException, Param, Query } from '@nestjs/common';
import { landNormsVersionOn } from '#funding-law';
import { CalendarDate, hasRole, type Actor } from '#kernel';
import { Database, type Transaction } from '#platform';
import {
  findProgramme,
  listCalls,
  listCaps,
  listLetterheads,
  listProgrammes,
  listTermsVersions,
  listTextBlockVersions,
  type TermsVersion,
} from '#programmes';
import { Access, CurrentActor, Frame, type PageAnswer, type PageFrame } from '../access/index.js';
import { programmePage } from './programme-page.js';
import { programmesPage, type ProgrammeLine } from './programmes-page.js';
import { OFFICE } from './words.js';

/** What the office reads about programmes. */
@Controller('programme')
@Access.roles(...OFFICE)
export class ProgrammesController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    const view = await this.database.read(actor, async (tx) => {
      const lines: ProgrammeLine[] = [];
      for (const programme of await listProgrammes(tx)) {
        const versions = await listTermsVersions(tx, programme.code);
        const current = versions.find((version) => isInForce(version, tx.today)) ?? null;
        const caps = await listCaps(tx, programme.code);
        lines.push({ programme, current, caps, calls: await listCalls(tx, programme.code) });
      }
      return { lines, year: tx.today.year, now: tx.now };
    });
    return programmesPage(frame, { ...view, canWrite: hasRole(actor, 'PROGRAMME_ADMIN') });
  }

  @Get(':code')
  async show(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('code') code: string,
    @Query('fassung') versionId: unknown,
  ): Promise<PageAnswer> {
    const view = await this.database.read(actor, (tx) => readProgramme(tx, code));
    if (!view) throw new NotFoundException();
    const asked = view.versions.find(({ id }) => id === versionId);
    const inForce = view.versions.find((version) => isInForce(version, view.day));
    const shown = asked ?? inForce ?? view.versions[0] ?? null;
    const norms = landNormsVersionOn(view.programme.land, view.day);
    return programmePage(frame, {
      ...view,
      norms: norms.ok ? norms.value : null,
      shown,
      today: view.day.toString(),
      canWrite: hasRole(actor, 'PROGRAMME_ADMIN'),
    });
  }
}

async function readProgramme(tx: Transaction, code: string) {
  const programme = await findProgramme(tx, code);
  if (!programme) return null;
  return {
    programme,
    day: tx.today,
    versions: await listTermsVersions(tx, code),
    caps: await listCaps(tx, code),
    calls: await listCalls(tx, code),
    blocks: await listTextBlockVersions(tx, code),
    letterheads: await listLetterheads(tx, code),
  };
}

const isInForce = ({ validFrom, validTo }: TermsVersion, day: CalendarDate): boolean =>
  !validFrom.isAfter(day) && (validTo === null || !validTo.isBefore(day));
