import type { FormBody, PageFrame } from '../../access/index.js';
import { DateField, MoneyField, SelectField, TextArea, TextField, type Option } from '../../layout/index.js';
import { caseFormPage } from './case-form-page.js';
import type { CaseScreen } from './case-screen.js';
import { law } from '../../access/index.js';

export interface Typed {
  /** Null before anything was typed. */
  readonly form: FormBody | null;
  /** By field name; "" for what belongs to no field. */
  readonly errors: Readonly<Record<string, string>>;
}

const FRESH: Typed = { form: null, errors: {} };

/** Ask for what is missing: one line per item, a deadline, a letter. */
export function requestPage(frame: PageFrame, screen: CaseScreen, typed: Typed = FRESH): string {
  const days = screen.view.terms.terms.infoRequestDays;
  const toRequest = screen.view.checks
    .filter(({ latest }) => latest?.result === 'TO_REQUEST')
    .map(({ label, latest }) => (latest?.note ? `${label}: ${latest.note}` : label));
  return caseFormPage(frame, screen, {
    title: 'Angaben nachfordern',
    lead: 'Der Kreis bekommt ein Schreiben mit dieser Liste und eine E-Mail. Bis zur Antwort liegt der Vorgang bei ihm.',
    at: 'nachfordern',
    button: 'Nachforderung versenden',
    errors: typed.errors,
    children: (
      <>
        <TextArea
          name="items"
          label="Was fehlt?"
          hint="Eine Angabe oder Unterlage je Zeile, als ganzer Satz. Vorgeschlagen sind die Punkte mit „nachzufordern“."
          value={typed.form?.text('items') ?? toRequest.join('\n')}
          error={typed.errors['items']}
          rows={7}
        />
        <DateField
          name="deadline"
          label="Antwort bis"
          value={typed.form?.text('deadline') ?? screen.today.plusDays(days).toGerman()}
          error={typed.errors['deadline']}
        />
      </>
    ),
  });
}

/** A message to the district, or a note that never leaves the authority. */
export function messagePage(
  frame: PageFrame,
  screen: CaseScreen,
  kind: 'nachricht' | 'vermerk',
  typed: Typed = FRESH,
): string {
  const isNote = kind === 'vermerk';
  return caseFormPage(frame, screen, {
    title: isNote ? 'Vermerk schreiben' : 'Nachricht schreiben',
    lead: isNote
      ? 'Der Vermerk bleibt in der Behörde. Der Kreis sieht ihn nicht.'
      : `Die Nachricht geht an ${screen.view.application.districtName} und steht dort beim Vorgang.`,
    at: kind,
    button: isNote ? 'Vermerk speichern' : 'Nachricht senden',
    errors: typed.errors,
    children: (
      <>
        <TextArea
          name="body"
          label={isNote ? 'Vermerk' : 'Nachricht'}
          value={typed.form?.text('body')}
          error={typed.errors['body']}
          rows={8}
        />
        {!isNote && (
          <DateField
            name="deadline"
            label="Antwort bis"
            hint="Mit Datum wird die Nachricht beim Kreis zur Aufgabe."
            value={typed.form?.text('deadline')}
            error={typed.errors['deadline']}
            required={false}
          />
        )}
      </>
    ),
  });
}

export function assignPage(
  frame: PageFrame,
  screen: CaseScreen,
  people: readonly Option[],
  typed: Typed = FRESH,
): string {
  return caseFormPage(frame, screen, {
    title: 'Zuständigkeit ändern',
    lead: 'Das hat keine Rechtswirkung und steht im Verlauf.',
    at: 'zustaendigkeit',
    button: 'Zuständigkeit ändern',
    errors: typed.errors,
    children: (
      <SelectField
        name="person"
        label="Zuständig"
        value={screen.view.application.assignedTo ?? ''}
        options={people}
        emptyLabel="niemand"
        required={false}
      />
    ),
  });
}

/** The next date of a case; while an answer is due, it is the extension of that period. */
export function deadlinePage(frame: PageFrame, screen: CaseScreen, typed: Typed = FRESH): string {
  const { application } = screen.view;
  const isExtension = application.status === 'INFO_REQUESTED';
  return caseFormPage(frame, screen, {
    title: isExtension ? 'Frist verlängern' : 'Frist setzen',
    lead: isExtension
      ? `Die Antwort ist bis zum ${application.deadline?.toGerman() ?? ''} erbeten. Verlängern geht einmal, auch rückwirkend (§ 31 Abs. 7 ${law().procedureAct}).`
      : 'Ein Tag zur eigenen Erinnerung. Leer lassen hebt die Frist auf.',
    at: 'frist',
    button: isExtension ? 'Frist verlängern' : 'Frist setzen',
    errors: typed.errors,
    children: (
      <>
        <DateField
          name="deadline"
          label="Frist"
          value={typed.form?.text('deadline') ?? (isExtension ? '' : application.deadline?.toGerman())}
          error={typed.errors['deadline']}
          required={isExtension}
        />
        <TextField
          name="reason"
          label={isExtension ? 'Grund der Verlängerung' : 'Wofür die Frist steht'}
          value={typed.form?.text('reason')}
          error={typed.errors['reason']}
          required={false}
          maxLength={200}
        />
      </>
    ),
  });
}

/** Raises the cap of one district and year by decree: an own right, the decree's file number, a reason. */
export function exceptionPage(frame: PageFrame, screen: CaseScreen, year: string, typed: Typed = FRESH): string {
  const years = screen.decisions.caps.map(({ budgetYear }) => String(budgetYear));
  const over = screen.decisions.caps.find(({ budgetYear }) => String(budgetYear) === year);
  return caseFormPage(frame, screen, {
    title: 'Ausnahme vom Höchstbetrag',
    lead: `Gilt für ${screen.view.application.districtName} und ein Haushaltsjahr. Sie wird sofort gebucht, steht mit Ihrem Namen im Verlauf und lässt sich nicht zurücknehmen.`,
    at: 'ausnahme',
    button: 'Ausnahme eintragen',
    errors: typed.errors,
    children: (
      <>
        <SelectField
          name="jahr"
          label="Haushaltsjahr"
          value={typed.form?.text('jahr') ?? year}
          options={years.map((each) => ({ value: each, label: each }))}
          error={typed.errors['budgetYear']}
        />
        <MoneyField
          name="amountCents"
          label="Betrag über dem Höchstbetrag"
          value={typed.form?.text('amountCents') ?? (over?.excess.isPositive() ? over.excess : '')}
          error={typed.errors['amountCents']}
        />
        <TextField
          name="decreeReference"
          label="Aktenzeichen des Erlasses"
          value={typed.form?.text('decreeReference')}
          error={typed.errors['decreeReference']}
          maxLength={200}
        />
        <TextArea
          name="reason"
          label="Begründung"
          value={typed.form?.text('reason')}
          error={typed.errors['reason']}
          rows={4}
          maxLength={2000}
        />
      </>
    ),
  });
}
