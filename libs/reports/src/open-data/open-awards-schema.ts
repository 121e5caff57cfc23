const WHEN_FINAL = 'Empty until the act and its last change are final.';
const AMOUNT = { type: ['number', 'null'], minimum: 0 };
const DAY = { type: 'string', format: 'date' };
const DAY_OR_NONE = { type: ['string', 'null'], format: 'date' };
const TEXT = { type: 'string', minLength: 1 };
const TEXT_OR_NONE = { type: ['string', 'null'], minLength: 1 };
const GRANT_ID = '^(360G|[A-Z]{2})-[A-Za-z]{2,20}-[A-Za-z0-9_-]+$';

const closed = (properties: Readonly<Record<string, object>>): object => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
});
/** 360Giving writes lists; ours hold exactly one. */
const one = (item: object): object => ({ type: 'array', minItems: 1, maxItems: 1, items: item });

const GRANT = closed({
  id: { type: 'string', pattern: GRANT_ID, description: 'Prefix of the publisher and file number.' },
  title: { ...TEXT, description: 'Programme, years and district. Never a text of the applicant.' },
  description: TEXT,
  currency: { const: 'EUR' },
  amountAwarded: { ...AMOUNT, description: `Euros granted by the version in force. ${WHEN_FINAL}` },
  amountDisbursed: { ...AMOUNT, description: `Euros paid less euros returned. ${WHEN_FINAL}` },
  awardDate: { ...DAY, description: 'Day on which the award was signed.' },
  plannedDates: one(closed({ startDate: DAY_OR_NONE, endDate: DAY_OR_NONE })),
  recipientOrganization: one(
    closed({
      id: {
        ...TEXT_OR_NONE,
        pattern: '^DE-AGS-[0-9]{5}(-[0-9a-f]{12})?$',
        description: 'By AGS (Amtlicher Gemeindeschlüssel).',
      },
      name: { ...TEXT_OR_NONE, description: 'Empty where the recipient is no public body.' },
    }),
  ),
  fundingOrganization: one(closed({ id: TEXT, name: TEXT })),
  grantProgramme: one(closed({ code: TEXT, title: TEXT })),
  dataSource: { type: 'string', format: 'uri' },
  dateModified: { type: 'string', format: 'date-time' },
  license: { type: 'string', format: 'uri' },
  withheld: {
    type: 'array',
    uniqueItems: true,
    items: { enum: ['NOT_FINAL', 'CHANGE_NOT_FINAL', 'RECIPIENT_PROTECTED'] },
    description: 'Why cells are empty; empty where nothing is withheld.',
  },
});

/** JSON Schema (draft 07) of the published awards, in the style of 360Giving; closed, so that nothing else can slip in. */
export const openAwardsSchema = (address: string): object => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: address,
  title: 'Awards as open data',
  description: 'Names follow the 360Giving Data Standard. What is withheld is null.',
  ...closed({
    license: { type: 'string', format: 'uri' },
    licenseName: TEXT,
    dataSource: { type: 'string', format: 'uri' },
    dateModified: { ...DAY, description: 'Day of the figures.' },
    publishers: { type: 'array', items: closed({ name: TEXT, prefix: TEXT, verified: { type: 'boolean' } }) },
    grants: { type: 'array', items: GRANT },
  }),
});
