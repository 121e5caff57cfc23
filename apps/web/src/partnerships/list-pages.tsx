import type { CalendarDate } from '#kernel';
import {
  LOCAL_STATUSES,
  MEMBER_ROLES,
  type Frame,
  type LocalProject,
  type Member,
  type Partnership,
} from '#partnerships';
import type { PageFrame, Typed } from '../access/index.js';
import {
  ActionForm,
  ButtonLink,
  Chips,
  DateField,
  DenseTable,
  EmptyState,
  ErrorSummary,
  errorLinks,
  formatAmount,
  formatDate,
  Page,
  PageHead,
  Panel,
  renderPage,
  SelectField,
  Stack,
  Sub,
  SubmitButton,
  TextField,
} from '../layout/index.js';
import { freeOfFrame, sumsOf } from './funds-table.js';
import { MEMBER_ROLE_WORDS, statusWordOf } from './partnership-words.js';
import { ProjectsTable } from './projects-table.js';

export interface ListedPartnership {
  readonly partnership: Partnership;
  readonly organisationName: string;
  readonly frame: Frame | null;
  readonly projects: number;
}

/** All partnerships one may see, with the money of their present year. */
export function partnershipsPage(frame: PageFrame, listed: readonly ListedPartnership[], mayFound: boolean): string {
  return renderPage(
    <Page {...frame} title="Partnerschaften">
      <PageHead
        title="Partnerschaften"
        lead="Partnerschaften für Demokratie und die Förderung von Projekten vor Ort."
        aside={
          mayFound && (
            <ButtonLink href="/partnerschaften/neu" look="secondary" slim>
              Partnerschaft anlegen
            </ButtonLink>
          )
        }
      />
      {listed.length === 0 ? (
        <EmptyState text="Noch keine Partnerschaft. Das Federführende Amt legt sie an, sobald der Bund bewilligt hat." />
      ) : (
        <DenseTable
          caption="Partnerschaften, Beträge in EUR"
          narrow="cards-two"
          columns={[
            { label: 'Partnerschaft' },
            { label: 'Jahr' },
            { label: 'Mittel', isNumeric: true },
            { label: 'Bewilligt', isNumeric: true },
            { label: 'Frei', isNumeric: true },
            { label: 'Projekte', isNumeric: true },
          ]}
          rows={listed.map(({ partnership, organisationName, frame: year, projects }) => ({
            key: partnership.id,
            cells: [
              <>
                <a class="kern-link" href={`/partnerschaften/${partnership.id}`}>
                  {partnership.name}
                </a>
                <Sub>
                  {partnership.endedOn
                    ? `${organisationName}, beendet am ${formatDate(partnership.endedOn)}`
                    : organisationName}
                </Sub>
              </>,
              year ? String(year.budgetYear) : '–',
              year ? formatAmount(year.award) : '–',
              year ? formatAmount(sumsOf(year).committed) : '–',
              year ? formatAmount(freeOfFrame(year)) : '–',
              String(projects),
            ],
          }))}
        />
      )}
    </Page>,
  );
}

export interface ProjectsScreen {
  readonly partnership: Partnership;
  readonly projects: readonly LocalProject[];
  readonly all: readonly LocalProject[];
  readonly status: string;
  readonly query: string;
  readonly today: CalendarDate;
}

