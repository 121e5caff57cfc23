import type { JSX } from 'preact';
import type { FinancingType } from '#funding-law';
import type { PageFrame } from '../access/index.js';
import {
  ActionColumn,
  Alert,
  Aside,
  Columns,
  daysLeftPhrase,
  formatDate,
  formatEuro,
  formatPercent,
  Page,
  PageHead,
  Panel,
  renderPage,
  Stack,
  StepLine,
} from '../layout/index.js';
import { actionsOf } from './life-actions.js';
import { DuePanel } from './life-due.js';
import { LifeLine } from './life-line.js';
import { MoneyPanel } from './life-money.js';
import { lifeSteps } from './life-steps.js';
import type { GrantLife } from './life.js';

const FINANCING: Readonly<Record<FinancingType, string>> = {
  SHARE: 'Anteilfinanzierung',
  DEFICIT: 'Fehlbedarfsfinanzierung',
  FIXED: 'Festbetragsfinanzierung',
  FULL: 'Vollfinanzierung',
};

/** The page of a grant for both sides: where it stands, its money, its way, and what is to be done next by whom. */
export function lifePage(frame: PageFrame, life: GrantLife): string {
  const { award, recipient, programme } = life;
  const rate = award.rateBps === null ? '' : ` ${formatPercent(award.rateBps)}`;
  return renderPage(
    <Page
      {...frame}
      title={`${award.fileNumber}: ${award.title}`}
      breadcrumb={[{ label: 'Bewilligungen', href: '/bewilligungen' }, { label: award.fileNumber }]}
    >
      <PageHead
        title={award.title}
        meta={`${award.fileNumber} · ${programme} · ${recipient.name} (${award.districtAgs}) · ${FINANCING[award.financingType]}${rate}`}
        facts={[{ label: 'Bewilligt', value: formatEuro(award.amount) }, ...nextDue(life)]}
      />
      <StepLine label="Stand der Bewilligung" steps={lifeSteps(life)} />
      <Columns split="two">
        <Stack>
          {award.paymentsStopped !== null && (
            <Alert tone="warning" title="Die Auszahlung ist angehalten">
              {award.paymentsStopped}
            </Alert>
          )}
          <MoneyPanel life={life} />
          <LifeLine life={life} />
        </Stack>
        <Aside label="Was ansteht">
          <DuePanel life={life} />
          <ActionColumn csrfToken={frame.csrfToken} {...actionsOf(life)} />
          <Documents life={life} />
        </Aside>
      </Columns>
    </Page>,
  );
}

function nextDue({ duties, today }: GrantLife): { readonly label: string; readonly value: string }[] {
  const [next] = duties;
  return next ? [{ label: 'Nächste Frist', value: `${formatDate(next.due)}, ${daysLeftPhrase(today, next.due)}` }] : [];
}

function Documents({ life: { notices, award, actor } }: { life: GrantLife }): JSX.Element {
  const file = actor.scope === 'ORGANISATION' ? 'antraege' : 'vorgaenge';
  return (
    <Panel title="Unterlagen" id="unterlagen">
      <ul class="tight">
        {notices.map(({ id, title, issuedAt }) => (
          <li key={id}>
            <a class="kern-link" href={`/bescheide/${id}`}>
              {title} vom {formatDate(issuedAt)}
            </a>
          </li>
        ))}
        <li>
          <a class="kern-link" href={`/bewilligungen/${award.id}/auszahlungen`}>
            Auszahlungen
          </a>
        </li>
        <li>
          <a class="kern-link" href={`/${file}/${award.applicationId}`}>
            {actor.scope === 'ORGANISATION' ? 'Antrag' : 'Vorgang'}
          </a>
        </li>
      </ul>
    </Panel>
  );
}
