import type { JSX } from 'preact';
import type { DrawingSituation } from '#disbursements';
import { APPLICANT_ROLES, hasRole, type Actor } from '#kernel';
import type { PageFrame, Typed } from '../access/index.js';
import {
  ActionForm,
  Alert,
  DateField,
  DenseTable,
  EmptyState,
  ErrorSummary,
  errorLinks,
  formatDate,
  formatEuro,
  Mark,
  Page,
  PageHead,
  Panel,
  renderPage,
  Section,
  SelectField,
  Stack,
  SubmitButton,
  TextField,
} from '../layout/index.js';
import { RequestForm } from './request-form.js';
import { paymentStateOf } from './payment-words.js';
import { law, office } from '../access/index.js';

export interface AwardPaymentsScreen {
  readonly actor: Actor;
  readonly situation: DrawingSituation;
  readonly values: Typed;
  readonly errors: Typed;
}

/** The money of an award: what was granted, drawn and received, the requests, and the form for the next one. */
export function awardPaymentsPage(frame: PageFrame, screen: AwardPaymentsScreen): string {
  const { actor, situation, errors } = screen;
  const { award, terms } = situation;
  const isDistrict = hasRole(actor, ...APPLICANT_ROLES);
  const path = `/bewilligungen/${award.id}/auszahlungen`;
  const crumbs = [
    { label: 'Bewilligungen', href: '/bewilligungen' },
    { label: award.fileNumber, href: `/bewilligungen/${award.id}` },
    { label: 'Auszahlungen' },
  ];
  return renderPage(
    <Page {...frame} title="Auszahlungen" breadcrumb={crumbs} hasErrors={Object.keys(errors).length > 0}>
      <PageHead title={`Auszahlungen: ${award.title}`} meta={award.fileNumber} />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        <Obstacles situation={situation} />
        <YearTable situation={situation} />
        <Section title="Mittelanforderungen">
          <RequestTable situation={situation} />
        </Section>
        {terms.councilConsentRequired && (
          <ConsentSection {...screen} isDistrict={isDistrict} path={path} csrfToken={frame.csrfToken} />
        )}
        {isDistrict && (
          <Panel title="Neue Mittelanforderung" id="neu">
            <RequestForm action={path} csrfToken={frame.csrfToken} {...screen} />
          </Panel>
        )}
      </Stack>
    </Page>,
  );
}

/** What stands against a payment today, each with the way out. */
function Obstacles({ situation }: { situation: DrawingSituation }): JSX.Element {
  const { notice, account } = situation;
  const finalFrom = notice?.service.conservativeFinalFrom;
  return (
    <>
      {!notice?.service.isSafelyFinal && (
        <Alert tone="warning" title="Der Bescheid ist noch nicht bestandskräftig">
          {`Vorher wird nicht gezahlt (Nr. 7.1 ${law().grantRules}).${finalFrom ? ` Voraussichtlich ab ${formatDate(finalFrom)}, mit Rechtsbehelfsverzicht sofort.` : ''}`}
        </Alert>
      )}
      {!account && (
        <Alert tone="warning" title="Es fehlt eine bestätigte Bankverbindung">
          Der Kreis schlägt sie unter „Unser Kreis“ vor; die {office().name} bestätigt sie nach einem Rückruf.
        </Alert>
      )}
    </>
  );
}

function YearTable({ situation }: { situation: DrawingSituation }): JSX.Element {
  const { award, years, drawn, received } = situation;
  return (
    <>
      <DenseTable
        caption="Beträge je Haushaltsjahr"
        narrow="cards-two"
        columns={[
          { label: 'Haushaltsjahr' },
          { label: 'Bewilligt', isNumeric: true },
          { label: 'Angefordert', isNumeric: true },
          { label: 'Noch frei', isNumeric: true },
        ]}
        rows={years.map((year) => ({
          key: String(year.budgetYear),
          cells: [
            String(year.budgetYear),
            formatEuro(year.tranche),
            formatEuro(year.drawn),
            formatEuro(year.tranche.minus(year.drawn)),
          ],
        }))}
        foot={[
          {
            key: 'sum',
            cells: ['Zusammen', formatEuro(award.amount), formatEuro(drawn), formatEuro(award.amount.minus(drawn))],
          },
        ]}
      />
      <p class="meta">
        Davon gutgeschrieben: {formatEuro(received)}. Wer heute anfordert, darf den Bedarf bis zum{' '}
        {formatDate(situation.needUntil)} ansetzen.
      </p>
    </>
  );
}

function RequestTable({ situation: { requests } }: { situation: DrawingSituation }): JSX.Element {
  if (requests.length === 0) return <EmptyState text="Noch keine Mittelanforderung." />;
  return (
    <DenseTable
      caption="Mittelanforderungen"
      hideCaption
      narrow="cards-two"
      columns={[
        { label: 'Nummer' },
        { label: 'Haushaltsjahr' },
        { label: 'Betrag', isNumeric: true },
        { label: 'Stand' },
        { label: 'Gutschrift' },
      ]}
      rows={requests.map((request) => {
        const { tone, text } = paymentStateOf(request.status);
        return {
          key: request.id,
          cells: [
            <a class="kern-link" href={`/auszahlungen/${request.id}`}>{`${request.number}. Anforderung`}</a>,
            String(request.budgetYear),
            formatEuro(request.amount),
            <Mark tone={tone}>{text}</Mark>,
            request.creditedOn ? formatDate(request.creditedOn) : '–',
          ],
        };
      })}
    />
  );
}

interface ConsentProps extends AwardPaymentsScreen {
  readonly isDistrict: boolean;
  readonly path: string;
  readonly csrfToken: string;
}

function ConsentSection({ situation, values, errors, isDistrict, path, csrfToken }: ConsentProps): JSX.Element {
  return (
    <Section title="Zustimmung des örtlichen Gremiums">
      <ul class="kern-list kern-list--bullet">
        {situation.consents.map((consent) => (
          <li key={consent.id}>
            {consent.budgetYear}: {consent.body}, {formatDate(consent.decidedOn)}, {consent.reference}
          </li>
        ))}
      </ul>
      {isDistrict && (
        <ActionForm action={`${path}/zustimmung`} csrfToken={csrfToken} label="Zustimmung eintragen">
          <SelectField
            name="consentYear"
            label="Haushaltsjahr der Zustimmung"
            value={values['consentYear']}
            error={errors['consentYear'] ?? errors['budgetYear']}
            options={situation.years.map((year) => ({
              value: String(year.budgetYear),
              label: String(year.budgetYear),
            }))}
          />
          <TextField name="body" label="Gremium" value={values['body']} error={errors['body']} />
          <DateField name="decidedOn" label="Beschluss vom" value={values['decidedOn']} error={errors['decidedOn']} />
          <TextField
            name="reference"
            label="Nummer des Beschlusses"
            value={values['reference']}
            error={errors['reference']}
          />
          <SubmitButton look="secondary">Zustimmung eintragen</SubmitButton>
        </ActionForm>
      )}
    </Section>
  );
}
