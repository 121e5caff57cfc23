import type { JSX } from 'preact';
import { hasRole } from '#kernel';
import type { PageFrame } from '../access/index.js';
import {
  Aside,
  ButtonLink,
  Columns,
  DateField,
  DenseTable,
  EmptyState,
  ErrorSummary,
  errorLinks,
  formatDate,
  formatEuro,
  Mark,
  MoneyField,
  Page,
  PageHead,
  Panel,
  RadioGroup,
  renderPage,
  Section,
  Stack,
  TextArea,
} from '../layout/index.js';
import { ActForms, type ActForm } from './act-forms.js';
import { ClaimTable } from './claim-table.js';
import type { RecoveriesScreen } from './recoveries-screen.js';
import { basisWord, recoveriesPath, settlementPath, stateOf } from './settlement-words.js';
import { law } from '../access/index.js';

/** Everything that was or is to be demanded back of one grant. */
export function recoveriesPage(frame: PageFrame, screen: RecoveriesScreen): string {
  const { award, errors, recoveries, claims } = screen;
  return renderPage(
    <Page
      {...frame}
      title={`Rückforderungen ${award.fileNumber}`}
      breadcrumb={[
        { label: 'Bewilligungen', href: '/bewilligungen' },
        { label: award.fileNumber, href: `/bewilligungen/${award.id}` },
        { label: 'Rückforderungen' },
      ]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead
        title="Rückforderungen und Forderungen"
        meta={`${award.fileNumber} · ${award.title}`}
        facts={[{ label: 'Zuwendung', value: formatEuro(award.amount) }]}
      />
      <Columns split="two">
        <Stack>
          <ErrorSummary errors={errorLinks(errors)} />
          <Section title="Verfahren">
            {recoveries.length === 0 ? (
              <EmptyState text="Es wurde nichts zurückgefordert." />
            ) : (
              <RecoveryTable screen={screen} />
            )}
          </Section>
          <Section title="Forderungen">
            {claims.length === 0 ? (
              <EmptyState text="Es ist nichts zu erstatten und nichts zu verzinsen." />
            ) : (
              <ClaimTable claims={claims} withFile={false} />
            )}
          </Section>
        </Stack>
        <Aside label="Nächste Schritte">
          <ActForms
            forms={FORMS}
            screen={screen}
            to={recoveriesPath(award.id)}
            csrfToken={frame.csrfToken}
            waiting={
              screen.isClosed
                ? 'Die Akte ist abgeschlossen. Zurückgefordert wird hier nichts mehr.'
                : 'Öffnen Sie ein Verfahren oder eine Forderung; dort stehen die nächsten Schritte.'
            }
          />
          <Panel title="Abrechnung">
            <ButtonLink href={settlementPath(award.id)} look="secondary" slim>
              Zur Abrechnung
            </ButtonLink>
          </Panel>
        </Aside>
      </Columns>
    </Page>,
  );
}

function RecoveryTable({ screen: { recoveries, claims, actor } }: { screen: RecoveriesScreen }): JSX.Element {
  const isAuthority = actor.scope === 'AUTHORITY';
  return (
    <DenseTable
      caption="Verfahren"
      hideCaption
      narrow="cards-two"
      columns={[
        { label: 'Rückforderung' },
        { label: 'Grund' },
        { label: isAuthority ? 'Jahresfrist' : 'Äußerung bis' },
        { label: 'Stand' },
      ]}
      rows={recoveries.map((recovery) => {
        const { tone, text } = stateOf(
          claims.find(({ recoveryId }) => recoveryId === recovery.id)?.status ?? recovery.status,
        );
        const due = isAuthority ? recovery.knowledgeUntil : recovery.hearing?.due;
        return {
          key: recovery.id,
          cells: [
            <a class="kern-link" href={`/rueckforderungen/${recovery.id}`}>
              Rückforderung {recovery.number}
            </a>,
            basisWord(recovery.basis),
            due ? formatDate(due) : '–',
            <Mark tone={tone}>{text}</Mark>,
          ],
        };
      })}
    />
  );
}

const FORMS: readonly ActForm<RecoveriesScreen>[] = [
  {
    action: 'open-recovery',
    label: 'Rückforderung eröffnen',
    isQuiet: true,
    isPossible: ({ actor, award, isClosed }) => !isClosed && hasRole(actor, 'CASEWORKER') && award.amount.isPositive(),
    fields: (_, at) => (
      <>
        <p>Eine Überzahlung aus dem Schlussbescheid eröffnet sich von selbst.</p>
        <RadioGroup
          {...at('basis')}
          label="Grund"
          options={[
            {
              value: 'REVOCATION',
              label: basisWord('REVOCATION'),
              hint: 'Mittel nicht oder falsch verwendet, Auflage verletzt.',
            },
            {
              value: 'WITHDRAWAL',
              label: basisWord('WITHDRAWAL'),
              hint: 'Der Bescheid war von Anfang an rechtswidrig.',
            },
            { value: 'REDUCTION', label: basisWord('REDUCTION'), hint: 'Ausgaben gesunken, neue Deckungsmittel.' },
          ]}
        />
        <TextArea
          {...at('finding')}
          label="Was festgestellt wurde"
          hint="Steht in der Anhörung. Mindestens ein ganzer Satz."
          rows={4}
          maxLength={4000}
        />
        <MoneyField {...at('reduction')} label="Um so viel soll die Zuwendung sinken" />
        <DateField
          {...at('ineffectiveFrom')}
          label="Tag, an dem die Umstände eintraten"
          hint={`Ab diesem Tag wird verzinst (§ 49a Abs. 3 ${law().procedureAct}).`}
        />
        <DateField
          {...at('knowledgeCompleteOn')}
          label="Tag der vollständigen Kenntnis"
          hint={`Ab diesem Tag läuft die Jahresfrist (§ 48 Abs. 4 ${law().procedureAct}).`}
        />
      </>
    ),
  },
];
