import type { PageFrame } from '../../access/index.js';
import { Fieldset } from '../../layout/index.js';
import { stepPage } from '../step-page.js';
import type { StepView } from '../step-view.js';
import { DraftArea, DraftConfirmation, DraftYesNo } from './draft-field.js';
import { law } from '../../access/index.js';

/** Declarations without which an application is not admissible or not to be examined. */
export function declarationsStep(frame: PageFrame, view: StepView): string {
  const other = view.opened.version.terms.demarcationProgramme;
  const fields = (
    <>
      <Fieldset legend="Beginn des Vorhabens">
        <DraftYesNo
          view={view}
          name="declaration.notBegun"
          label="Mit dem Vorhaben wurde noch nicht begonnen und wird vor dem Bescheid nicht begonnen."
          hint={`Als Beginn gilt schon der Abschluss eines Vertrags, der der Ausführung dient (Nr. 1.3 ${law().grantRules}).`}
        />
        <DraftArea
          view={view}
          name="declaration.earlyStartReason"
          label="Begründung, wenn schon begonnen wurde oder früher begonnen werden soll"
          hint="Nur nötig, wenn Sie oben Nein gewählt haben. Die Bewilligungsbehörde muss einen vorzeitigen Beginn genehmigen."
          required={false}
          rows={3}
        />
      </Fieldset>
      <Fieldset legend="Steuern und andere Förderung">
        <DraftYesNo
          view={view}
          name="declaration.vatDeductible"
          label="Für dieses Vorhaben besteht die Berechtigung zum Vorsteuerabzug."
          hint="Wenn ja, sind nur Nettobeträge zuwendungsfähig."
        />
        <DraftYesNo
          view={view}
          name="declaration.otherFunding"
          label="Für dieselben Ausgaben gibt es eine andere öffentliche Förderung oder sie ist beantragt."
        />
        <DraftArea
          view={view}
          name="declaration.otherFundingDetails"
          label="Angaben zur anderen Förderung"
          hint="Nur nötig bei Ja: von wem, wofür, in welcher Höhe, bewilligt oder beantragt."
          required={false}
          rows={3}
        />
        <DraftArea
          view={view}
          name="declaration.demarcation"
          label={`Abgrenzung zu ${other === 'DEMOKRATIE_LEBEN' ? '„Demokratie leben!“' : other === 'NRWELTOFFEN' ? 'NRWeltoffen' : 'anderen Programmen'}`}
          hint="Wie stellen Sie sicher, dass keine Ausgabe doppelt gefördert wird?"
          required={other !== null}
          rows={4}
        />
      </Fieldset>
      <Fieldset legend="Bestätigungen">
        <DraftConfirmation
          view={view}
          name="declaration.privacy"
          label="Die Hinweise zum Datenschutz sind bekannt; betroffene Personen sind informiert."
        />
        <DraftConfirmation
          view={view}
          name="declaration.correctness"
          label="Die Angaben sind vollständig und richtig. Änderungen teilen wir unverzüglich mit."
        />
      </Fieldset>
    </>
  );
  return stepPage(frame, view, { fields });
}
