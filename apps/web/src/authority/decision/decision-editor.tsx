import type { JSX } from 'preact';
import type { Actor } from '#kernel';
import {
  ActionColumn,
  ActionForm,
  ButtonRow,
  HiddenField,
  RadioGroup,
  SubmitButton,
  TextArea,
  type Option,
} from '../../layout/index.js';
import { caseActions } from '../case/case-actions.js';
import type { DecisionForm } from './decision-form.js';
import type { DecisionScreen } from './decision-screen.js';
import { EditableCosts } from './decision-tables.js';
import { law } from '../../access/index.js';

const FORM_ID = 'entscheidung';

/** The draft as one form: kind, eligible costs with reasons of cuts, clauses, reasons. Saving books nothing. */
export function DecisionEditor(props: { screen: DecisionScreen; form: DecisionForm; csrfToken: string }): JSX.Element {
  const { screen, form } = props;
  const { application, submissions } = screen.view;
  const content = submissions.at(-1)?.content;
  const isFormalOnly = application.status === 'FORMAL_CHECK';
  return (
    <ActionForm
      action={`/vorgaenge/${application.id}/entscheidung`}
      csrfToken={props.csrfToken}
      id={FORM_ID}
      class="form"
      label="Entscheidung"
    >
      <HiddenField name="fassung" value={application.version} />
      <RadioGroup
        name="art"
        label="Art der Entscheidung"
        value={form.kind}
        options={kindsFor(isFormalOnly)}
        horizontal
      />
      {!isFormalOnly && content && <EditableCosts content={content} form={form} />}
      {!isFormalOnly && <ClauseChoice screen={screen} form={form} />}
      <TextArea
        name="begruendung"
        label="Begründung"
        hint={`Ein Absatz je Zeile. Nötig bei Ablehnung; sonst für das, was nicht bewilligt wird (§ 39 ${law().procedureAct}).`}
        value={form.reasons}
        error={form.errors['begruendung']}
        rows={4}
        required={false}
      />
      <ButtonRow>
        <SubmitButton slim look="secondary">
          Entwurf speichern
        </SubmitButton>
      </ButtonRow>
    </ActionForm>
  );
}

function kindsFor(isFormalOnly: boolean): Option[] {
  const inadmissible = { value: 'INADMISSIBLE', label: 'Unzulässig' };
  if (isFormalOnly) return [inadmissible];
  return [{ value: 'AWARD', label: 'Bewilligung' }, { value: 'REJECTION', label: 'Ablehnung' }, inadmissible];
}

const CLAUSE_GROUPS = [
  { kind: 'AWARD', legend: 'Nebenbestimmungen einer Bewilligung' },
  { kind: 'REJECTION', legend: 'Gründe einer Ablehnung' },
  { kind: 'INADMISSIBLE', legend: 'Gründe, warum ein Antrag unzulässig ist' },
];

/** Without JavaScript all groups show; the decision takes those of its own kind. */
function ClauseChoice({ screen, form }: { screen: DecisionScreen; form: DecisionForm }): JSX.Element {
  const isFormalOnly = screen.view.application.status === 'FORMAL_CHECK';
  const groups = CLAUSE_GROUPS.filter(({ kind }) => !isFormalOnly || kind === 'INADMISSIBLE');
  return (
    <>
      {groups.map(({ kind, legend }) => (
        <ClauseGroup
          key={kind}
          legend={legend}
          blocks={screen.blocks.filter(({ noticeKind }) => noticeKind === kind)}
          screen={screen}
          form={form}
        />
      ))}
    </>
  );
}

interface ClauseGroupProps {
  readonly legend: string;
  readonly blocks: DecisionScreen['blocks'];
  readonly screen: DecisionScreen;
  readonly form: DecisionForm;
}

function ClauseGroup({ legend, blocks, screen, form }: ClauseGroupProps): JSX.Element {
  return (
    <fieldset class="plain-set">
      <legend class="kern-heading-small">{legend}</legend>
      {blocks.map((block) => {
        const isAlways = block.choice === 'ALWAYS';
        const id = `clause-${block.code}`;
        return (
          <div key={block.code} class="opt">
            <input
              type="checkbox"
              id={id}
              name="nebenbestimmung"
              value={block.code}
              checked={isAlways || form.clauses.includes(block.code)}
              disabled={isAlways}
            />
            <label for={id}>
              {block.title} {isAlways && <span class="meta">(immer)</span>}
              <span class="meta sub">{screen.clauseTexts.get(block.code) ?? block.body}</span>
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}

const ON_THIS_PAGE = ['Entscheidung vorbereiten', 'Entscheidung bearbeiten', 'Als unzulässig ablehnen', 'Auszahlen'];
const ELSEWHERE = ['Nachricht schreiben', 'Vermerk schreiben', 'Zuständigkeit ändern', 'Frist setzen'];

/** The same actions as on the case page, as far as they concern the decision. */
export function DecisionActions(props: { screen: DecisionScreen; actor: Actor; csrfToken: string }): JSX.Element {
  const actions = caseActions(props.screen, props.actor);
  const concerns = ({ label }: { label: string }): boolean => ![...ON_THIS_PAGE, ...ELSEWHERE].includes(label);
  return (
    <ActionColumn
      csrfToken={props.csrfToken}
      allowed={actions.allowed.filter(concerns)}
      refused={actions.refused.filter(concerns)}
      lead={
        <SubmitButton form={FORM_ID} look="secondary" slim block>
          Entwurf speichern
        </SubmitButton>
      }
    />
  );
}
