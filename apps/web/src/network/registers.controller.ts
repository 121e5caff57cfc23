import { Controller, Get, Inject, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { listAwards } from '#awards';
import { listBodies } from '#bodies';
import { listDistricts } from '#districts';
import { hasRole, type Actor, type Refusal } from '#kernel';
import {
  addConcept,
  addFinding,
  addMeasure,
  addOffer,
  counsellingFigures,
  dropReference,
  enterFigure,
  findConcept,
  linkMeasureToAward,
  listConcepts,
  listOffers,
  listReferences,
  MEASURE_ACTIONS,
  measuresOf,
  moveMeasure,
  referToOffer,
  REGISTER_EDITORS,
  saveRegistered,
  searchFindings,
  searchOrganisations,
  unlinkMeasureFromAward,
} from '#network';
import { Database } from '#platform';
import {
  Access,
  accepted,
  AnId,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { searchedOrganisations } from '../public/organisation-search.js';
import { conceptPage, conceptsPage } from './concept-page.js';
import { figuresPage, findingsPage } from './exchange-pages.js';
import { networkPage } from './network-page.js';
import { conceptIn, findingIn, idIn, measureIn, offerIn, organisationIn } from './register-drafts.js';
import { organisationsPage } from './organisations-page.js';
import { NETWORK_READERS, NO_FORM, typedAgain, type TypedForm } from './typed-form.js';

const SEARCH_LENGTH_MAX = 100;

/** The registers of the network, for the authority. */
@Controller('netzwerk')
@Access.roles(...NETWORK_READERS)
export class RegistersController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  home(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<string> {
    return this.database.read(actor, async (tx) =>
      networkPage(frame, {
        bodies: (await listBodies(tx)).length,
        organisations: (await searchOrganisations(tx)).length,
        concepts: (await listConcepts(tx)).length,
        findings: (await searchFindings(tx)).length,
      }),
    );
  }

  @Get('organisationen')
  organisations(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Query() query: Record<string, unknown>,
  ): Promise<string> {
    return this.organisationsPage(actor, frame, query, NO_FORM);
  }

  @Post('organisationen')
  async saveOrganisation(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const draft = organisationIn(form);
    const saved = draft.ok ? await saveRegistered(this.database, actor, draft.value) : draft;
    if (saved.ok) return seeOther('/netzwerk/organisationen', 'Die Organisation ist eingetragen.');
    return shownAgain(await this.organisationsPage(actor, frame, {}, typedAgain('org', form, saved.refusal)));
  }

  @Get('konzepte')
  concepts(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<string> {
    return this.conceptsPage(actor, frame, NO_FORM);
  }

  @Post('konzepte')
  async enterConcept(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const draft = conceptIn(form);
    const added = draft.ok ? await addConcept(this.database, actor, draft.value) : draft;
    if (added.ok) return seeOther(`/netzwerk/konzepte/${added.value.id}`, 'Das Konzept ist eingetragen.');
    return shownAgain(await this.conceptsPage(actor, frame, typedAgain('concept', form, added.refusal)));
  }

  @Get('konzepte/:id')
  concept(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Param('id', AnId) id: string): Promise<string> {
    return this.conceptPage(actor, frame, id, NO_FORM);
  }

  @Post('konzepte/:id')
  async measure(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('id', AnId) id: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const added = await addMeasure(this.database, actor, { ...measureIn(form), conceptId: id });
    if (added.ok) return seeOther(`/netzwerk/konzepte/${id}`, 'Die Maßnahme ist eingetragen.');
    return shownAgain(await this.conceptPage(actor, frame, id, typedAgain('measure', form, added.refusal)));
  }

  @Post('konzepte/:id/schritt')
  async step(@CurrentActor() actor: Actor, @Param('id', AnId) id: string, @Form() form: FormBody): Promise<PageAnswer> {
    const action = MEASURE_ACTIONS.find((each) => each === form.text('action'));
    if (!action) throw new NotFoundException();
    accepted(await moveMeasure(this.database, actor, { measureId: idIn(form, 'measureId'), action, note: '' }));
    return seeOther(`/netzwerk/konzepte/${id}`, 'Der Stand ist eingetragen.');
  }

  @Post('konzepte/:id/bewilligung')
  async award(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const link = { measureId: idIn(form, 'measureId'), awardId: idIn(form, 'awardId') };
    accepted(await linkMeasureToAward(this.database, actor, link));
    return seeOther(`/netzwerk/konzepte/${id}`, 'Die Bewilligung ist zugeordnet.');
  }

  @Post('konzepte/:id/bewilligung/loesen')
  async withoutAward(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const link = { measureId: idIn(form, 'measureId'), awardId: idIn(form, 'awardId') };
    accepted(await unlinkMeasureFromAward(this.database, actor, link));
    return seeOther(`/netzwerk/konzepte/${id}`, 'Die Zuordnung ist gelöst.');
  }

  @Get('erkenntnisse')
  findings(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Query('suche') search?: string): Promise<string> {
    return this.findingsPage(actor, frame, textOf(search), NO_FORM);
  }

  @Post('erkenntnisse')
  async enterFinding(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const added = await addFinding(this.database, actor, findingIn(form));
    if (added.ok) return seeOther('/netzwerk/erkenntnisse', 'Das Forschungsergebnis ist eingetragen.');
    return shownAgain(await this.findingsPage(actor, frame, '', typedAgain('finding', form, added.refusal)));
  }

  @Post('verweise')
  async enterReference(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const reference = { fromId: idIn(form, 'reference-fromId'), toId: idIn(form, 'reference-toId') };
    const added = await referToOffer(this.database, actor, { ...reference, note: form.text('reference-note') });
    if (added.ok) return seeOther('/netzwerk/erkenntnisse', 'Der Verweis ist eingetragen.');
    return shownAgain(await this.findingsPage(actor, frame, '', typedAgain('reference', form, added.refusal)));
  }

  @Post('verweise/entfernen')
  async removeReference(@CurrentActor() actor: Actor, @Form() form: FormBody): Promise<PageAnswer> {
    const reference = { fromId: idIn(form, 'fromId'), toId: idIn(form, 'toId') };
    accepted(await dropReference(this.database, actor, reference));
    return seeOther('/netzwerk/erkenntnisse', 'Der Verweis ist entfernt.');
  }

  @Post('angebote')
  async enterOffer(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const added = await addOffer(this.database, actor, offerIn(form));
    if (added.ok) return seeOther('/netzwerk/organisationen', 'Das Angebot ist eingetragen.');
    return shownAgain(await this.organisationsPage(actor, frame, {}, typedAgain('offer', form, added.refusal)));
  }

  @Get('beratungszahlen')
  figures(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<string> {
    return this.figuresPage(actor, frame, NO_FORM);
  }

  @Post('beratungszahlen')
  async figure(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Form() form: FormBody): Promise<PageAnswer> {
    const cases = form.text('figure-cases');
    const entered = await enterFigure(this.database, actor, {
      offerId: idIn(form, 'figure-offerId'),
      halfYear: form.text('figure-halfYear'),
      category: form.text('figure-category'),
      cases: /^\d{1,6}$/.test(cases) ? Number(cases) : -1,
    });
    if (entered.ok) return seeOther('/netzwerk/beratungszahlen', 'Die Zahl ist eingetragen.');
    return shownAgain(
      await this.figuresPage(actor, frame, typedAgain('figure', form, entered.refusal satisfies Refusal)),
    );
  }

  private organisationsPage(
    actor: Actor,
    frame: PageFrame,
    query: Readonly<Record<string, unknown>>,
    typed: TypedForm,
  ): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const districts = await listDistricts(tx);
      const filter = searchedOrganisations(query, districts);
      return organisationsPage(frame, {
        organisations: await searchOrganisations(tx, filter),
        known: await searchOrganisations(tx),
        offers: await listOffers(tx, filter.districtAgs === undefined ? {} : { districtAgs: filter.districtAgs }),
        mayEdit: hasRole(actor, ...REGISTER_EDITORS),
        ...{ filter, districts, typed },
      });
    });
  }

  private conceptsPage(actor: Actor, frame: PageFrame, typed: TypedForm): Promise<string> {
    return this.database.read(actor, async (tx) =>
      conceptsPage(frame, {
        concepts: await listConcepts(tx),
        mayEdit: hasRole(actor, ...REGISTER_EDITORS),
        districts: await listDistricts(tx),
        typed,
      }),
    );
  }

  private findingsPage(actor: Actor, frame: PageFrame, text: string, typed: TypedForm): Promise<string> {
    return this.database.read(actor, async (tx) =>
      findingsPage(frame, {
        findings: await searchFindings(tx, text),
        references: await listReferences(tx),
        offers: await listOffers(tx),
        mayEdit: hasRole(actor, ...REGISTER_EDITORS),
        ...{ text, typed },
      }),
    );
  }

  private conceptPage(actor: Actor, frame: PageFrame, id: string, typed: TypedForm): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const concept = await findConcept(tx, id);
      if (!concept) throw new NotFoundException();
      const awards = (await listAwards(tx, { limit: 500, offset: 0 })).map((each) => ({
        id: each.id,
        label: `${each.fileNumber}, ${each.title}`,
      }));
      return conceptPage(frame, { actor, concept, measures: await measuresOf(tx, id), awards, typed });
    });
  }

  private figuresPage(actor: Actor, frame: PageFrame, typed: TypedForm): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const mayEdit = hasRole(actor, ...REGISTER_EDITORS);
      return figuresPage(frame, {
        figures: await counsellingFigures(tx),
        offers: await listOffers(tx),
        mayEdit,
        typed,
      });
    });
  }
}

const textOf = (search: string | undefined): string =>
  typeof search === 'string' ? search.slice(0, SEARCH_LENGTH_MAX) : '';
