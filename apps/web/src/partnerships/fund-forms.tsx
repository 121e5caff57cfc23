import type { JSX } from 'preact';
import { LOCAL_FINANCING } from '#partnerships';
import {
  ActionForm,
  Alert,
  CheckboxField,
  DateField,
  formatDate,
  formatEuro,
  HiddenField,
  Mark,
  MoneyField,
  Panel,
  Section,
  SelectField,
  SubmitButton,
  TextField,
} from '../layout/index.js';
import type { FundScreen } from './fund-screen.js';
import { FINANCING_WORDS, FUND_NAMES, RECOMMENDING_BODIES } from './partnership-words.js';

export type Forms = FundScreen & { readonly path: string; readonly csrfToken: string };

/** The council's consent and what was drawn of the award (H22). */
export function FederalMoney({ frame, situation, path, csrfToken, values, errors, mayRun }: Forms): JSX.Element {
  return (
    <Section title={`Mittelabruf ${frame.budgetYear}`} id="bund">
      <p>{`Bewilligt: ${formatEuro(frame.award)}. Abgerufen: ${formatEuro(situation.drawn)}. Aktenzeichen: ${frame.federalReference || 'siehe Bewilligung'}.`}</p>
      {situation.consents.map((consent) => (
        <p key={consent.reference}>
          <Mark tone="success">{`Zustimmung: ${consent.body}, ${formatDate(consent.decidedOn)}, ${consent.reference}`}</Mark>
        </p>
      ))}
      {situation.isConsentMissing && (
        <Alert
          tone="warning"
          title={`Die Zustimmung des Rates oder Ausschusses für ${frame.budgetYear} fehlt`}
          headingLevel={3}
        >
          Ohne sie werden keine Mittel abgerufen.
        </Alert>
      )}
      {frame.awardId && (
        <a class="kern-link" href={`/bewilligungen/${frame.awardId}/auszahlungen`}>
          Zustimmung und Mittelabruf stehen bei der Bewilligung
        </a>
      )}
      {mayRun && !frame.awardId && (
        <>
          <ActionForm action={`${path}/zustimmung`} csrfToken={csrfToken} label="Zustimmung eintragen">
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
          {!situation.isConsentMissing && (
            <ActionForm action={`${path}/abruf`} csrfToken={csrfToken} label="Abruf eintragen">
              <MoneyField
                name="drawAmount"
                label="Im Portal des Bundes abgerufen"
                value={values['drawAmount']}
                error={errors['drawAmount']}
              />
              <DateField name="drawnOn" label="Abgerufen am" value={values['drawnOn']} error={errors['drawnOn']} />
              <TextField
                name="portalReference"
                label="Zeichen im Portal"
                value={values['portalReference']}
                error={errors['portalReference']}
              />
              <SubmitButton look="secondary">Abruf eintragen</SubmitButton>
            </ActionForm>
          )}
        </>
      )}
    </Section>
  );
}

