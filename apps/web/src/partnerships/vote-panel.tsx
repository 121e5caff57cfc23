import type { JSX } from 'preact';
import type { VoteSeat, VoteSituation } from '#bodies';
import { projectNumber, type LocalProject } from '#partnerships';
import { Badge, Facts, formatDate, formatEuro, Mark, Panel, Swatch, type BarKind } from '../layout/index.js';
import { FUND_NAMES } from './partnership-words.js';
import { law } from '../access/index.js';

export interface RunningVote {
  readonly project: LocalProject;
  readonly vote: VoteSituation;
  readonly roll: readonly VoteSeat[];
}

const WIDTH = 100;

/** The vote on a project: counts, the quorum as a line in the bar, and who is recused and why. */
export function VotePanel({ project, vote, roll }: RunningVote): JSX.Element {
  const open = vote.entitled - vote.cast;
  const recused = roll.filter(({ recusalReason }) => recusalReason !== null);
  const until = vote.closesAt ? `läuft bis ${formatDate(vote.closesAt)}` : 'läuft in der Sitzung';
  return (
    <Panel
      title={`Abstimmung: ${project.application.title}`}
      look="key"
      id={`abstimmung-${project.id}`}
      note={<Badge tone={vote.result ? 'success' : 'info'}>{vote.result ? 'abgeschlossen' : until}</Badge>}
    >
      <p class="meta">{`${projectNumber(project)} · ${formatEuro(project.requested)} aus: ${FUND_NAMES[project.fundCode]}`}</p>
      <VoteBar vote={vote} />
      <Facts
        facts={[
          ...(vote.isCountHidden
            ? [{ label: 'Abgegeben', value: counted('reserved', vote.cast) }]
            : [
                { label: 'Ja', value: counted('committed', vote.yes) },
                { label: 'Nein', value: counted('over', vote.no) },
                { label: 'Enthaltung', value: counted('applied', vote.abstained) },
              ]),
          { label: 'Noch nicht abgestimmt', value: counted('room', open) },
          { label: 'Stimmberechtigt', value: String(vote.entitled) },
        ]}
      />
      <p>
        <Mark tone={vote.quorumMet ? 'success' : 'warning'}>
          {`${vote.quorumMet ? 'Beschlussfähig' : 'Noch nicht beschlussfähig'}: ${vote.cast} von ${vote.entitled} haben abgestimmt, nötig sind ${vote.quorumNeeded} (senkrechter Strich).`}
        </Mark>
      </p>
      {recused.map((seat) => (
        <p key={seat.seatId}>
          <Mark tone="info">
            <strong>Befangen: </strong>
            {`Sitz „${seat.organisation}“: ${seat.recusalReason ?? ''}. Keine Stimme, keine Beratung (${law().recusal}).`}
          </Mark>
        </p>
      ))}
      {vote.isCountHidden && <p class="meta">Wie gestimmt wurde, zeigt die Akte erst nach dem Ende.</p>}
      <p>Das Gremium empfiehlt; über die Förderung entscheidet das Federführende Amt.</p>
    </Panel>
  );
}

/** A count with the pattern it has in the bar. */
const counted = (kind: BarKind, count: number): JSX.Element => (
  <>
    <Swatch kind={kind} /> {count}
  </>
);

/** Decoration: the figures stand below it as text. */
function VoteBar({ vote }: { vote: VoteSituation }): JSX.Element {
  const share = (count: number): number => (vote.entitled === 0 ? 0 : (count / vote.entitled) * WIDTH);
  const parts = [
    ['bar-reserved', vote.isCountHidden ? vote.cast : 0],
    ['bar-committed', vote.yes],
    ['bar-over', vote.no],
    ['bar-applied', vote.abstained],
  ] as const;
  let reached = 0;
  const limit = `${share(vote.quorumNeeded)}%`;
  return (
    <svg class="bar bar-normal" height={26} aria-hidden="true" focusable="false">
      <rect class="bar-room" x="0" y="4.5" width="100%" height={17} />
      {parts.map(([kind, count]) => {
        const from = reached;
        reached += share(count);
        return <rect key={kind} class={kind} x={`${from}%`} y="4.5" width={`${share(count)}%`} height={17} />;
      })}
      <line class="bar-limit" x1={limit} x2={limit} y1="0" y2="26" />
    </svg>
  );
}
