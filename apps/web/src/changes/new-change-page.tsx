import type { ChangeKind, GrantSituation } from '#awards';
import type { PageFrame, Typed } from '../access/index.js';
import { ErrorSummary, errorLinks, formatPercent, Page, PageHead, renderPage, Stack } from '../layout/index.js';
import { ChangeForm } from './change-form.js';
import { changesPath } from './grant-changes-page.js';
import { law } from '../access/index.js';

export interface NewChangeScreen {
  readonly situation: GrantSituation;
  readonly kind: ChangeKind;
  readonly isAuthority: boolean;
  readonly values: Typed;
  readonly errors: Typed;
}

/** The form of a new request; it starts from the version that counts. */
export function newChangePage(frame: PageFrame, screen: NewChangeScreen): string {
  const { situation, kind, isAuthority, values, errors } = screen;
  const { award, current, terms } = situation;
  const path = changesPath(award.id);
  const title =
    kind === 'WAIVER' ? 'Auf Geld verzichten' : isAuthority ? 'Von Amts wegen ändern' : 'Änderung beantragen';
  return renderPage(
    <Page
      {...frame}
      title={title}
      breadcrumb={[{ label: 'Änderungen', href: path }, { label: title }]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead
        title={title}
        meta={`${award.fileNumber} · ${award.title} · Fassung ${award.version}`}
        lead={leadOf(kind, isAuthority, formatPercent(terms.itemToleranceBps))}
      />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        <ChangeForm
          action={kind === 'WAIVER' ? `${path}?art=verzicht` : path}
          csrfToken={frame.csrfToken}
          kind={kind}
          current={current}
          toleranceBps={terms.itemToleranceBps}
          values={values}
          errors={errors}
          button={isAuthority ? 'Änderung öffnen' : 'Entwurf speichern'}
        />
      </Stack>
    </Page>,
  );
}

function leadOf(kind: ChangeKind, isAuthority: boolean, percent: string): string {
  if (kind === 'WAIVER')
    return 'Senken Sie die Beträge der Jahre, auf die Sie ganz oder zum Teil verzichten. Wirksam wird es mit dem Bescheid, der es bestätigt; dann ist das Geld für andere frei.';
  if (isAuthority)
    return `Der Kreis sieht die Änderung erst, wenn der Bescheid gezeichnet ist. Hören Sie ihn vorher an, wenn sie ihn belastet (§ 28 ${law().procedureAct}).`;
  return `Ändern Sie, was anders werden soll. Positionen bis ${percent} über dem Ansatz brauchen keinen Antrag. Beantragt ist erst, wenn die zeichnungsberechtigte Person einreicht.`;
}
