import { readFileSync } from 'node:fs';
import path from 'node:path';
import { v5 } from 'uuid';
import { readBaseRates } from '#funding-law';
import { DEFAULT_LAND } from '#kernel';
import type { Transaction } from '#platform';
import type { Letterhead, ProgrammeTerms } from '../domain/programme-terms.js';
import { insertBaseRate } from './enter-base-rate.js';

interface ProgrammeFile {
  readonly programme: {
    code: string;
    name: string;
    shortName: string;
    capHolder: 'DISTRICT' | 'ORGANISATION';
    land?: string;
  };
  readonly terms: readonly { label: string; validFrom: string; source: string; terms: ProgrammeTerms }[];
  readonly caps: readonly { from: number; to: number; amountCents: number; source: string }[];
  readonly calls: readonly {
    budgetYear: number;
    opensAt: string;
    closesAt: string;
    latePolicy: 'REFUSE' | 'MARK';
    periodFrom: string;
    periodTo: string;
  }[];
  readonly budget: ReferenceBudget;
  /** Where another authority than that of the shared texts issues the notices. */
  readonly letterhead?: Letterhead;
  /** Clauses of this programme alone. */
  readonly textBlocks?: NoticeTextsFile['textBlocks'];
}

interface NoticeTextsFile {
  readonly source: string;
  readonly validFrom: string;
  readonly letterhead: Letterhead;
  /** Without a programme they serve all of them. */
  readonly textBlocks: readonly {
    code: string;
    choice: string;
    title: string;
    body: string;
    noticeKind: string;
    programme?: string;
  }[];
}

/** The budget that belongs to a programme's reference; booked by whoever loads it, for programmes know no budget. */
export interface ReferenceBudget {
  readonly title: { id: string; chapter: string; titleNumber: string; name: string; source: string };
  readonly appropriations: readonly { budgetYear: number; authority: 'AE' | 'VE'; amountCents: number }[];
}

const NAMESPACE = '0d3c4c52-07f3-4a5e-9c07-5a6f3f5a9d02';
/** Land -> programmes. Another Land is a line here and a file. */
const PROGRAMME_FILES: Readonly<Record<string, readonly string[]>> = {
  NW: ['nrweltoffen.json', 'demokratie-leben.json'],
  NI: ['beraten-ni.json'],
};

/** The id of a reference call, the same in every installation. */
export const referenceCallId = (programmeCode: string, budgetYear: number): string =>
  v5(`call:${programmeCode}:${budgetYear}`, NAMESPACE);

/** Loads programmes, terms, caps, calls, letterhead, text blocks and base rates. What is there already stays as it is. */
export async function loadProgrammeReference(
  tx: Transaction,
  packageRoot: string,
  lands: readonly string[] = [DEFAULT_LAND],
): Promise<{ programmeCode: string; budget: ReferenceBudget }[]> {
  const read = <T>(name: string): T =>
    JSON.parse(readFileSync(path.join(packageRoot, 'libs/programmes/reference', name), 'utf8'));
  const texts = read<NoticeTextsFile>('notice-texts.json');
  const budgets: { programmeCode: string; budget: ReferenceBudget }[] = [];
  for (const name of lands.flatMap((land) => PROGRAMME_FILES[land] ?? [])) {
    const file = read<ProgrammeFile>(name);
    await loadProgramme(tx, file);
    const { letterhead = texts.letterhead, textBlocks = [] } = file;
    await loadLetterhead(tx, file.programme.code, { ...texts, letterhead });
    const own = textBlocks.map((block) => ({ ...block, programme: file.programme.code }));
    await loadTextBlocks(tx, { ...texts, textBlocks: own });
    budgets.push({ programmeCode: file.programme.code, budget: file.budget });
  }
  await loadTextBlocks(tx, texts);
  await loadBaseRates(tx, packageRoot);
  return budgets;
}

async function loadProgramme(tx: Transaction, { programme, terms, caps, calls }: ProgrammeFile): Promise<void> {
  await tx.query(
    `INSERT INTO programmes.programme (code, name, short_name, cap_holder, created_at, land) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING`,
    [programme.code, programme.name, programme.shortName, programme.capHolder, tx.now, programme.land ?? DEFAULT_LAND],
  );
  for (const version of terms) {
    await tx.query(
      `INSERT INTO programmes.terms_version (id, programme_code, label, valid_from, terms, source, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
      [
        v5(`terms:${programme.code}:${version.label}`, NAMESPACE),
        programme.code,
        version.label,
        version.validFrom,
        JSON.stringify(version.terms),
        version.source,
        tx.actor.accountId,
        tx.now,
      ],
    );
  }
  for (const cap of caps) {
    await tx.query(
      `INSERT INTO programmes.cap_rule (programme_code, budget_year, version, amount_cents, source, recorded_by, recorded_at)
       SELECT $1, year, 1, $4, $5, $6, $7 FROM generate_series($2::int, $3::int) AS year ON CONFLICT DO NOTHING`,
      [programme.code, cap.from, cap.to, cap.amountCents, cap.source, tx.actor.accountId, tx.now],
    );
  }
  for (const call of calls) {
    await tx.query(
      `INSERT INTO programmes.call (id, programme_code, name, budget_year, opens_at, closes_at, late_policy, period_from,
         period_to, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`,
      [
        referenceCallId(programme.code, call.budgetYear),
        programme.code,
        `${programme.name} ${call.budgetYear}`,
        call.budgetYear,
        call.opensAt,
        call.closesAt,
        call.latePolicy,
        call.periodFrom,
        call.periodTo,
        tx.actor.accountId,
        tx.now,
      ],
    );
  }
}

async function loadLetterhead(tx: Transaction, programmeCode: string, texts: NoticeTextsFile): Promise<void> {
  await tx.query(
    `INSERT INTO programmes.authority_version (id, programme_code, valid_from, letterhead, source, recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [
      v5(`letterhead:${programmeCode}`, NAMESPACE),
      programmeCode,
      texts.validFrom,
      JSON.stringify(texts.letterhead),
      texts.source,
      tx.actor.accountId,
      tx.now,
    ],
  );
}

async function loadTextBlocks(tx: Transaction, texts: NoticeTextsFile): Promise<void> {
  for (const [position, block] of texts.textBlocks.entries()) {
    await tx.query(
      `INSERT INTO programmes.text_block (code, version, notice_kind, position, title, body, choice, valid_from, source,
         recorded_by, recorded_at, programme_code)
       VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`,
      [
        block.code,
        block.noticeKind,
        position,
        block.title,
        block.body,
        block.choice,
        texts.validFrom,
        texts.source,
        tx.actor.accountId,
        tx.now,
        block.programme ?? null,
      ],
    );
  }
}

async function loadBaseRates(tx: Transaction, packageRoot: string): Promise<void> {
  const file = path.join(packageRoot, 'libs/funding-law/reference/base-rates.json');
  const table = readBaseRates(JSON.parse(readFileSync(file, 'utf8')));
  if (!table.ok) throw new Error(`base rates are unreadable at ${table.refusal.pointer ?? ''}`);
  for (const { validFrom, rateBps, source, isVerified } of table.value.entries) {
    const verifiedBy = isVerified ? 'Vergleich mit der Bekanntmachung der Deutschen Bundesbank' : null;
    await insertBaseRate(tx, { validFrom, version: 1, rateBps: Number(rateBps), source, verifiedBy });
  }
}
