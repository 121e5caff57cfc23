import type { LeadBodyMember, Programme } from '#programmes';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  DenseTable,
  EmptyState,
  ErrorSummary,
  errorLinks,
  formatDate,
  Page,
  PageHead,
  Panel,
  renderPage,
  SelectField,
  Stack,
  SubmitButton,
} from '../layout/index.js';
import { crumbsOf } from './words.js';

export interface LeadBodiesView {
  readonly programme: Programme;
  readonly bodies: readonly { readonly body: string; readonly label: string }[];
  readonly members: readonly LeadBodyMember[];
  /** Who could be named. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly canWrite: boolean;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** Who approves decisions for which lead body; present and past. */
export function leadBodiesPage(frame: PageFrame, view: LeadBodiesView): string {
  const { programme, bodies, members, errors } = view;
  const path = `/programme/${programme.code}/federfuehrung`;
  const labelOf = (code: string): string => bodies.find(({ body }) => body === code)?.label ?? code;
  return renderPage(
    <Page
      {...frame}
      title="Federführende Stellen"
      breadcrumb={crumbsOf(programme.code, programme.name, 'Federführende Stellen')}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead
        title="Federführende Stellen"
        lead={`Eine Entscheidung braucht die Zustimmung von jeder Stelle: ${bodies.map(({ label }) => label).join(' und ')}.`}
      />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        {members.length === 0 ? (
          <EmptyState text="Noch niemand ist benannt. Ohne Zustimmung jeder Stelle wird nichts gezeichnet." />
        ) : (
          <DenseTable
            caption="Wer für welche Stelle zustimmt"
            hideCaption
            narrow="cards-two"
            columns={[
              { label: 'Stelle' },
              { label: 'Person' },
              { label: 'Seit' },
              { label: 'Bis' },
              ...(view.canWrite ? [{ label: 'Beenden' }] : []),
            ]}
            rows={members.map((member) => ({
              key: member.id,
              cells: [
                labelOf(member.body),
                member.accountName,
                formatDate(member.validFrom),
                member.validTo ? formatDate(member.validTo) : 'heute',
                ...(view.canWrite
                  ? [
                      member.validTo ? (
                        ''
                      ) : (
                        <ActionForm
                          action={`${path}/${member.id}/beenden`}
                          csrfToken={frame.csrfToken}
                          class="bare-form"
                        >
                          <SubmitButton look="tertiary" slim label={`${member.accountName}: heute beenden`}>
                            Heute beenden
                          </SubmitButton>
                        </ActionForm>
                      ),
                    ]
                  : []),
              ],
            }))}
          />
        )}
        {view.canWrite && (
          <Panel title="Person benennen">
            <p>Eine Person spricht nur für eine Stelle, und niemand benennt sich selbst.</p>
            <ActionForm action={path} csrfToken={frame.csrfToken} label="Person benennen">
              <SelectField
                name="body"
                label="Stelle"
                value={view.values['body']}
                error={errors['body']}
                options={bodies.map(({ body, label }) => ({ value: body, label }))}
              />
              <SelectField
                name="accountId"
                label="Person"
                value={view.values['accountId']}
                error={errors['accountId']}
                options={view.people.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <SubmitButton look="secondary">Person benennen</SubmitButton>
            </ActionForm>
          </Panel>
        )}
      </Stack>
    </Page>,
  );
}
