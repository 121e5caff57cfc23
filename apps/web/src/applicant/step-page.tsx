import type { ComponentChildren, JSX } from 'preact';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  Aside,
  ButtonRow,
  Columns,
  ErrorSummary,
  formatTime,
  HiddenField,
  Page,
  PageHead,
  renderPage,
  SavedNote,
  Stack,
  StepLine,
  SubmitButton,
} from '../layout/index.js';
import { ConflictAlert } from './conflict-choice.js';
import { stepAfter, stepAt, stepBefore, stepLineOf } from './form-steps.js';
import type { StepView } from './step-view.js';

/** What every step of the form has around its fields: head, step line, errors, save buttons. */
export function stepPage(
  frame: PageFrame,
  view: StepView,
  parts: { readonly fields: JSX.Element; readonly aside?: JSX.Element; readonly lead?: string },
): string {
  const { opened, slug } = view;
  const step = stepAt(slug);
  const body = (
    <Stack>
      <div id="fehlerliste">
        <ErrorSummary errors={view.errorList} />
      </div>
      <ConflictAlert conflicts={view.conflicts} fields={view.fields} terms={opened.version.terms} />
      <StepForm frame={frame} view={view}>
        {parts.fields}
      </StepForm>
    </Stack>
  );
  return renderPage(
    <Page
      {...frame}
      title={`${step.title}, ${titleOf(view)}`}
      breadcrumb={crumbsOf(view, step.label)}
      hasErrors={view.errorList.length > 0}
    >
      <StepHead view={view} lead={parts.lead} />
      {parts.aside === undefined ? (
        body
      ) : (
        <Columns split="two">
          {body}
          <Aside label="Berechnung">{parts.aside}</Aside>
        </Columns>
      )}
    </Page>,
  );
}

/** File number, title, saved state and the line of steps. */
export function StepHead({ view, lead }: { view: StepView; lead?: string | undefined }): JSX.Element {
  const { opened, organisation } = view;
  return (
    <>
      <PageHead
        title={stepAt(view.slug).title}
        meta={`${view.programmeName} ${opened.application.budgetYear} · Aktenzeichen ${opened.application.fileNumber} · ${organisation.name} (${organisation.districtAgs})`}
        {...(lead === undefined ? {} : { lead })}
        aside={<SavedNote>{savedSentence(view)}</SavedNote>}
      />
      <div class="form-steps">
        <StepLine
          label="Schritte des Antrags"
          steps={stepLineOf(opened.application.id, view.slug, opened.reading.findings)}
        />
      </div>
    </>
  );
}

export function crumbsOf(view: StepView, label: string): { label: string; href?: string }[] {
  return [
    { label: 'Anträge', href: '/antraege' },
    { label: titleOf(view), href: `/antraege/${view.opened.application.id}` },
    { label },
  ];
}

export const titleOf = ({ opened }: StepView): string =>
  opened.application.title === '' ? opened.application.fileNumber : opened.application.title;

export function savedSentence({ opened }: StepView): string {
  const saved = `Gespeichert um ${formatTime(opened.draft.savedAt)}`;
  const [first, ...others] = opened.editors;
  if (first === undefined) return saved;
  return others.length === 0
    ? `${saved} · auch ${first} arbeitet gerade an diesem Antrag`
    : `${saved} · auch ${opened.editors.join(' und ')} arbeiten gerade an diesem Antrag`;
}

function StepForm(props: { frame: PageFrame; view: StepView; children: ComponentChildren }): JSX.Element {
  const { opened, slug } = props.view;
  const address = `/antraege/${opened.application.id}/${slug}`;
  const next = stepAfter(slug);
  return (
    <ActionForm
      action={address}
      csrfToken={props.frame.csrfToken}
      id={`antrag-${slug}`}
      label={stepAt(slug).title}
      autosaveUrl={address}
    >
      {/* The first button of a form answers the Enter key: it must not be one that removes a line. */}
      <button type="submit" name="then" value="stay" hidden>
        Speichern
      </button>
      <HiddenField name="baseVersion" value={opened.draft.version} />
      <HiddenField name="showsErrors" value={props.view.showsErrors ? '1' : '0'} />
      {props.children}
      <div>
        <ButtonRow>
          <SubmitButton name="then" value="next">
            Speichern und weiter zu {next.label}
          </SubmitButton>
          {stepBefore(slug) !== null && (
            <SubmitButton look="tertiary" icon="arrow-back" name="then" value="back">
              Zurück
            </SubmitButton>
          )}
        </ButtonRow>
        <p class="meta">
          Eingaben werden beim Verlassen eines Feldes gespeichert, ohne JavaScript mit dem Knopf. Weiter geht es auch
          mit Fehlern; einreichen können Sie erst ohne.
        </p>
      </div>
    </ActionForm>
  );
}
