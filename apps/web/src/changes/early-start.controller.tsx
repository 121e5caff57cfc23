import { Controller, Get, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { loadApplication, type ApplicationCase } from '#applications';
import { startChange } from '#awards';
import type { Actor, Refusal } from '#kernel';
import { Database } from '#platform';
import {
  Access,
  AnId,
  atFields,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  shownAgain,
  typedIn,
  type PageAnswer,
  type PageFrame,
  type Typed,
} from '../access/index.js';
import { ErrorSummary, errorLinks, HelpNote, Page, PageHead, renderPage, Stack } from '../layout/index.js';
import { EarlyStartForm, readEarlyStart } from './early-start-form.js';

/** A recipient asks to begin before the decision. What becomes of it stands with the other requests about grants. */
@Controller('antraege/:id/vorzeitiger-beginn')
@Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
export class EarlyStartController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async form(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    return earlyStartPage(frame, await this.application(actor, id), {}, {});
  }

  @Post()
  async start(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) applicationId: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const application = await this.application(actor, applicationId);
    const again = (refusals: Refusal | readonly Refusal[]): PageAnswer =>
      shownAgain(earlyStartPage(frame, application, typedIn(form), atFields(refusals)));
    const read = readEarlyStart(form);
    if (!read.ok) return again(read.refusal);
    const started = await startChange(this.database, actor, { kind: 'EARLY_START', applicationId, ...read.value });
    if (!started.ok) return again(started.refusal);
    return seeOther(
      `/aenderungen/${started.value.id}`,
      'Der Entwurf ist gespeichert. Beantragt ist erst, wenn die zeichnungsberechtigte Person einreicht.',
    );
  }

  private async application(actor: Actor, id: string): Promise<ApplicationCase> {
    const application = await this.database.read(actor, (tx) => loadApplication(tx, id));
    if (!application) throw new NotFoundException();
    return application;
  }
}

function earlyStartPage(frame: PageFrame, application: ApplicationCase, values: Typed, errors: Typed): string {
  const title = 'Vorzeitigen Beginn beantragen';
  return renderPage(
    <Page
      {...frame}
      title={title}
      breadcrumb={[{ label: 'Antrag', href: `/antraege/${application.id}` }, { label: title }]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead title={title} meta={`${application.fileNumber} · ${application.title}`} />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        <HelpNote title="Was ein vorzeitiger Beginn bedeutet">
          Vor der Entscheidung darf ein Vorhaben nicht beginnen; als Beginn gilt schon der Abschluss eines Vertrages.
          Ausnahmen lässt die Bewilligungsbehörde zu. Aus ihrer Zustimmung folgt kein Anspruch auf Förderung.
        </HelpNote>
        <EarlyStartForm
          action={`/antraege/${application.id}/vorzeitiger-beginn`}
          csrfToken={frame.csrfToken}
          values={values}
          errors={errors}
        />
      </Stack>
    </Page>,
  );
}
