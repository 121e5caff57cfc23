import type { JSX } from 'preact';
import type { CalendarDate } from '#kernel';
import { mustBeOpen, type Frame, type Fund, type Partnership } from '#partnerships';
import type { PageFrame, Typed } from '../access/index.js';
import {
  ActionForm,
  Alert,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  errorLinks,
  Facts,
  formatDate,
  formatEuro,
  Page,
  PageHead,
  Panel,
  RadioGroup,
  renderPage,
  Section,
  Stack,
  SubmitButton,
  TextField,
} from '../layout/index.js';
import { ApplicationFields } from './application-form.js';
import { FUND_NAMES } from './partnership-words.js';

export interface OpenFund {
  readonly frame: Frame;
  readonly fund: Fund;
}

export interface PublicScreen {
  readonly partnership: Partnership;
  readonly organisationName: string;
  readonly open: readonly OpenFund[];
  readonly values: Typed;
  readonly errors: Typed;
}

export const isOpen = ({ fund }: OpenFund, today: CalendarDate): boolean => mustBeOpen(fund.rules, today) === null;

/** The public form of a partnership: what it funds and how to apply, without an account. */
export function publicFormPage(
  frame: PageFrame,
  { partnership, organisationName, open, values, errors }: PublicScreen,
): string {
  const title = `Mitmachen: ${partnership.name}`;
  return renderPage(
    <Page {...frame} title={title} hasErrors={Object.keys(errors).length > 0}>
      <PageHead
        title={title}
        meta={organisationName}
        lead="Hier beantragen Vereine, Initiativen und Gruppen Geld für ihr Projekt. Ein Konto brauchen Sie nicht."
      />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        {open.length === 0 ? (
          <EmptyState
            text={`Im Moment sind keine Anträge möglich. Fragen beantwortet ${partnership.coordinationOffice}: ${partnership.contactEmail}.`}
          />
        ) : (
          <>
            <Rules open={open} />
            <Section title="Antrag">
              <ActionForm action={`/mitmachen/${partnership.slug}`} csrfToken={frame.csrfToken} label="Antrag">
                <RadioGroup
                  name="fund"
                  label="Woraus soll gefördert werden?"
                  value={values['fund'] ?? (open[0] ? keyOf(open[0]) : undefined)}
                  error={errors['fund']}
                  options={open.map((each) => ({
                    value: keyOf(each),
                    label: `${FUND_NAMES[each.fund.code]} ${each.frame.budgetYear}`,
                  }))}
                />
                <ApplicationFields values={values} errors={errors} asksEmail />
                <Trap />
                <Privacy partnership={partnership} />
                <SubmitButton>Antrag absenden</SubmitButton>
              </ActionForm>
            </Section>
          </>
        )}
        <p>
          <a class="kern-link" href={`/mitmachen/${partnership.slug}/link`}>
            Sie haben schon einen Antrag gestellt und den Link verloren?
          </a>
        </p>
      </Stack>
    </Page>,
  );
}

export const keyOf = ({ frame, fund }: OpenFund): string => `${frame.budgetYear}-${fund.code}`;

function Rules({ open }: { open: readonly OpenFund[] }): JSX.Element {
  return (
    <Section title="Das gilt">
      {open.map((each) => {
        const { rules } = each.fund;
        return (
          <Panel key={keyOf(each)} title={`${FUND_NAMES[each.fund.code]} ${each.frame.budgetYear}`} headingLevel={3}>
            <Facts
              facts={[
                { label: 'Antrag bis', value: rules.closesOn ? formatDate(rules.closesOn) : 'laufend' },
                { label: 'Höchstens', value: rules.amountMax ? formatEuro(rules.amountMax) : 'im Rahmen des Fonds' },
                {
                  label: 'Eigenanteil',
                  value:
                    rules.ownShareBps === 0
                      ? 'keiner'
                      : `${rules.ownShareBps / 100} % ab ${formatEuro(rules.ownShareFrom)}`,
                },
                ...(rules.recommendedBy === 'NONE'
                  ? []
                  : [
                      { label: 'Eingang', value: `${rules.daysBeforeMeeting} Tage vor der Sitzung, die darüber berät` },
                    ]),
                { label: 'Zeitraum', value: `nur ${each.frame.budgetYear}, und erst nach der Bewilligung` },
              ]}
            />
          </Panel>
        );
      })}
    </Section>
  );
}

