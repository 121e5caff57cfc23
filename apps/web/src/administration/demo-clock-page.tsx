import type { CalendarDate } from '#kernel';
import type { PageFrame } from '../access/page-frame.js';
import {
  ActionForm,
  ButtonRow,
  DateField,
  errorLinks,
  ErrorSummary,
  Page,
  renderPage,
  SubmitButton,
} from '../layout/index.js';

export function demoClockPage(
  frame: PageFrame,
  today: CalendarDate,
  given: string,
  errors: Readonly<Record<string, string>>,
): string {
  return renderPage(
    <Page {...frame} title="Demo-Uhr" h1="Demo-Uhr" hasErrors={Object.keys(errors).length > 0}>
      <div class="stack">
        <ErrorSummary errors={errorLinks(errors)} />
        <p>
          In dieser Demonstration ist heute der <strong>{today.toGerman()}</strong>. Stellen Sie die Uhr vor, um
          Fristen, Erinnerungen und Bestandskraft auszuprobieren. Zurück geht sie nicht: Was geschehen ist, bleibt
          geschehen.
        </p>
        <ActionForm action="/verwaltung/demo-uhr" csrfToken={frame.csrfToken} label="Demo-Uhr vorstellen">
          <DateField name="today" label="Neuer Tag" value={given} error={errors['today']} />
          <ButtonRow>
            <SubmitButton>Uhr vorstellen</SubmitButton>
          </ButtonRow>
        </ActionForm>
      </div>
    </Page>,
  );
}