/** All projects of a partnership, by state; what is on screen can be taken away as CSV. */
export function projectsPage(
  frame: PageFrame,
  { partnership, projects, all, status, query, today }: ProjectsScreen,
): string {
  const path = `/partnerschaften/${partnership.id}/projekte`;
  const crumbs = [
    { label: 'Partnerschaften', href: '/partnerschaften' },
    { label: partnership.name, href: `/partnerschaften/${partnership.id}` },
    { label: 'Projekte' },
  ];
  const counted = LOCAL_STATUSES.map((each) => ({
    each,
    count: all.filter((project) => project.status === each).length,
  }));
  return renderPage(
    <Page {...frame} title="Projekte vor Ort" breadcrumb={crumbs}>
      <PageHead
        title="Projekte vor Ort"
        count={`${projects.length} von ${all.length}`}
        aside={
          <ButtonLink href={`${path}.csv${query}`} look="secondary" slim download>
            Als CSV laden
          </ButtonLink>
        }
      />
      <Stack>
        <Chips
          label="Stand"
          chips={[
            { label: 'Alle', href: path, count: all.length, current: status === '' },
            ...counted
              .filter(({ count }) => count > 0)
              .map(({ each, count }) => ({
                label: statusWordOf(each),
                href: `${path}?stand=${each}`,
                count,
                current: status === each,
              })),
          ]}
        />
        <ProjectsTable projects={projects} today={today} />
      </Stack>
    </Page>,
  );
}

export interface MembersScreen {
  readonly partnership: Partnership;
  readonly members: readonly Member[];
  readonly mayChange: boolean;
  readonly values: Typed;
  readonly errors: Typed;
}

/** Who takes and took part; organisations and offices, never persons. */
export function membersPage(
  frame: PageFrame,
  { partnership, members, mayChange, values, errors }: MembersScreen,
): string {
  const path = `/partnerschaften/${partnership.id}/beteiligte`;
  const present = members.filter(({ to }) => to === null);
  const crumbs = [
    { label: 'Partnerschaften', href: '/partnerschaften' },
    { label: partnership.name, href: `/partnerschaften/${partnership.id}` },
    { label: 'Beteiligte' },
  ];
  return renderPage(
    <Page {...frame} title="Beteiligte" breadcrumb={crumbs} hasErrors={Object.keys(errors).length > 0}>
      <PageHead
        title={`Beteiligte: ${partnership.name}`}
        lead="Organisationen und Stellen, keine Personen; auch frühere bleiben stehen."
      />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        <DenseTable
          caption="Beteiligte"
          hideCaption
          narrow="cards-two"
          columns={[{ label: 'Name' }, { label: 'Rolle' }, { label: 'Von' }, { label: 'Bis' }]}
          rows={members.map((member) => ({
            key: member.id,
            cells: [
              member.name,
              MEMBER_ROLE_WORDS[member.role],
              formatDate(member.from),
              member.to ? formatDate(member.to) : 'heute',
            ],
          }))}
        />
        {mayChange && (
          <Panel title="Beteiligte eintragen">
            <ActionForm action={path} csrfToken={frame.csrfToken} label="Beteiligte eintragen">
              <TextField name="name" label="Organisation oder Stelle" value={values['name']} error={errors['name']} />
              <SelectField
                name="role"
                label="Rolle"
                value={values['role']}
                error={errors['role']}
                options={MEMBER_ROLES.map((role) => ({ value: role, label: MEMBER_ROLE_WORDS[role] }))}
              />
              <DateField name="from" label="Dabei seit" value={values['from']} error={errors['from']} />
              <DateField name="to" label="Dabei bis" required={false} value={values['to']} error={errors['to']} />
              <SubmitButton look="secondary">Eintragen</SubmitButton>
            </ActionForm>
          </Panel>
        )}
        {mayChange && present.length > 0 && (
          <Panel title="Mitgliedschaft beenden">
            <ActionForm action={`${path}/beenden`} csrfToken={frame.csrfToken} label="Mitgliedschaft beenden">
              <SelectField
                name="member"
                label="Wer scheidet aus?"
                value={values['member']}
                error={errors['member']}
                options={present.map(({ id, name, role }) => ({
                  value: id,
                  label: `${name}, ${MEMBER_ROLE_WORDS[role]}`,
                }))}
              />
              <DateField name="last" label="Letzter Tag" value={values['last']} error={errors['last']} />
              <SubmitButton look="secondary">Beenden</SubmitButton>
            </ActionForm>
          </Panel>
        )}
      </Stack>
    </Page>,
  );
}
