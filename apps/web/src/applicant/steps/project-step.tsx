import type { PageFrame } from '../../access/index.js';
import { Fieldset } from '../../layout/index.js';
import { stepPage } from '../step-page.js';
import type { StepView } from '../step-view.js';
import { DraftArea, DraftChoice, DraftDate, DraftText } from './draft-field.js';

/** What is planned, when, for whom, and on which concept it rests. */
export function projectStep(frame: PageFrame, view: StepView): string {
  const { terms } = view.opened.version;
  const { periodFrom, periodTo } = view.opened.call;
  const withConcept = terms.phases.filter(({ needsConcept }) => needsConcept).map(({ label }) => label);
  const fields = (
    <>
      <DraftText view={view} name="project.title" label="Titel des Vorhabens" hint="Höchstens 300 Zeichen" />
      {terms.phases.length > 0 && (
        <DraftChoice
          view={view}
          name="project.phase"
          label="Phase"
          options={terms.phases.map(({ code, label, needsConcept }) => ({
            value: code,
            label,
            hint: needsConcept ? 'Setzt ein beschlossenes Handlungskonzept voraus.' : undefined,
          }))}
        />
      )}
      <Fieldset
        legend="Zeitraum"
        hint={`Möglich vom ${periodFrom.toGerman()} bis zum ${periodTo.toGerman()}. Bei mehreren Jahren fragt der Plan die Beträge je Haushaltsjahr ab.`}
      >
        <DraftDate view={view} name="project.periodFrom" label="Beginn" />
        <DraftDate view={view} name="project.periodTo" label="Ende" />
      </Fieldset>
      <DraftArea view={view} name="project.summary" label="Kurzbeschreibung" hint="Höchstens 4.000 Zeichen" rows={8} />
      <DraftArea view={view} name="project.targetGroups" label="Zielgruppen" rows={3} />
      <DraftText
        view={view}
        name="project.place"
        label="Ort der Durchführung"
        hint="Wenn nicht das ganze Gebiet gemeint ist"
        required={false}
      />
      {withConcept.length > 0 && (
        <Fieldset
          legend="Handlungskonzept"
          hint={`Nur nötig in ${withConcept.length === 1 ? 'der Phase' : 'den Phasen'} ${withConcept.join(' und ')}.`}
        >
          <DraftText
            view={view}
            name="project.conceptBody"
            label="Beschlossen von"
            hint="Zum Beispiel Kreistag"
            required={false}
          />
          <DraftDate view={view} name="project.conceptDate" label="Beschlossen am" required={false} />
        </Fieldset>
      )}
      <DraftText
        view={view}
        name="project.coordinationOfficeName"
        label="Koordinierende Fachstelle"
        hint="Wo die Fachstelle angesiedelt ist"
        required={false}
      />
    </>
  );
  return stepPage(frame, view, { fields });
}