/** What the lead office does with the money of a fund: move it, commit and pay an own expense. */
export function MoneyForms({ frame, fund, expenses, path, csrfToken, values, errors }: Forms): JSX.Element {
  const others = frame.funds.filter(({ code }) => code !== fund.code);
  const own = expenses.filter(({ code, committed, paid }) => code === fund.code && committed.exceeds(paid));
  return (
    <>
      {others.length > 0 && (
        <Panel title="Umverteilen">
          <ActionForm action={`${path}/umverteilen`} csrfToken={csrfToken} label="Umverteilen">
            <HiddenField name="fund" value={fund.code} />
            <SelectField
              name="to"
              label="In den Fonds"
              value={values['to']}
              error={errors['to']}
              options={others.map(({ code }) => ({ value: code, label: FUND_NAMES[code] }))}
            />
            <MoneyField name="moveAmount" label="Betrag" value={values['moveAmount']} error={errors['moveAmount']} />
            <TextField name="moveReason" label="Grund" value={values['moveReason']} error={errors['moveReason']} />
            <SubmitButton look="secondary">Umverteilen</SubmitButton>
          </ActionForm>
        </Panel>
      )}
      <Panel title="Eigene Ausgabe binden">
        <ActionForm action={`${path}/ausgabe`} csrfToken={csrfToken} label="Eigene Ausgabe binden">
          <HiddenField name="fund" value={fund.code} />
          <MoneyField
            name="spendAmount"
            label="Betrag der Ausgabe"
            value={values['spendAmount']}
            error={errors['spendAmount']}
          />
          <TextField
            name="spendReason"
            label="Wofür"
            hint="Zum Beispiel: Vertrag mit der Fachstelle"
            value={values['spendReason']}
            error={errors['spendReason']}
          />
          <SubmitButton look="secondary">Binden</SubmitButton>
        </ActionForm>
      </Panel>
      {own.length > 0 && (
        <Panel title="Zahlung einer eigenen Ausgabe eintragen">
          <ActionForm action={`${path}/zahlung`} csrfToken={csrfToken} label="Zahlung eintragen">
            <HiddenField name="fund" value={fund.code} />
            <SelectField
              name="matter"
              label="Ausgabe"
              value={values['matter']}
              error={errors['matter']}
              options={own.map(({ matterId, reason, committed, paid }) => ({
                value: matterId,
                label: `${reason} (noch ${formatEuro(committed.minus(paid))})`,
              }))}
            />
            <MoneyField name="payAmount" label="Gezahlt" value={values['payAmount']} error={errors['payAmount']} />
            <SubmitButton look="secondary">Zahlung eintragen</SubmitButton>
          </ActionForm>
        </Panel>
      )}
    </>
  );
}

/** The rules of a fund for local projects, as fields. */
export function RulesForm({ fund, path, csrfToken, values, errors }: Forms): JSX.Element {
  const { rules } = fund;
  const of = (name: string, stored: string) => ({ name, value: values[name] ?? stored, error: errors[name] });
  return (
    <Panel title="Regeln ändern">
      <ActionForm action={`${path}/regeln`} csrfToken={csrfToken} label="Regeln ändern">
        <HiddenField name="fund" value={fund.code} />
        <CheckboxField
          name="acceptsApplications"
          label="Der Fonds nimmt Anträge an"
          required={false}
          checked={rules.acceptsApplications}
        />
        <DateField {...of('opensOn', rules.opensOn?.toGerman() ?? '')} label="Anträge ab" required={false} />
        <DateField {...of('closesOn', rules.closesOn?.toGerman() ?? '')} label="Anträge bis" required={false} />
        <MoneyField
          {...of('amountMax', rules.amountMax?.toGerman() ?? '')}
          label="Höchstens je Projekt"
          required={false}
        />
        <TextField
          {...of('ownShare', String(rules.ownShareBps / 100))}
          label="Eigenanteil in Prozent"
          inputmode="numeric"
          width="short"
        />
        <MoneyField {...of('ownShareFrom', rules.ownShareFrom.toGerman())} label="Eigenanteil ab einer Förderung von" />
        <SelectField
          {...of('financingType', rules.financingType)}
          label="Finanzierungsart"
          options={LOCAL_FINANCING.map((each) => ({ value: each, label: FINANCING_WORDS[each] }))}
        />
        <SelectField
          {...of('recommendedBy', rules.recommendedBy)}
          label="Wer empfiehlt"
          options={Object.entries(RECOMMENDING_BODIES).map(([value, label]) => ({ value, label }))}
        />
        <TextField
          {...of('daysBeforeMeeting', String(rules.daysBeforeMeeting))}
          label="Eingang vor der Sitzung in Tagen"
          inputmode="numeric"
          width="short"
        />
        <TextField
          {...of('onlineVoteDays', String(rules.onlineVoteDays))}
          label="Dauer einer Online-Abstimmung in Tagen"
          inputmode="numeric"
          width="short"
        />
        <TextField
          {...of('proofDays', String(rules.proofDays))}
          label="Nachweis nach dem Ende in Tagen"
          inputmode="numeric"
          width="short"
        />
        <TextField
          {...of('source', rules.source)}
          label="Quelle"
          hint="Zum Beispiel: Förderrichtlinie des Bündnisses vom 12.01.2026"
        />
        <TextField
          {...of('verifiedBy', rules.verifiedBy ?? '')}
          label="Geprüft von"
          hint="Leer lassen, solange die Regeln niemand bestätigt hat"
          required={false}
        />
        <SubmitButton look="secondary">Regeln speichern</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
