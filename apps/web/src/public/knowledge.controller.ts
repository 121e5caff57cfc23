import { Controller, Get, Inject, NotFoundException, Param, Query } from '@nestjs/common';
import { PUBLIC_ACTOR } from '#kernel';
import { findConcept, listConcepts, listReferences, measuresOf, searchFindings } from '#network';
import { Database } from '#platform';
import { Access, AnId, Frame, type PageFrame } from '../access/index.js';
import { knowledgePage, publicConceptPage } from './knowledge-page.js';

const SEARCH_LENGTH_MAX = 100;

/** Published concepts, findings and references, without sign-in; read as PUBLIC_ACTOR whoever asks. */
@Controller('wissen')
@Access.public()
export class KnowledgeController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  show(@Frame() frame: PageFrame, @Query('suche') search?: string): Promise<string> {
    const text = typeof search === 'string' ? search.slice(0, SEARCH_LENGTH_MAX) : '';
    return this.database.read(PUBLIC_ACTOR, async (tx) =>
      knowledgePage(frame, {
        concepts: await listConcepts(tx),
        findings: await searchFindings(tx, text),
        references: await listReferences(tx),
        text,
      }),
    );
  }

  @Get('konzepte/:id')
  concept(@Frame() frame: PageFrame, @Param('id', AnId) id: string): Promise<string> {
    return this.database.read(PUBLIC_ACTOR, async (tx) => {
      const concept = await findConcept(tx, id);
      if (!concept) throw new NotFoundException();
      return publicConceptPage(frame, { concept, measures: await measuresOf(tx, id) });
    });
  }
}
