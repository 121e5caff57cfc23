import type { JSX } from 'preact';
import type { Call, CapRule, LetterheadVersion, TextBlockVersion } from '#programmes';
import { Accordion, DenseTable, EmptyState, formatAmount, formatDate, formatDateTime, Sub } from '../layout/index.js';
import { Unverified } from './programmes-page.js';
import { CHOICE_WORDS, LATE_WORDS } from './words.js';

interface Linked {
  readonly base: string;
  readonly canWrite: boolean;
}

const verified = (by: string | null): JSX.Element => (by === null ? <Unverified /> : <>bestätigt von {by}</>);

export function CapTable({ caps, base, canWrite }: Linked & { caps: readonly CapRule[] }): JSX.Element {
  return (
    <DenseTable
      caption="Höchstbeträge je Haushaltsjahr in EUR"
      hideCaption
      columns={[{ label: 'Haushaltsjahr' }, { label: 'EUR', isNumeric: true }, { label: 'Quelle' }, { label: 'Stand' }]}
      rows={caps.map((cap) => ({
        key: String(cap.budgetYear),
        cells: [
          canWrite ? (
            <a class="kern-link" href={`${base}/hoechstbetrag?jahr=${cap.budgetYear}`}>
              {cap.budgetYear}
            </a>
          ) : (
            cap.budgetYear
          ),
          formatAmount(cap.amount),
          cap.source,
          verified(cap.verifiedBy),
        ],
      }))}
    />
  );
}

export function CallTable({ calls, base, canWrite }: Linked & { calls: readonly Call[] }): JSX.Element {
  if (calls.length === 0)
    return <EmptyState text="Noch keine Aufrufe. Ohne Aufruf kann niemand einen Antrag beginnen." />;
  return (
    <DenseTable
      caption="Aufrufe, neueste zuerst"
      hideCaption
      columns={[
        { label: 'Aufruf' },
        { label: 'Öffnet' },
        { label: 'Schließt' },
        { label: 'Verspätete Anträge' },
        { label: 'Bewilligungszeitraum' },
      ]}
      rows={calls.map((call) => ({
        key: call.id,
        cells: [
          canWrite ? (
            <a class="kern-link" href={`${base}/aufrufe/${call.id}`}>
              {call.name}
            </a>
          ) : (
            call.name
          ),
          `${formatDateTime(call.opensAt)} Uhr`,
          `${formatDateTime(call.closesAt)} Uhr`,
          LATE_WORDS[call.latePolicy],
          `${formatDate(call.periodFrom)} bis ${formatDate(call.periodTo)}`,
        ],
      }))}
    />
  );
}

/** Each block once with its present words, older and coming versions below. */
export function TextBlockList(props: Linked & { blocks: readonly TextBlockVersion[]; today: string }): JSX.Element {
  const codes = [...new Set(props.blocks.map(({ code }) => code))];
  return (
    <>
      {codes.map((code) => (
        <Block key={code} versions={props.blocks.filter((block) => block.code === code)} {...props} />
      ))}
    </>
  );
}

function Block(props: Linked & { versions: readonly TextBlockVersion[]; today: string }): JSX.Element | null {
  const { versions, today, base, canWrite } = props;
  const current = versions.find(({ validFrom }) => validFrom.toString() <= today) ?? versions[0];
  if (!current) return null;
  return (
    <Accordion title={`${current.title} (${CHOICE_WORDS[current.choice]})`}>
      {versions.map((version) => (
        <div key={version.version}>
          <p>{version.body}</p>
          <p class="meta">
            Fassung {version.version}, gültig ab {formatDate(version.validFrom)}
            {version.validTo ? ` bis ${formatDate(version.validTo)}` : ''} ·{' '}
            {version.programmeCode === null ? 'für alle Programme' : 'nur dieses Programm'} · Quelle: {version.source}
          </p>
          <p>{verified(version.verifiedBy)}</p>
        </div>
      ))}
      {canWrite && (
        <p>
          <a class="kern-link" href={`${base}/textbausteine/${current.code}`}>
            Neue Fassung von „{current.title}“
          </a>
        </p>
      )}
    </Accordion>
  );
}

/** The letterhead as it stands on letters of today, with the versions. */
export function LetterheadPreview(props: { letterheads: readonly LetterheadVersion[]; today: string }): JSX.Element {
  const { letterheads, today } = props;
  const current = letterheads.find(({ validFrom }) => validFrom.toString() <= today) ?? letterheads[0];
  if (!current) return <EmptyState text="Noch kein Briefkopf. Ohne ihn kann kein Bescheid ergehen." />;
  const { letterhead } = current;
  return (
    <>
      <div class="sheet">
        <p>
          <strong>{letterhead.name}</strong>
          <br />
          {letterhead.subline}
        </p>
        <p>
          {letterhead.street}, {letterhead.postcode} {letterhead.city}
          <br />
          Telefon {letterhead.phone} · {letterhead.email}
        </p>
        <p>{letterhead.place}, TT.MM.JJJJ</p>
      </div>
      <ul class="kern-list kern-list--bullet">
        {letterheads.map((version, index) => (
          <li key={index}>
            gültig ab {formatDate(version.validFrom)}: {verified(version.verifiedBy)}
            <Sub>Quelle: {version.source}</Sub>
          </li>
        ))}
      </ul>
    </>
  );
}
