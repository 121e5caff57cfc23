import type { CalendarDate } from '#kernel';
import type { NoticeView } from '#notices';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  ButtonLink,
  ButtonRow,
  CheckboxField,
  ErrorSummary,
  errorLinks,
  formatDate,
  formatWeekdayDate,
  Page,
  renderPage,
  SubmitButton,
} from '../layout/index.js';
import { law } from '../access/index.js';

const TITLE = 'Auf Rechtsbehelfe verzichten';

export interface WaiverScreen {
  readonly notice: NoticeView;
  readonly today: CalendarDate;
  readonly errors: Readonly<Record<string, string>>;
}

/** What the waiver means, and the confirmation that makes it binding. */
export function waiverPage(frame: PageFrame, { notice, today, errors }: WaiverScreen): string {
  const { actionPeriodEnds, finalFrom } = notice.service;
  const crumbs = [
    { label: 'Bescheide', href: '/bescheide' },
    { label: notice.title, href: `/bescheide/${notice.id}` },
    { label: 'Verzicht' },
  ];
  return renderPage(
    <Page {...frame} title={TITLE} h1={TITLE} breadcrumb={crumbs} hasErrors={Object.keys(errors).length > 0}>
      <div class="stack">
        <ErrorSummary errors={errorLinks(errors)} />
        <p>
          Es geht um: {notice.title} vom {formatDate(notice.issuedAt)}, Aktenzeichen {notice.fileNumber}.
        </p>
        <ul class="kern-list kern-list--bullet">
          <li>
            Ohne Verzicht können Sie bis {actionPeriodEnds ? formatWeekdayDate(actionPeriodEnds) : 'zum Ende der Frist'}{' '}
            klagen; bestandskräftig wird der Bescheid dann
            {finalFrom ? ` am ${formatWeekdayDate(finalFrom)}` : ' danach'}.
          </li>
          <li>
            Mit dem Verzicht wird er noch heute, am {formatDate(today)}, bestandskräftig. Eine Klage ist dann nicht mehr
            möglich, auch nicht gegen einzelne Nebenbestimmungen.
          </li>
          <li>Mittel können Sie anfordern, sobald der Bescheid bestandskräftig ist (Nr. 7.1 {law().grantRules}).</li>
          <li>Der Verzicht kann nicht zurückgenommen werden. Er ist freiwillig.</li>
        </ul>
        <ActionForm action={`/bescheide/${notice.id}/verzicht`} csrfToken={frame.csrfToken} label={TITLE}>
          <CheckboxField
            name="confirmation"
            label="Ich bin berechtigt, für unsere Körperschaft zu erklären: Wir verzichten auf Rechtsbehelfe gegen diesen Bescheid."
            error={errors['confirmation']}
          />
          <ButtonRow>
            <SubmitButton>Verbindlich verzichten</SubmitButton>
            <ButtonLink href={`/bescheide/${notice.id}`} look="secondary">
              Abbrechen
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
      </div>
    </Page>,
  );
}
