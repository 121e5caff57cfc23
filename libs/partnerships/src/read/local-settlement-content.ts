import { Money, ok, type Refusal, type Result } from '#kernel';
import type { ContentSection, NoticeContent } from '#notices';
import type { Transaction } from '#platform';
import type { LocalProject, LocalSettlement } from '../domain/local-project.js';
import { courtOf } from './local-decision-content.js';
import { localLetter } from './local-letter-common.js';

/** The settlement as it goes out: a final notice, or a letter under the agreement. A draft while nobody signs. */
export async function settlementContent(
  tx: Transaction,
  project: LocalProject,
  settlement: LocalSettlement,
  signatory: string | null,
): Promise<Result<NoticeContent, Refusal>> {
  const isAct = project.decision?.form !== 'AGREEMENT';
  const parts = await localLetter(tx, project, {
    ...{
      blockKind: 'LOCAL_SETTLEMENT',
      signatory,
      officer: project.settlementPrepared?.name ?? tx.actor.name,
      enclosures: [],
    },
    statement: `${isAct ? 'Dieser Bescheid' : 'Dieses Schreiben'} wurde elektronisch erstellt und ist ohne Unterschrift gültig.`,
  });
  if (!parts.ok) return parts;
  const { common, blocks, organisation } = parts.value;
  const sections = [computation(settlement)];
  const reasons = [...(settlement.note === '' ? [] : [settlement.note]), ...blocks.map(({ body }) => body)];
  if (isAct)
    return ok({
      ...common,
      kind: 'SETTLEMENT',
      operative: operative(settlement),
      sections,
      reasons,
      court: courtOf(organisation),
    });
  const text = [...operative(settlement), ...reasons].map((words) => ({ block: 'TEXT', text: words }) as const);
  return ok({
    ...common,
    kind: 'AGREEMENT_SETTLEMENT',
    sections: [{ heading: 'Ergebnis', blocks: text }, ...sections],
    signatories: [],
  });
}

function operative({ settledCents, repayCents, remainingCents }: LocalSettlement): string[] {
  const euros = (cents: number): string => Money.ofCents(cents).toString();
  return [
    `Die Zuwendung wird auf ${euros(settledCents)} festgesetzt.`,
    ...(repayCents > 0
      ? [`Sie erstatten ${euros(repayCents)} innerhalb eines Monats, nachdem dieses Schreiben bindend geworden ist.`]
      : []),
    ...(remainingCents > 0 ? [`Auf Anforderung werden noch ${euros(remainingCents)} ausgezahlt.`] : []),
  ];
}

function computation({ steps, settledCents, paidCents }: LocalSettlement): ContentSection {
  // The letter's font has no minus sign of its own; a dash reads the same.
  const rows = steps.map(({ label, formula, amountCents }) => [
    formula === null ? label : `${label} (${formula.replaceAll('\u2212', '–')})`,
    { amountCents },
  ]);
  return {
    heading: 'Berechnung',
    blocks: [
      {
        block: 'TABLE',
        caption: 'Schritte der Abrechnung in EUR',
        columns: [
          { heading: 'Schritt', isNumeric: false, share: 75 },
          { heading: 'Betrag', isNumeric: true, share: 25 },
        ],
        rows: [...rows, ['Ausgezahlt', { amountCents: paidCents }]],
        totals: [['Festgesetzte Zuwendung', { amountCents: settledCents }]],
      },
    ],
  };
}
