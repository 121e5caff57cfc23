import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsCalendarDay, IsCentsMap, IsMoment, IsTextMap } from './rules.js';

/** One decorator per kind of field: it says the same to the OpenAPI document, to the validator and, in German, to people. */
interface FieldOptions {
  readonly optional?: boolean;
  readonly nullable?: boolean;
  readonly description?: string;
  readonly example?: unknown;
}

export const CENTS_MAX = 1_000_000_000_000;
/** At least one character that is no blank: an empty sentence says nothing. */
const NOT_BLANK = /\S/;

function field(schema: ApiPropertyOptions, rules: PropertyDecorator[], options: FieldOptions): PropertyDecorator {
  const { optional, nullable, description, example } = options;
  const skipped = (value: unknown): boolean =>
    (optional === true && value === undefined) || (!!nullable && value === null);
  const isGiven = (object: Record<string, unknown>, value: unknown): boolean => !skipped(value) && object !== null;
  return applyDecorators(
    ApiProperty({
      ...schema,
      required: !optional,
      ...(nullable ? { nullable } : {}),
      ...(description === undefined ? {} : { description }),
      ...(example === undefined ? {} : { example }),
    } as ApiPropertyOptions),
    ...(optional || nullable ? [ValidateIf(isGiven)] : []),
    ...rules,
  );
}

export function Text(options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator {
  const { min = 0, max = 4000 } = options;
  const bounds = min > 0 ? { minLength: min, pattern: NOT_BLANK.source } : {};
  return field(
    { type: String, maxLength: max, ...bounds },
    [
      IsString({ message: 'Geben Sie hier einen Text an.' }),
      MaxLength(max, { message: `Der Text darf höchstens ${max} Zeichen haben.` }),
      ...(min > 0
        ? [
            MinLength(min, { message: `Der Text muss mindestens ${min} Zeichen haben.` }),
            Matches(NOT_BLANK, { message: 'Der Text darf nicht leer sein.' }),
          ]
        : []),
    ],
    options,
  );
}

/** A short name out of a fixed alphabet: codes of programmes, checks, text blocks. */
export function Code(options: FieldOptions & { pattern?: RegExp; max?: number } = {}): PropertyDecorator {
  const { pattern = /^[A-Za-z0-9_.-]{1,60}$/ } = options;
  return field(
    { type: String, pattern: pattern.source },
    [Matches(pattern, { message: 'Das ist kein gültiges Kürzel.' })],
    options,
  );
}

export function Choice(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  const message = `Erlaubt sind nur: ${values.join(', ')}.`;
  return field({ type: String, enum: [...values] }, [IsIn([...values], { message })], options);
}

export function Id(options: FieldOptions = {}): PropertyDecorator {
  return field({ type: String, format: 'uuid' }, [IsUUID('all', { message: 'Das ist keine gültige Kennung.' })], {
    example: '01938d5e-0000-7000-8000-000000000001',
    ...options,
  });
}

export function Whole(options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator {
  const { min = 0, max = 2_147_483_647 } = options;
  return field(
    { type: 'integer', minimum: min, maximum: max },
    [
      IsInt({ message: 'Geben Sie eine ganze Zahl an.' }),
      Min(min, { message: `Die Zahl muss mindestens ${min} sein.` }),
      Max(max, { message: `Die Zahl darf höchstens ${max} sein.` }),
    ],
    options,
  );
}

/** An amount in whole euro cents. Amounts that are sent go up to 10 billion EUR; sums in answers may be higher. */
export const Cents = (options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator =>
  Whole({ max: Number.MAX_SAFE_INTEGER, example: 4_000_000, ...options });

/** Amounts in cents by budget year: {"2027": 4000000}. */
export function CentsByYear(options: FieldOptions & { max?: number } = {}): PropertyDecorator {
  const { max = CENTS_MAX } = options;
  const schema = {
    type: 'object',
    additionalProperties: { type: 'integer', minimum: 0, maximum: max },
  } as ApiPropertyOptions;
  return field(schema, [IsCentsMap(max)], { example: { 2027: 4_000_000 }, ...options });
}

/** Texts by name of the field. */
export function TextMap(options: FieldOptions & { max: number }): PropertyDecorator {
  const schema = {
    type: 'object',
    additionalProperties: { type: 'string', maxLength: options.max },
  } as ApiPropertyOptions;
  return field(schema, [IsTextMap(options.max)], options);
}

export function Day(options: FieldOptions = {}): PropertyDecorator {
  return field({ type: String, format: 'date' }, [IsCalendarDay()], { example: '2027-03-31', ...options });
}

export function Instant(options: FieldOptions = {}): PropertyDecorator {
  return field({ type: String, format: 'date-time' }, [], { example: '2027-03-31T09:00:00.000Z', ...options });
}

/** A moment that is sent; it carries its offset to UTC. */
export function Moment(options: FieldOptions = {}): PropertyDecorator {
  return field({ type: String, format: 'date-time' }, [IsMoment()], {
    example: '2027-03-31T14:00:00+02:00',
    ...options,
  });
}

export function Flag(options: FieldOptions = {}): PropertyDecorator {
  return field({ type: Boolean }, [IsBoolean({ message: 'Erlaubt sind nur true und false.' })], options);
}

type Constructor = new () => object;

export function ListOf(of: () => Constructor, options: FieldOptions & { max?: number } = {}): PropertyDecorator {
  const { max = 100 } = options;
  return applyDecorators(
    field(
      { type: () => of(), isArray: true, maxItems: max },
      [
        IsArray({ message: 'Geben Sie hier eine Liste an.' }),
        ArrayMaxSize(max, { message: `Die Liste darf höchstens ${max} Einträge haben.` }),
        ValidateNested({ each: true, message: 'Ein Eintrag der Liste ist nicht annehmbar.' }),
      ],
      options,
    ),
    Type(of),
  );
}

export function TextList(options: FieldOptions & { max?: number; length?: number } = {}): PropertyDecorator {
  const { max = 100, length = 4000 } = options;
  return field(
    { type: 'array', items: { type: 'string', maxLength: length }, maxItems: max },
    [
      IsArray({ message: 'Geben Sie hier eine Liste an.' }),
      ArrayMaxSize(max, { message: `Die Liste darf höchstens ${max} Einträge haben.` }),
      IsString({ each: true, message: 'Die Liste darf nur Texte enthalten.' }),
      MaxLength(length, { each: true, message: `Ein Eintrag darf höchstens ${length} Zeichen haben.` }),
    ],
    options,
  );
}

export function Part(of: () => Constructor, options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    field({ type: () => of() }, [ValidateNested({ message: 'Diese Angabe ist nicht annehmbar.' })], options),
    Type(of),
  );
}

/** Content that is described elsewhere (terms of a programme, a submitted application). */
export const Free = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'object', additionalProperties: true }, [], options);

/** The body of an act that needs no details. */
export class NoDetails {}
