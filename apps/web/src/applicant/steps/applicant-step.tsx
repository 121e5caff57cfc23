import type { PageFrame } from '../../access/index.js';
import { Facts, Fieldset, Mark } from '../../layout/index.js';
import { stepPage } from '../step-page.js';
import type { StepView } from '../step-view.js';
import { DraftText } from './draft-field.js';

/** Who applies, who answers questions, who signs, and where the money would go. */
export function applicantStep(frame: PageFrame, view: StepView): string {
  const { organisation } = view;
  const fields = (
    <>
      <Facts
        facts={[
          { label: 'Antragstellende Körperschaft', value: organisation.name },
          {
            label: 'Anschrift',
            value: (
              <>
                {organisation.addressee}, {organisation.street}, {organisation.postcode} {organisation.city}
                {organisation.verifiedBy === null && (
                  <>
                    {' '}
                    <Mark tone="warning">ungeprüft</Mark>
                  </>
                )}
              </>
            ),
          },
        ]}
      />
      <Fieldset legend="Ansprechperson">
        <DraftText view={view} name="applicant.unit" label="Amt oder Organisationseinheit" required={false} />
        <DraftText view={view} name="applicant.contactName" label="Name" autocomplete="name" />
        <DraftText view={view} name="applicant.contactFunction" label="Funktion" required={false} />
        <DraftText
          view={view}
          name="applicant.contactEmail"
          label="E-Mail-Adresse"
          hint="Dorthin gehen Eingangsbestätigung und Rückfragen."
          type="email"
          autocomplete="email"
        />
        <DraftText
          view={view}
          name="applicant.contactPhone"
          label="Telefon"
          type="tel"
          width="medium"
          autocomplete="tel"
        />
      </Fieldset>
      <Fieldset legend="Zeichnungsberechtigte Person" hint="Wer den Kreis oder die Stadt nach außen vertritt.">
        <DraftText view={view} name="applicant.signatoryName" label="Name der zeichnenden Person" />
        <DraftText
          view={view}
          name="applicant.signatoryFunction"
          label="Funktion der zeichnenden Person"
          hint="Zum Beispiel Landrätin, Oberbürgermeister, Beigeordnete"
        />
      </Fieldset>
      <Fieldset legend="Bankverbindung" hint="Nur auf dieses Konto wird ausgezahlt.">
        <DraftText view={view} name="bank.holder" label="Kontoinhaberin" hint="Zum Beispiel Kreiskasse Düren" />
        <DraftText
          view={view}
          name="bank.iban"
          label="IBAN"
          hint="22 Zeichen, zum Beispiel DE89 3704 0044 0532 0130 00"
        />
      </Fieldset>
    </>
  );
  return stepPage(frame, view, {
    fields,
    lead: 'Sie können jederzeit unterbrechen; was Sie eingeben, wird gespeichert.',
  });
}
