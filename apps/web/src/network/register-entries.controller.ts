import { Controller, Get, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { listDistricts } from '#districts';
import type { Actor, Refusal } from '#kernel';
import {
  changeEntry,
  ENTRY_KINDS,
  findConcept,
  restoreEntry,
  revisionsOf,
  searchFindings,
  searchOrganisations,
  type Concept,
  type EntryKind,
  type EntryOf,
} from '#network';
import { Database, type Transaction } from '#platform';
import {
  Access,
  AnId,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  Refused,
  seeOther,
  sentenceOf,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { ENTRY_SLUGS, entryPath } from './network-words.js';
import { entryWords } from './register-entry-changes.js';
import { ENTRY_FORMS, type EntryChoices } from './register-entry-forms.js';
import { entryPage, type EntryScreen } from './register-entry-page.js';
import { typedAgain, typedValues, type TypedForm } from './typed-form.js';
import { differences } from './version-history.js';

/** Changing the entries of the registers, with their history and a way back. */
@Controller('netzwerk/register/:kind/:id')
@Access.roles('NETWORK_EDITOR', 'PROGRAMME_ADMIN')
export class RegisterEntriesController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  show(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('kind') slug: string,
    @Param('id', AnId) id: string,
  ): Promise<string> {
    return this.page(actor, frame, kindOf(slug), id);
  }

  @Post()
  save(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('kind') slug: string,
    @Param('id', AnId) id: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    return this.change(actor, frame, kindOf(slug), id, form);
  }

  @Post('zurueck')
  async back(
    @CurrentActor() actor: Actor,
    @Param('kind') slug: string,
    @Param('id', AnId) id: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const kind = kindOf(slug);
    const at = { kind, id, version: wholeIn(form, 'version') };
    const restored = await restoreEntry(this.database, actor, at, wholeIn(form, 'toVersion'));
    if (!restored.ok) throw new Refused([{ ...restored.refusal }]);
    return seeOther(entryPath(kind, id), `Es gilt wieder Stand ${wholeIn(form, 'toVersion')}.`);
  }

  private async change<K extends EntryKind>(
    actor: Actor,
    frame: PageFrame,
    kind: K,
    id: string,
    form: FormBody,
  ): Promise<PageAnswer> {
    const { form: prefix, draftIn } = ENTRY_FORMS[kind];
    const present = await this.database.read(actor, async (tx) => (await presentOf(tx, kind, id)).present);
    const draft = draftIn(form, present.entry, actor);
    const at = { kind, id, version: wholeIn(form, 'version') };
    const changed = draft.ok ? await changeEntry(this.database, actor, at, draft.value) : draft;
    if (changed.ok) return seeOther(entryPath(kind, id), `Gespeichert als Stand ${changed.value.version}.`);
    if (changed.refusal.kind === 'entry-changed-meanwhile') {
      const typed = { form: prefix, values: typedValues(prefix, form), errors: {} };
      return shownAgain(await this.page(actor, frame, kind, id, typed, changed.refusal), 409);
    }
    return shownAgain(await this.page(actor, frame, kind, id, typedAgain(prefix, form, changed.refusal)));
  }

  private page<K extends EntryKind>(
    actor: Actor,
    frame: PageFrame,
    kind: K,
    id: string,
    again?: TypedForm,
    conflict?: Refusal,
  ): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const { present, revisions } = await presentOf(tx, kind, id);
      const { form, valuesOf } = ENTRY_FORMS[kind];
      const saved = valuesOf(present.entry);
      const typed = again ?? { form, values: saved, errors: {} };
      const choices = await choicesOf(tx, kind, present.entry);
      const screen: EntryScreen<K> = { kind, id, choices, revisions, present, typed };
      if (!conflict) return entryPage(frame, screen);
      const fields = differences(saved, typed.values, entryWords(kind, choices));
      return entryPage(frame, { ...screen, conflict: { sentence: sentenceOf(conflict), fields } });
    });
  }
}

function kindOf(slug: string): EntryKind {
  const kind = ENTRY_KINDS.find((each) => ENTRY_SLUGS[each] === slug);
  if (!kind) throw new NotFoundException();
  return kind;
}

async function presentOf<K extends EntryKind>(tx: Transaction, kind: K, id: string) {
  const revisions = await revisionsOf(tx, kind, id);
  const [present] = revisions;
  if (!present) throw new NotFoundException();
  return { revisions, present };
}

async function choicesOf<K extends EntryKind>(tx: Transaction, kind: K, entry: EntryOf[K]): Promise<EntryChoices> {
  return {
    districts: await listDistricts(tx),
    organisations: await searchOrganisations(tx),
    findings: kind === 'measure' ? await searchFindings(tx) : [],
    fields: await fieldsOf(tx, entry),
  };
}

async function fieldsOf(tx: Transaction, entry: EntryOf[EntryKind]): Promise<Concept['fields']> {
  if (!('conceptId' in entry)) return [];
  return (await findConcept(tx, entry.conceptId))?.fields ?? [];
}

/** 0 where no version was sent: no entry has it, so the change is refused. */
const wholeIn = (form: FormBody, name: string): number =>
  /^\d{1,9}$/.test(form.text(name)) ? Number(form.text(name)) : 0;
