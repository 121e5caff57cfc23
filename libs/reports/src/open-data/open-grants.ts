import type { Money } from '#kernel';
import type { Transaction } from '#platform';
import { listProgrammes } from '#programmes';
import type { ReportTable } from '../export/report-table.js';
import { csvOf } from '../export/write-csv.js';
import { toOpenGrant, type OpenGrant, type PublicAward } from './open-grant.js';

/** Who publishes awards of a Land. The prefix stands in front of every id; nobody has confirmed it where verifiedBy is null. */
export interface Publisher {
  readonly land: string;
  readonly prefix: string;
  readonly name: string;
  readonly verifiedBy: string | null;
}

/** Everything that is published of awards on a day, newest first. */
export interface OpenAwards {
  readonly page: string;
  readonly publishers: readonly Publisher[];
  readonly grants: readonly OpenGrant[];
}

/**
 * Reads all published awards in one go: a few hundred a year, and a slow receiver holds no connection. The database lets
 * through what the public may know, whoever asks.
 */
export async function openAwards(tx: Transaction, licence: string): Promise<OpenAwards> {
  const page = `${tx.publicUrl}/offene-daten`;
  const lands = new Map((await listProgrammes(tx)).map(({ code, land }) => [code, land]));
  const rows = await tx.query<{ award: Omit<PublicAward, 'land'> }>(
    'SELECT to_jsonb(a) AS award FROM awards.public_awards() a',
  );
  const publishers = await tx.query<{ land: string; prefix: string; name: string; verified_by: string | null }>(
    `SELECT land, prefix, funder_name AS name, verified_by FROM awards.publisher u
     WHERE EXISTS (SELECT 1 FROM programmes.programme p WHERE p.land = u.land) ORDER BY land DESC`,
  );
  return {
    page,
    publishers: publishers.map(({ land, prefix, name, verified_by }) => ({
      land,
      prefix,
      name,
      verifiedBy: verified_by,
    })),
    grants: rows.map(({ award }) => {
      const land = lands.get(award.programme_code);
      if (land === undefined) throw new Error(`the programme of ${award.file_number} is not public`);
      return toOpenGrant({ ...award, land }, { page, licence }, tx.today);
    }),
  };
}

/** Addresses of list items as 360Giving's own tools write them. */
export const OPEN_AWARDS_TABLE: ReportTable<OpenGrant> = {
  name: 'bewilligungen-nrw',
  sheet: 'grants',
  columns: [
    text('id', ({ id }) => id),
    text('title', ({ title }) => title),
    text('description', ({ description }) => description),
    text('currency', ({ currency }) => currency),
    text('amountAwarded', ({ amountAwarded }) => pointed(amountAwarded)),
    text('amountDisbursed', ({ amountDisbursed }) => pointed(amountDisbursed)),
    text('awardDate', ({ awardDate }) => awardDate),
    text('plannedDates/0/startDate', ({ plannedDates: [dates] }) => dates.startDate),
    text('plannedDates/0/endDate', ({ plannedDates: [dates] }) => dates.endDate),
    text('recipientOrganization/0/id', ({ recipientOrganization: [recipient] }) => recipient.id),
    text('recipientOrganization/0/name', ({ recipientOrganization: [recipient] }) => recipient.name),
    text('fundingOrganization/0/id', ({ fundingOrganization: [funder] }) => funder.id),
    text('fundingOrganization/0/name', ({ fundingOrganization: [funder] }) => funder.name),
    text('grantProgramme/0/code', ({ grantProgramme: [programme] }) => programme.code),
    text('grantProgramme/0/title', ({ grantProgramme: [programme] }) => programme.title),
    text('dataSource', ({ dataSource }) => dataSource),
    text('dateModified', ({ dateModified }) => dateModified),
    text('license', ({ license }) => license),
    text('withheld', ({ withheld }) => withheld.join(' ')),
  ],
};

/** The same awards as CSV: comma, point before the cents, days as YYYY-MM-DD, UTF-8 with byte order mark. */
export const openAwardsCsv = ({ grants }: OpenAwards): string => csvOf(OPEN_AWARDS_TABLE, grants, ',');

function text(
  heading: string,
  valueOf: (grant: OpenGrant) => string | null,
): ReportTable<OpenGrant>['columns'][number] {
  return { type: 'TEXT', key: heading, heading, valueOf };
}

/** "40000.00": no dots between the thousands, a point before the cents. */
function pointed(amount: Money | null): string | null {
  return amount?.toGerman().replaceAll('.', '').replace(',', '.') ?? null;
}
