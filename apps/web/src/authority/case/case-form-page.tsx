import type { ComponentChildren } from 'preact';
import type { PageFrame } from '../../access/index.js';
import {
  ActionForm,
  ButtonLink,
  ButtonRow,
  errorLinks,
  ErrorSummary,
  HiddenField,
  Page,
  PageHead,
  renderPage,
  SubmitButton,
} from '../../layout/index.js';
import { caseCrumbs } from './case-head.js';
import type { CaseScreen } from './case-screen.js';

/** One act on a case with a few fields: what it is, for which case, and the way back. */
export function caseFormPage(
  frame: PageFrame,
  screen: CaseScreen,
  form: {
    readonly title: string;
    readonly lead: ComponentChildren;
    /** Below the case's address. */
    readonly at: string;
    readonly button: string;
    readonly errors: Readonly<Record<string, string>>;
    readonly children: ComponentChildren;
  },
): string {
  const { application } = screen.view;
  const base = `/vorgaenge/${application.id}`;
  const { '': general, ...atFields } = form.errors;
  const errors = errorLinks(atFields);
  return renderPage(
    <Page
      {...frame}
      title={`${form.title}, ${application.fileNumber}`}
      hasErrors={Object.keys(form.errors).length > 0}
      breadcrumb={caseCrumbs(screen.view, form.title)}
    >
      <PageHead
        title={form.title}
        meta={`${application.fileNumber} · ${application.title} · ${application.districtName}`}
        lead={form.lead}
      />
      <ErrorSummary
        errors={general === undefined ? errors : [{ href: '#formular', text: general }, ...errors]}
        {...(general === undefined ? {} : { title: 'Das ging nicht, es wurde nichts verändert' })}
      />
      <ActionForm action={`${base}/${form.at}`} csrfToken={frame.csrfToken} id="formular">
        <HiddenField name="fassung" value={application.version} />
        {form.children}
        <ButtonRow>
          <SubmitButton>{form.button}</SubmitButton>
          <ButtonLink href={base} look="secondary">
            Abbrechen
          </ButtonLink>
        </ButtonRow>
      </ActionForm>
    </Page>,
  );
}
