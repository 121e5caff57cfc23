import { DAY_COUNTS, interest49a, monthPeriod, postFiction } from '#funding-law';
import { ok } from '#kernel';
import { holidaysOfVisit, law } from '../access/index.js';
import type { Calculator } from './calculator.js';
import { cents } from './fields.js';

/** Interest, service and periods. */
export const PERIOD_CALCULATORS: readonly Calculator[] = [
  {
    slug: 'interest-49a',
    title: 'Zinsen auf eine Erstattung',
    purpose: 'Verzinsung nach § 49a Abs. 3 VwVfG, Abschnitt für Abschnitt je Basiszinssatz.',
    fields: [
      cents('principal', 'Zu erstattender Betrag', '4.099,74'),
      { name: 'fromInclusive', label: 'Erster Zinstag', kind: 'DATE', example: '01.03.2026' },
      {
        name: 'toInclusive',
        label: 'Letzter Zinstag',
        kind: 'DATE',
        example: '30.09.2026',
        hint: 'Tag vor der Gutschrift der Erstattung',
      },
      { name: 'surchargePct', label: 'Prozentpunkte über dem Basiszinssatz', kind: 'PERCENT', example: '5' },
    ],
    compute: (input, rates) => {
      const answer: Record<string, number> = {};
      const lines: { label: string; value: string; basis: string }[] = [];
      for (const dayCount of DAY_COUNTS) {
        const interest = interest49a({
          principal: input.money('principal'),
          fromInclusive: input.date('fromInclusive'),
          toInclusive: input.date('toInclusive'),
          surchargeBps: input.bps('surchargePct'),
          rates,
          dayCount,
        });
        if (!interest.ok) return interest;
        answer[dayCount] = interest.value.interest.toCents();
        lines.push(
          ...interest.value.segments.map((segment) => ({
            label: `${dayCount}: ${segment.from.toGerman()} bis ${segment.to.toGerman()}, ${segment.days} Tage zu ${segment.ratePct} %`,
            value: segment.principal.toString(),
            basis: `${law().citations.interest}, § 247 BGB`,
          })),
          {
            label: `${dayCount}: Zinsen, einmal am Ende gerundet`,
            value: interest.value.interest.toString(),
            basis: 'kaufmännisch auf den Cent',
          },
        );
      }
      return ok({ answer, lines });
    },
  },
  {
    slug: 'notice-post',
    title: 'Bekanntgabe und Klagefrist bei Postversand',
    purpose: 'Wann gilt ein Bescheid als bekannt gegeben, wann endet die Klagefrist, ab wann ist er bestandskräftig?',
    fields: [{ name: 'posted', label: 'Tag der Aufgabe zur Post', kind: 'DATE', example: '20.11.2026' }],
    compute: (input) => {
      const dates = postFiction({ posted: input.date('posted'), holidays: holidaysOfVisit() });
      if (!dates.ok) return dates;
      const { deemedServed, actionPeriodEnds, finalFrom, conservativeFinalFrom, reasons } = dates.value;
      const line = (label: string, day: { toGerman(): string }, basis: string) => ({
        label,
        value: day.toGerman(),
        basis,
      });
      return ok({
        answer: {
          deemedServed: deemedServed.toString(),
          actionPeriodEnds: actionPeriodEnds.toString(),
          finalFrom: finalFrom.toString(),
          conservativeFinalFrom: conservativeFinalFrom.toString(),
        },
        lines: [
          line('Gilt als bekannt gegeben am', deemedServed, `§ 41 Abs. 2 ${law().procedureAct}`),
          line('Die Klagefrist endet am', actionPeriodEnds, '§ 74 Abs. 1, § 57 VwGO, § 222 ZPO'),
          line('Bestandskräftig ab', finalFrom, 'Tag nach dem Ende der Klagefrist'),
          line('Vorsichtig gerechnet ab', conservativeFinalFrom, 'Bekanntgabe auf den nächsten Werktag verschoben'),
        ],
        reasons,
      });
    },
  },
  {
    slug: 'month-period',
    title: 'Monatsfrist',
    purpose: 'Wann endet eine Frist von Monaten, und verschiebt sich ihr Ende auf einen Werktag?',
    fields: [
      { name: 'eventDay', label: 'Tag des Ereignisses', kind: 'DATE', example: '31.12.2026' },
      { name: 'months', label: 'Monate', kind: 'COUNT', example: '3' },
    ],
    compute: (input) => {
      const period = monthPeriod({
        eventDay: input.date('eventDay'),
        months: input.count('months'),
        holidays: holidaysOfVisit(),
      });
      return ok({
        answer: { rawEnd: period.rawEnd.toString(), endShifted: period.endShifted.toString() },
        lines: [
          { label: 'Die Frist endet rechnerisch am', value: period.rawEnd.toGerman(), basis: '§§ 187, 188 BGB' },
          {
            label: 'Letzter Tag der Frist',
            value: period.endShifted.toGerman(),
            basis: `§ 193 BGB, § 31 Abs. 3 ${law().procedureAct}`,
          },
        ],
        reasons: period.reasons,
      });
    },
  },
];
