import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  ButtonLink,
  ButtonRow,
  errorLinks,
  ErrorSummary,
  Fieldset,
  Page,
  renderPage,
  SubmitButton,
} from '../layout/index.js';
import { letterheadFields, PROGRAMME_FIELDS, TITLE_FIELDS, VERSION_FIELDS } from './form-fields.js';
import { PlainFields, type Entries } from './plain-form.js';
import { TermsFields, type TermsEntry } from './terms-fields.js';
import { crumbsOf } from './words.js';

export interface TermsFormView extends TermsEntry {
  readonly entries: Entries;
}

const INTRO =
  'Alle Werte sind mit den zuletzt geltenden vorbelegt. Laufende Anträge behalten die Fassung, unter der sie begonnen wurden.';

/** A new version of a programme's terms: every parameter of the catalogue, prefilled. */
export function newTermsPage(frame: PageFrame, programme: { code: string; name: string }, view: TermsFormView): string {
  const title = 'Neue Fassung der Bedingungen';
  return renderPage(
    <Page
      {...frame}
      title={title}
      h1={title}
      breadcrumb={crumbsOf(programme.code, programme.name, title)}
      hasErrors={Object.keys(view.errors).length > 0}
    >
      <div class="stack">
        <ErrorSummary errors={errorLinks(view.errors)} />
        <p>{INTRO}</p>
        <ActionForm action={view.action} csrfToken={frame.csrfToken} label={title}>
          <Fieldset legend="Fassung">
            <PlainFields fields={VERSION_FIELDS} entries={view.entries} errors={view.errors} />
          </Fieldset>
          <TermsFields {...view} />
          <ButtonRow>
            <SubmitButton>Fassung speichern</SubmitButton>
            <ButtonLink href={`/programme/${programme.code}`} look="secondary">
              Abbrechen
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
      </div>
    </Page>,
  );
}

/** A new programme: names, cap, title, letterhead and the first version of its terms. */
export function newProgrammePage(frame: PageFrame, view: TermsFormView): string {
  const title = 'Neues Programm';
  const shared = { entries: view.entries, errors: view.errors };
  return renderPage(
    <Page
      {...frame}
      title={title}
      h1={title}
      breadcrumb={[{ label: 'Programme', href: '/programme' }, { label: title }]}
      hasErrors={Object.keys(view.errors).length > 0}
    >
      <div class="stack">
        <ErrorSummary errors={errorLinks(view.errors)} />
        <p>
          Ein Programm besteht nur aus Werten. Die Bedingungen sind aus einem bestehenden Programm vorbelegt; ändern
          Sie, was anders ist. Mittel bucht danach der Haushalt, Anträge beginnen mit dem ersten Aufruf.
        </p>
        <ActionForm action={view.action} csrfToken={frame.csrfToken} label={title}>
          <Fieldset legend="Programm">
            <PlainFields fields={PROGRAMME_FIELDS} {...shared} />
          </Fieldset>
          <Fieldset legend="Haushaltstitel">
            <PlainFields fields={TITLE_FIELDS} {...shared} />
          </Fieldset>
          <Fieldset legend="Briefkopf">
            <PlainFields fields={letterheadFields('letterhead/')} {...shared} />
          </Fieldset>
          <Fieldset legend="Erste Fassung der Bedingungen">
            <PlainFields fields={VERSION_FIELDS} {...shared} />
          </Fieldset>
          <TermsFields {...view} />
          <ButtonRow>
            <SubmitButton>Programm anlegen</SubmitButton>
            <ButtonLink href="/programme" look="secondary">
              Abbrechen
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
      </div>
    </Page>,
  );
}
