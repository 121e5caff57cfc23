import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { CalendarDate, type Result } from '#kernel';
import { holidayCalendar, holidaysOf, nrwHolidays } from './holidays.js';
import { dayPeriod, monthPeriod } from './periods.js';
import { actionPeriod, electronicSending, portalRetrieval, postFiction } from './service.js';
import { isWorkingDay, shiftToWorkingDay } from './working-day.js';

const day = CalendarDate.iso;
const holidays = nrwHolidays;
const granted = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value;
};

interface HolidayFile {
  readonly years: Readonly<Record<string, readonly { readonly date: string; readonly name: string }[]>>;
}
const file = JSON.parse(
  readFileSync(new URL('../../reference/holidays-nrw.json', import.meta.url), 'utf8'),
) as HolidayFile;

describe('Public holidays', () => {
  it.each(['2024', '2025', '2026', '2027', '2028', '2029', '2030'])(
    'of North Rhine-Westphalia in %s agree with the reference',
    (year) => {
      expect(file.years[year]).toHaveLength(11);
      expect(holidaysOf(Number(year), 'NW').map(({ date, name }) => ({ date: date.toString(), name }))).toEqual(
        file.years[year],
      );
    },
  );

  it('know All Saints in the West but not in Berlin, and Christmas Eve nowhere', () => {
    expect(nrwHolidays.isHoliday(day('2026-11-01'))).toBe('Allerheiligen');
    expect(holidayCalendar('BE').isHoliday(day('2026-11-01'))).toBeNull();
    expect(nrwHolidays.isHoliday(day('2026-12-24'))).toBeNull();
    expect(nrwHolidays.isHoliday(day('2026-12-31'))).toBeNull();
  });
});

describe('Working days', () => {
  it.each([
    ['2026-12-24', true],
    ['2026-12-25', false],
    ['2026-12-26', false],
    ['2026-12-27', false],
    ['2026-12-28', true],
    ['2026-04-04', false],
  ])('%s: %s', (date, expected) => expect(isWorkingDay(day(date), holidays)).toBe(expected));

  it('are found after Christmas, Easter and the turn of the year', () => {
    const shifted = ['2026-12-25', '2026-04-03', '2027-01-01', '2026-12-24'].map((date) =>
      shiftToWorkingDay(day(date), holidays).toString(),
    );
    expect(shifted).toEqual(['2026-12-28', '2026-04-07', '2027-01-04', '2026-12-24']);
  });
});

describe('Periods', () => {
  it('of months tell why they end where they do', () => {
    const period = monthPeriod({ eventDay: day('2026-08-31'), months: 6, holidays });
    expect(period.reasons).toEqual([
      'Die Frist von 6 Monaten beginnt am 01.09.2026 (§ 187 Abs. 1, § 188 Abs. 2 BGB).',
      'Der Monat hat keinen 31.; die Frist endet am letzten Tag des Monats, 28.02.2027 (§ 188 Abs. 3 BGB).',
      'Der 28.02.2027 ist ein Sonntag; die Frist endet am nächsten Werktag, 01.03.2027 (§ 31 Abs. 3 VwVfG NRW, § 193 BGB).',
    ]);
  });

  it('of days do not count the event day and do not end on a holiday', () => {
    const period = dayPeriod({ eventDay: day('2026-12-11'), days: 14, holidays });
    expect([period.rawEnd.toString(), period.endShifted.toString()]).toEqual(['2026-12-25', '2026-12-28']);
    expect(period.reasons).toEqual([
      'Die Frist von 14 Tagen beginnt am 12.12.2026 und läuft bis 25.12.2026 (§ 187 Abs. 1, § 188 Abs. 1 BGB).',
      'Der 25.12.2026 ist ein gesetzlicher Feiertag (1. Weihnachtstag); die Frist endet am nächsten Werktag, 28.12.2026 (§ 31 Abs. 3 VwVfG NRW, § 193 BGB).',
    ]);
    expect(dayPeriod({ eventDay: day('2026-11-23'), days: 1, holidays }).reasons[0]).toContain(
      'Die Frist von einem Tag',
    );
  });

  it.each([0, -1, 1.5, Number.NaN])('of %s units are a fault of the program', (count) => {
    expect(() => monthPeriod({ eventDay: day('2026-01-01'), months: count, holidays })).toThrow(RangeError);
    expect(() => dayPeriod({ eventDay: day('2026-01-01'), days: count, holidays })).toThrow(RangeError);
  });
});

