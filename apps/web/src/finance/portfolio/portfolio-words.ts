import type { Combination, Portfolio } from '#reports';
import { formatEuro } from '../../layout/index.js';

export const AUTHORITY_WORDS: Readonly<Record<'AE' | 'VE', string>> = {
  AE: 'Ausgabeermächtigung',
  VE: 'Verpflichtungsermächtigung',
};

export interface NamedCombination {
  readonly name: string;
  readonly combination: Combination;
}

/** The combinations offered, with their names; one definition for page and PDF. */
export const combinationsOf = ({ inOrder, mostApplications, mostMoney }: Portfolio): NamedCombination[] => [
  { name: 'Der Reihe nach, was passt', combination: inOrder },
  { name: 'Möglichst viele Anträge', combination: mostApplications },
  { name: 'Möglichst viel Geld', combination: mostMoney },
];

export const COMBINATION_NOTE =
  'Jede Kombination hält alle Höchstbeträge und den Haushaltstitel ein. „Der Reihe nach“ nimmt die gewählte Reihenfolge und lässt aus, was nicht mehr passt. Die Vorschläge bewerten keine Inhalte.';

/** Sentences that say what the choice would lack; empty where it fits. */
export function missingSentences({ simulation, caps }: Portfolio): string[] {
  const ofCaps = [...simulation.capMissing].map(([holder, missing]) => {
    const row = caps.find(({ capHolder }) => capHolder === holder);
    return `${row?.organisation ?? row?.district ?? holder}: Unter dem Höchstbetrag fehlen ${formatEuro(missing)}.`;
  });
  const ofTitle = (['AE', 'VE'] as const)
    .filter((authority) => simulation.titleMissing[authority].isPositive())
    .map(
      (authority) =>
        `Haushaltstitel, ${AUTHORITY_WORDS[authority]}: Es fehlen ${formatEuro(simulation.titleMissing[authority])}.`,
    );
  return [...ofCaps, ...ofTitle];
}

/** "1 Antrag", "3 Anträge". */
export const countOf = (count: number): string => (count === 1 ? '1 Antrag' : `${count} Anträge`);

/** The sentence that stands wherever the result stands. */
export const NO_EFFECT = 'Diese Rechnung ändert nichts: Sie merkt kein Geld vor und entscheidet keinen Antrag.';
