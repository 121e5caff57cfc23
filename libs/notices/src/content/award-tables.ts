import type { TableBlock } from '../letter/letter.js';
import type { AwardContent, CostItem } from './award-content.js';
import { amount } from './wording.js';

const NOTHING = '–';

/** Requested and recognised costs, with the reason under each item that was cut. */
export function costTable(award: AwardContent): TableBlock {
  const sum = (pick: (item: CostItem) => number) => award.costItems.reduce((total, item) => total + pick(item), 0);
  const requested = sum((item) => item.requestedCents);
  const recognised = sum((item) => item.recognisedCents);
  return {
    type: 'table',
    caption: 'Ausgabenplan: beantragte und anerkannte Ausgaben in EUR',
    hasHead: true,
    columns: [
      { heading: 'Position', align: 'left', share: 49 },
      { heading: 'beantragt', align: 'right', share: 17 },
      { heading: 'anerkannt', align: 'right', share: 17 },
      { heading: 'gekürzt um', align: 'right', share: 17 },
    ],
    rows: award.costItems.map((item) => [
      item.cutReason === null ? { text: item.label } : { text: item.label, note: `Grund: ${item.cutReason}` },
      { text: amount(item.requestedCents) },
      { text: amount(item.recognisedCents) },
      { text: difference(item.requestedCents, item.recognisedCents) },
    ]),
    totals: [
      [
        { text: 'Zuwendungsfähige Gesamtausgaben' },
        { text: amount(requested) },
        { text: amount(recognised) },
        { text: difference(requested, recognised) },
      ],
    ],
  };
}

export function fundingTable(award: AwardContent): TableBlock {
  const total = award.fundingItems.reduce((sum, item) => sum + item.amountCents, 0);
  return {
    type: 'table',
    caption: 'Finanzierungsplan in EUR',
    hasHead: true,
    columns: [
      { heading: 'Finanzierung', align: 'left', share: 83 },
      { heading: 'Betrag', align: 'right', share: 17 },
    ],
    rows: award.fundingItems.map((item) => [{ text: item.label }, { text: amount(item.amountCents) }]),
    totals: [[{ text: 'Finanzierung gesamt' }, { text: amount(total) }]],
  };
}

export function trancheTable(award: AwardContent): TableBlock {
  return {
    type: 'table',
    caption: 'Aufteilung der Zuwendung auf die Haushaltsjahre in EUR',
    hasHead: true,
    columns: [
      { heading: 'Haushaltsjahr', align: 'left', share: 25 },
      { heading: 'Ermächtigung', align: 'left', share: 58 },
      { heading: 'Betrag', align: 'right', share: 17 },
    ],
    rows: award.tranches.map((tranche) => [
      { text: String(tranche.year) },
      { text: tranche.authorisation === 'EXPENDITURE' ? 'Ausgabeermächtigung' : 'Verpflichtungsermächtigung' },
      { text: amount(tranche.amountCents) },
    ]),
    totals: [[{ text: 'Zuwendung gesamt' }, { text: '' }, { text: amount(award.grantCents) }]],
  };
}

function difference(requestedCents: number, recognisedCents: number): string {
  return requestedCents === recognisedCents ? NOTHING : amount(requestedCents - recognisedCents);
}