/** Hidden from people by the stylesheet and from screen readers; only programs fill it. */
function Trap(): JSX.Element {
  return (
    <div class="trap" aria-hidden="true">
      <label for="f-website">Bitte frei lassen</label>
      <input id="f-website" type="text" name="website" tabIndex={-1} autoComplete="off" value="" />
    </div>
  );
}

function Privacy({ partnership }: { partnership: Partnership }): JSX.Element {
  return (
    <p class="meta">
      Ihre Angaben verarbeitet {partnership.leadOffice}, um über den Antrag zu entscheiden. Bestätigen Sie ihn nicht,
      werden sie nach sieben Tagen gelöscht. Mehr unter{' '}
      <a class="kern-link" href="/datenschutz">
        Datenschutz
      </a>
      .
    </p>
  );
}

/** The same answer to every form, whoever sent it. */
export function sentPage(frame: PageFrame, partnership: Partnership): string {
  return renderPage(
    <Page {...frame} title="Fast geschafft" h1="Fast geschafft">
      <Alert tone="success" title="Wir haben Ihnen eine E-Mail geschickt" role="status">
        Öffnen Sie den Link darin und bestätigen Sie den Antrag. Erst dann ist er eingegangen. Der Link gilt sieben
        Tage.
      </Alert>
      <p>
        {`Keine E-Mail bekommen? Sehen Sie im Spam-Ordner nach oder fragen Sie ${partnership.coordinationOffice}: ${partnership.contactEmail}.`}
      </p>
    </Page>,
  );
}

/** Opening the link changes nothing: mail programs open links ahead of time. */
export function confirmPage(frame: PageFrame, secret: string, title: string | null): string {
  return renderPage(
    <Page {...frame} title="Antrag bestätigen" h1="Antrag bestätigen">
      {title === null ? (
        <Alert tone="warning" title="Dieser Link gilt nicht mehr">
          Links zum Bestätigen gelten sieben Tage und nur einmal. Ist Ihr Antrag schon bestätigt, haben Sie den Link zu
          Ihrer Projektseite per E-Mail. Sonst stellen Sie den Antrag bitte noch einmal.
        </Alert>
      ) : (
        <Panel title={title}>
          <p>Mit der Bestätigung geht der Antrag ein. Sie bekommen dann einen Link zu Ihrer eigenen Projektseite.</p>
          <ActionForm action={`/mitmachen/bestaetigen/${secret}`} csrfToken={frame.csrfToken} label="Antrag bestätigen">
            <SubmitButton>Antrag bestätigen</SubmitButton>
          </ActionForm>
        </Panel>
      )}
    </Page>,
  );
}

/** Asks for a new link, or says that it is on its way if there is such a project. */
export function lostLinkPage(
  frame: PageFrame,
  {
    partnership,
    isSent,
    errors,
  }: { readonly partnership: Partnership; readonly isSent: boolean; readonly errors: Typed },
): string {
  return renderPage(
    <Page
      {...frame}
      title="Link zur Projektseite"
      h1="Link zur Projektseite"
      hasErrors={Object.keys(errors).length > 0}
    >
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        {isSent ? (
          <Alert tone="success" title="Wenn die Angaben zusammenpassen, ist ein neuer Link unterwegs" role="status">
            Er geht an die Adresse aus Ihrem Antrag. Der alte Link gilt dann nicht mehr.
          </Alert>
        ) : (
          <ActionForm
            action={`/mitmachen/${partnership.slug}/link`}
            csrfToken={frame.csrfToken}
            label="Neuen Link anfordern"
          >
            <TextField
              name="number"
              label="Nummer des Projekts"
              hint="Zum Beispiel P-27-031; sie steht in unseren E-Mails"
              width="medium"
              error={errors['number']}
            />
            <TextField
              name="email"
              label="E-Mail-Adresse aus dem Antrag"
              type="email"
              autocomplete="email"
              error={errors['email']}
            />
            <SubmitButton>Neuen Link anfordern</SubmitButton>
          </ActionForm>
        )}
        <ButtonLink href={`/mitmachen/${partnership.slug}`} look="tertiary">
          Zurück zum Formular
        </ButtonLink>
      </Stack>
    </Page>,
  );
}