describe('Service and finality', () => {
  it('explain a letter that counts as served on Easter Monday', () => {
    expect(granted(postFiction({ posted: day('2026-04-02'), holidays })).reasons).toEqual([
      'Der Bescheid wurde am 02.04.2026 zur Post gegeben; er gilt am vierten Tag nach der Aufgabe zur Post als bekannt gegeben: Montag, 06.04.2026 (§ 41 Abs. 2 Satz 1 VwVfG NRW).',
      'Der 06.04.2026 ist ein gesetzlicher Feiertag (Ostermontag); der Tag der Bekanntgabe verschiebt sich dadurch nicht.',
      'Klage kann innerhalb eines Monats nach Bekanntgabe erhoben werden (§ 74 Abs. 1 VwGO).',
      'Die Frist von einem Monat beginnt am 07.04.2026 und läuft bis 06.05.2026 (§ 187 Abs. 1, § 188 Abs. 2 BGB).',
      'Wird bis zum 06.05.2026 keine Klage erhoben, ist der Bescheid ab 07.05.2026 bestandskräftig.',
      'Vorsichtig gerechnet, mit Bekanntgabe erst am nächsten Werktag (07.04.2026), ist der Bescheid ab 08.05.2026 bestandskräftig; vor diesem Tag sollte nicht ausgezahlt werden.',
    ]);
  });

  it('explain the clip and the Sunday at the end of February', () => {
    const { reasons } = granted(postFiction({ posted: day('2027-01-27'), holidays }));
    expect(reasons).toContain(
      'Der 28.02.2027 ist ein Sonntag; die Frist endet am nächsten Werktag, 01.03.2027 (§ 57 Abs. 2 VwGO, § 222 Abs. 2 ZPO).',
    );
  });

  it('change from the third to the fourth day with the new year 2025', () => {
    const served = (posted: string) => granted(postFiction({ posted: day(posted), holidays })).deemedServed.toString();
    expect([served('2024-12-31'), served('2025-01-01')]).toEqual(['2025-01-03', '2025-01-05']);
    expect(granted(postFiction({ posted: day('2024-12-31'), holidays })).reasons[0]).toContain('am dritten Tag');
  });

  it('follow electronic sending by the same days and retrieval by one', () => {
    expect(granted(electronicSending({ sent: day('2026-11-20'), holidays })).deemedServed).toEqual(day('2026-11-24'));
    const portal = granted(portalRetrieval({ retrieved: day('2026-11-20'), holidays }));
    expect([portal.deemedServed, portal.actionPeriodEnds, portal.finalFrom].map(String)).toEqual([
      '2026-11-21',
      '2026-12-21',
      '2026-12-22',
    ]);
    expect(portal.conservativeFinalFrom.toString()).toBe('2026-12-24');
    expect(portal.reasons[0]).toContain('am ersten Tag nach dem Abruf als bekannt gegeben: Samstag, 21.11.2026');
  });

  it('count from a recorded day of service', () => {
    const period = actionPeriod({ servedOn: day('2026-11-25'), holidays });
    expect([period.rawEnd, period.actionPeriodEnds, period.finalFrom].map(String)).toEqual([
      '2026-12-25',
      '2026-12-28',
      '2026-12-29',
    ]);
  });

  it('take the rule from the versions handed in and refuse a day without one', () => {
    const rules = [
      {
        id: 'trial',
        validFrom: day('2026-01-01'),
        validTo: day('2026-12-31'),
        source: 'test',
        verifiedBy: null,
        value: { days: 6, paragraph: '§ 99', wording: 'zur Probe' },
      },
    ];
    const trial = granted(postFiction({ posted: day('2026-05-04'), holidays, rules }));
    expect([trial.deemedServed.toString(), trial.reasons[0]]).toEqual([
      '2026-05-10',
      expect.stringMatching(/am 6\. Tag.*\(§ 99 VwVfG NRW zur Probe\)/),
    ]);
    expect(postFiction({ posted: day('2027-01-01'), holidays, rules })).toMatchObject({
      ok: false,
      refusal: { kind: 'no-version-for-date' },
    });
  });
});
