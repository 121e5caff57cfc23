import type { JSX } from 'preact';
import { itemIds } from '#applications';
import type { PageFrame } from '../../access/index.js';
import { EmptyState, fieldId, FieldError, SubmitButton } from '../../layout/index.js';
import { stepPage } from '../step-page.js';
import type { StepView } from '../step-view.js';
import { DraftArea, DraftText } from './draft-field.js';

/** Goals, each with measure, indicator and the value to reach: what the proof of use is measured by later. */
export function goalsStep(frame: PageFrame, view: StepView): string {
  const ids = itemIds(view.fields, 'goal');
  const missing = view.errors['goal'];
  const fields = (
    <div class="stack" id={fieldId('goal')} tabIndex={-1}>
      {missing !== undefined && <FieldError id={`${fieldId('goal')}-error`}>{missing}</FieldError>}
      {ids.length === 0 && <EmptyState text="Noch kein Ziel eingetragen." />}
      {ids.map((id, index) => (
        <GoalFields key={id} view={view} id={id} number={index + 1} />
      ))}
      <div>
        <SubmitButton look="secondary" slim icon="add" name="addGoal" value="1">
          Ziel hinzufügen
        </SubmitButton>
      </div>
    </div>
  );
  return stepPage(frame, view, {
    fields,
    lead: 'An diesen Zielen wird im Verwendungsnachweis gemessen, was erreicht wurde.',
  });
}

function GoalFields({ view, id, number }: { view: StepView; id: string; number: number }): JSX.Element {
  const field = (part: string): string => `goal.${id}.${part}`;
  return (
    <fieldset class="kern-fieldset group goal">
      <legend class="kern-heading-medium">Ziel {number}</legend>
      <div class="kern-fieldset__body">
        <DraftArea view={view} name={field('goal')} label="Ziel" hint="Was soll am Ende anders sein?" rows={3} />
        <DraftArea view={view} name={field('measure')} label="Maßnahme" hint="Was tun Sie dafür?" rows={3} />
        <DraftText view={view} name={field('indicator')} label="Indikator" hint="Woran messen Sie das?" />
        <DraftText
          view={view}
          name={field('target')}
          label="Zielwert"
          hint="Zum Beispiel 12 Veranstaltungen"
          width="medium"
        />
        <div>
          <SubmitButton
            look="tertiary"
            slim
            icon="delete"
            name="removeGoal"
            value={id}
            label={`Ziel ${number} entfernen`}
          >
            Entfernen
          </SubmitButton>
        </div>
      </div>
    </fieldset>
  );
}
