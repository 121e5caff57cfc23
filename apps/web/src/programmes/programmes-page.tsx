import type { JSX } from 'preact';
import { unverifiedParameters, type Call, type CapRule, type Programme, type TermsVersion } from '#programmes';
import type { PageFrame } from '../access/index.js';
import {
  Badge,
  ButtonLink,
  DenseTable,
  EmptyState,
  formatAmount,
  formatDate,
  Page,
  PageHead,
  renderPage,
  Sub,
} from '../layout/index.js';

export interface ProgrammeLine {
  readonly programme: Programme;
  readonly current: TermsVersion | null;
  readonly caps: readonly CapRule[];
  readonly calls: readonly Call[];
}

export const Unverified = (): JSX.Element => <Badge tone="warning">ungeprüft</Badge>;

/** All programmes with what holds today. */
export function programmesPage(
  frame: PageFrame,
  view: {
    readonly lines: readonly ProgrammeLine[];
    readonly year: number;
    readonly now: Date;
    readonly canWrite: boolean;
  },
): string {
  const years = [view.year, view.year + 1];
  return renderPage(
    <Page {...frame} title="Programme">
      <PageHead
        title="Programme"
        lead="Alles über ein Programm sind Werte mit Geltung und Quelle. Was niemand bestätigt hat, ist als ungeprüft gekennzeichnet."
      />
      <div class="stack">
        <div class="row buttons">
          {view.canWrite && <ButtonLink href="/programme/neu">Neues Programm</ButtonLink>}
          <ButtonLink href="/kreise" look="secondary">
            Kreise und Anschriften
          </ButtonLink>
          <ButtonLink href="/basiszinssatz" look="secondary">
            Basiszinssatz
          </ButtonLink>
        </div>
        {view.lines.length === 0 ? (
          <EmptyState text="Noch keine Programme." />
        ) : (
          <DenseTable
            caption="Förderprogramme, Beträge in EUR"
            columns={[
              { label: 'Programm' },
              { label: 'Geltende Bedingungen' },
              ...years.map((year) => ({ label: `Höchstbetrag ${year}`, isNumeric: true })),
              { label: 'Aufrufe' },
              { label: 'Ungeprüfte Werte' },
            ]}
            rows={view.lines.map((line) => ({ key: line.programme.code, cells: cellsOf(line, years, view.now) }))}
          />
        )}
      </div>
    </Page>,
  );
}

function cellsOf(
  { programme, current, caps, calls }: ProgrammeLine,
  years: readonly number[],
  now: Date,
): JSX.Element[] {
  const open = calls.filter((call) => call.opensAt <= now && call.closesAt >= now);
  const unverified = current ? unverifiedParameters(current).length : 0;
  return [
    <>
      <a class="kern-link" href={`/programme/${programme.code}`}>
        {programme.name}
      </a>
      <Sub>Aktenzeichen mit {programme.shortName}</Sub>
    </>,
    current ? (
      <>
        Fassung {current.label}
        <Sub>seit {formatDate(current.validFrom)}</Sub>
      </>
    ) : (
      <Badge tone="danger">keine für heute</Badge>
    ),
    ...years.map((year) => <CapCell key={year} cap={caps.find((cap) => cap.budgetYear === year)} />),
    open.length === 0 ? (
      <>keiner offen</>
    ) : (
      <>
        {open.map((call) => (
          <div key={call.id}>
            {call.name}
            <Sub>bis {formatDate(call.closesAt)}</Sub>
          </div>
        ))}
      </>
    ),
    unverified === 0 ? <>keine</> : <Badge tone="warning">{`${unverified} ungeprüft`}</Badge>,
  ];
}

function CapCell({ cap }: { cap: CapRule | undefined }): JSX.Element {
  if (!cap) return <>nicht hinterlegt</>;
  return (
    <>
      {formatAmount(cap.amount)}
      {cap.verifiedBy === null && <Sub>ungeprüft</Sub>}
    </>
  );
}
