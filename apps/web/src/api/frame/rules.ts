import { ValidateBy } from 'class-validator';
import { CalendarDate } from '#kernel';

const BUDGET_YEAR = /^20\d\d$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day that exists, as YYYY-MM-DD. 29.02. in the wrong year is none. */
export function IsCalendarDay(): PropertyDecorator {
  return ValidateBy({
    name: 'date-does-not-exist',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && ISO_DAY.test(value) && CalendarDate.parse(value).ok,
      defaultMessage: () => 'Geben Sie einen Tag an, den es gibt, zum Beispiel 2027-03-31.',
    },
  });
}

/** A moment with its offset, as in 2027-03-31T14:00:00+02:00: without one nobody knows the hour in Berlin. */
export function IsMoment(): PropertyDecorator {
  return ValidateBy({
    name: 'moment-unreadable',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(value)),
      defaultMessage: () => 'Geben Sie Tag, Uhrzeit und Abstand zu UTC an, zum Beispiel 2027-03-31T14:00:00+02:00.',
    },
  });
}

export function IsCentsMap(max: number): PropertyDecorator {
  const isCents = (value: unknown): boolean =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= max;
  return ValidateBy({
    name: 'cents-by-year-invalid',
    validator: {
      validate: (value: unknown) =>
        isPlain(value) && Object.entries(value).every(([year, cents]) => BUDGET_YEAR.test(year) && isCents(cents)),
      defaultMessage: () => 'Geben Sie je Haushaltsjahr ganze Cent an, zum Beispiel {"2027": 4000000}.',
    },
  });
}

export function IsTextMap(max: number): PropertyDecorator {
  return ValidateBy({
    name: 'texts-by-field-invalid',
    validator: {
      validate: (value: unknown) =>
        isPlain(value) && Object.values(value).every((text) => typeof text === 'string' && text.length <= max),
      defaultMessage: () => `Geben Sie je Feld einen Text mit höchstens ${max} Zeichen an.`,
    },
  });
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
