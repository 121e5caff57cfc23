import type { JSX } from 'preact';
import { CalendarDate } from '#kernel';
import type { PortfolioApplication } from '#reports';
import { statusWord } from '../../access/refusals/case-words.js';
import {
  ButtonLink,
  ButtonRow,
  CellField,
  DenseTable,
  formatAmount,
  HiddenField,
  Mark,
  Section,
  Sub,
  SubmitButton,
  type TableRow,
} from '../../layout/index.js';
import { CaseLink } from '../case-link.js';
import {
  amountField,
  PORTFOLIO,
  portfolioAddress,
  type PortfolioForm,
  type PortfolioView,
} from './portfolio-question.js';
import { NO_EFFECT } from './portfolio-words.js';

/** What if: tick applications, change amounts. A GET form: the address is the choice, and can be sent to a colleague. */
export function ChoiceForm({ view }: { view: PortfolioView }): JSX.Element {
  const { form, portfolio } = view;
  const roomOf = (holder: string): string => {
    const room = portfolio.room.holders.get(holder);
    return room ? formatAmount(room) : '–';
  };
  return (
    <Section title="Was wäre, wenn" id="auswahl">
      <form method="get" action={`${PORTFOLIO}#ergebnis`} aria-label="Auswahl durchrechnen" noValidate>
        <HiddenField name="jahr" value={String(form.filter.year)} />
        <HiddenField name="programm" value={form.filter.programme} />
        <HiddenField name="reihenfolge" value={form.order} />
        <p>Wählen Sie Anträge aus und ändern Sie bei Bedarf den Betrag. {NO_EFFECT}</p>
        <DenseTable
          caption={`Offene Anträge ${portfolio.year}, Beträge in EUR`}
          hideCaption
          narrow="cards-two"
          rowHeader={1}
          isEditable
          columns={[
            { label: 'Auswählen', hideLabel: true, width: 'xs' },
            { label: 'Antrag' },
            { label: 'Kreis oder Stadt' },
            { label: 'Eingang' },
            { label: 'Stand' },
            { label: 'Spielraum', isNumeric: true },
            { label: 'Beantragt', isNumeric: true },
            { label: 'Betrag, falls bewilligt', isNumeric: true },
          ]}
          rows={portfolio.applications.map((each) => rowOf(each, form, roomOf))}
        />
        <ButtonRow>
          <SubmitButton>Durchrechnen</SubmitButton>
          <ButtonLink href={portfolioAddress(PORTFOLIO, form, new Map())} look="secondary">
            Auswahl leeren
          </ButtonLink>
          <ButtonLink
            href={portfolioAddress(`${PORTFOLIO}/pdf`, form, form.choice)}
            look="secondary"
            icon="download"
            download
          >
            Portfolio als PDF
          </ButtonLink>
        </ButtonRow>
      </form>
    </Section>
  );
}

function rowOf(each: PortfolioApplication, form: PortfolioForm, roomOf: (holder: string) => string): TableRow {
  const { fileNumber, reserved } = each;
  return {
    key: fileNumber,
    kind: form.ticked.has(fileNumber) && reserved === null ? 'picked' : undefined,
    cells: [
      reserved === null && (
        <input
          class="pick"
          type="checkbox"
          name="wahl"
          value={fileNumber}
          checked={form.ticked.has(fileNumber)}
          aria-label={`${fileNumber} auswählen`}
        />
      ),
      <>
        <CaseLink applicationId={each.id} fileNumber={fileNumber} />
        <span class="clamp">{each.title === '' ? 'ohne Titel' : each.title}</span>
      </>,
      <>
        {each.district}
        <Sub>{each.ags}</Sub>
      </>,
      each.submittedAt === null ? '–' : CalendarDate.inBerlin(each.submittedAt).toGerman(),
      statusWord(each.status),
      roomOf(each.capHolder),
      formatAmount(each.amount),
      reserved === null ? (
        <CellField
          name={amountField(fileNumber)}
          label={`Betrag für ${fileNumber} in EUR`}
          value={form.typed.get(fileNumber) ?? formatAmount(form.choice.get(fileNumber) ?? each.amount)}
          error={form.errors.get(fileNumber)}
          isAmount
        />
      ) : (
        <Mark tone="info">{formatAmount(reserved)} vorgemerkt</Mark>
      ),
    ],
  };
}
