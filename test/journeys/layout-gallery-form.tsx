import type { JSX } from 'preact';
import { CalendarDate, Money } from '#kernel';
import {
  ActionForm,
  ButtonLink,
  ButtonRow,
  CheckboxField,
  CheckboxGroup,
  DateField,
  errorLinks,
  ErrorSummary,
  Fieldset,
  FileField,
  HiddenField,
  MoneyField,
  Page,
  PageHead,
  RadioGroup,
  SavedNote,
  SelectField,
  Stack,
  StepLine,
  stepsUpTo,
  SubmitButton,
  TextArea,
  TextField,
} from '../../apps/web/src/layout/index.js';
import { CSRF, FRAME } from './layout-gallery-frame.js';

/** A form with every kind of field, with or without errors. */
export function FormGallery({ withErrors }: { withErrors: boolean }): JSX.Element {
  const errors = withErrors
    ? {
        title: 'Geben Sie dem Vorhaben einen Titel.',
        goals: 'Beschreiben Sie die Ziele mit höchstens 2.000 Zeichen.',
        grant: 'Der Zuschuss übersteigt 80 % der Ausgaben (höchstens 58.400,00 EUR).',
        begin: 'Den 31.02.2027 gibt es nicht.',
        phase: 'Wählen Sie eine Phase.',
        ownPersonnel: 'Sagen Sie, ob eigenes Personal mitarbeitet.',
        topics: 'Wählen Sie mindestens ein Themenfeld.',
        plan: 'Die Datei ist keine PDF-Datei.',
        notStarted: 'Ohne diese Erklärung ist der Antrag nicht zulässig.',
      }
    : {};
  const error = (name: string): string | undefined => Object.entries(errors).find(([key]) => key === name)?.[1];
  return (
    <Page
      {...FRAME}
      title="Vorhaben"
      hasErrors={withErrors}
      breadcrumb={[{ label: 'Anträge', href: '/antraege' }, { label: 'Vielfalt im Kreis Düren 2027' }]}
    >
      <PageHead
        title="Angaben zum Vorhaben"
        meta="NRWeltoffen 2027 · Aktenzeichen NRWO-2027-0009 · Kreis Düren (05358)"
        lead="Sie können jederzeit unterbrechen. Was Sie eingeben, wird gespeichert."
        aside={<SavedNote>Gespeichert um 14:32</SavedNote>}
      />
      <StepLine
        label="Schritte des Antrags"
        steps={stepsUpTo(['Antragsteller', 'Vorhaben', 'Finanzierung', 'Anlagen'], 1)}
      />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        <ActionForm action="/antraege/1/vorhaben" csrfToken={CSRF} id="vorhaben-1" autosaveUrl="/antraege/1/vorhaben">
          <HiddenField name="version" value={3} />
          <TextField name="title" label="Titel des Vorhabens" hint="Höchstens 120 Zeichen" error={error('title')} />
          <TextField
            name="mail"
            label="E-Mail-Adresse"
            type="email"
            autocomplete="email"
            required={false}
            width="medium"
          />
          <TextArea name="goals" label="Ziele" value="Demokratie stärken." maxLength={2000} error={error('goals')} />
          <MoneyField
            name="grant"
            label="Beantragter Zuschuss"
            hint="Höchstens 80 % der Ausgaben"
            value={Money.ofEuros(61_250)}
            error={error('grant')}
          />
          <DateField name="begin" label="Beginn" value={CalendarDate.of(2027, 3, 1)} error={error('begin')} />
          <SelectField
            name="phase"
            label="Phase"
            options={[
              { value: 'concept', label: 'Handlungskonzept' },
              { value: 'delivery', label: 'Umsetzung' },
            ]}
            error={error('phase')}
          />
          <RadioGroup
            name="ownPersonnel"
            label="Arbeitet eigenes Personal mit?"
            horizontal
            options={[
              { value: 'yes', label: 'Ja' },
              { value: 'no', label: 'Nein' },
            ]}
            error={error('ownPersonnel')}
          />
          <CheckboxGroup
            name="topics"
            label="Themenfelder"
            hint="Mehrere sind möglich."
            values={['racism']}
            options={[
              { value: 'racism', label: 'Rassismus' },
              { value: 'antisemitism', label: 'Antisemitismus', hint: 'auch israelbezogener' },
            ]}
            error={error('topics')}
          />
          <Fieldset legend="Anlagen" hint="Sie können Dateien auch später nachreichen.">
            <FileField
              name="plan"
              label="Maßnahmenplan"
              accept="application/pdf"
              limits="PDF, höchstens 10 MB."
              required={false}
              error={error('plan')}
            />
          </Fieldset>
          <CheckboxField
            name="notStarted"
            label="Mit dem Vorhaben wurde noch nicht begonnen."
            hint="Nr. 1.3 VV zu § 44 LHO"
            error={error('notStarted')}
          />
          <ButtonRow>
            <SubmitButton>Speichern und weiter</SubmitButton>
            <SubmitButton look="secondary" name="then" value="pause">
              Speichern und unterbrechen
            </SubmitButton>
            <ButtonLink href="/antraege/1" look="tertiary" icon="arrow-back">
              Zurück
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
      </Stack>
    </Page>
  );
}
