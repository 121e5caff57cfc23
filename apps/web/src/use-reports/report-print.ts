import { noticeCommon } from '#applications';
import { findOrganisation } from '#districts';
import { CalendarDate, ok, refuse, type Refusal, type Result } from '#kernel';
import { checkContent, type ContentSection, type UseReportPrint } from '#notices';
import type { Transaction } from '#platform';
import { findProgramme, letterheadOn } from '#programmes';
import {
  COUNT_FIELDS,
  INCOME_KINDS,
  NARRATIVE_FIELDS,
  reportName,
  type AwardDuties,
  type ExaminationScreen,
  type ReportContent,
  type ReportSubmission,
  type UseReport,
} from '#use-reports';
import {
  CONFIRMATION_LABELS,
  COUNT_LABELS,
  GOAL_WORDS,
  INCOME_LABELS,
  METHOD_WORDS,
  NARRATIVE_LABELS,
} from './report-words.js';

interface PrintParts extends Pick<AwardDuties, 'award' | 'version'> {
  readonly report: UseReport;
  readonly content: ReportContent;
  /** Null for a draft. */
  readonly submission: Pick<ReportSubmission, 'number' | 'contentHash' | 'submittedAt'> | null;
}

/** The whole report on paper: narrative, figures in the structure of the finance plan, receipt list, confirmations. */
export function reportPrint(tx: Transaction, parts: PrintParts): Promise<Result<UseReportPrint, Refusal>> {
  return printOf(tx, parts, 'USE_REPORT', reportName(parts.report), sectionsOf(parts.content));
}

/** The note for the file (Prüfvermerk): what was looked at, how it was chosen, what was cut and why. */
export function auditNotePrint(tx: Transaction, screen: ExaminationScreen): Promise<Result<UseReportPrint, Refusal>> {
  const parts = { ...screen, content: screen.submission.content };
  return printOf(tx, parts, 'USE_AUDIT_NOTE', `Prüfvermerk zum ${reportName(screen.report)}`, noteSections(screen));
}

async function printOf(
  tx: Transaction,
  { award, version, report, submission }: PrintParts,
  kind: UseReportPrint['kind'],
  heading: string,
  sections: readonly ContentSection[],
): Promise<Result<UseReportPrint, Refusal>> {
  const organisation = await findOrganisation(tx, award.organisationId);
  const programme = await findProgramme(tx, award.programmeCode);
  const letterhead = await letterheadOn(tx, award.programmeCode, tx.today);
  if (!letterhead.ok) return letterhead;
  if (!organisation || !programme) return refuse('award-not-found', {});
  const content: UseReportPrint = {
    ...noticeCommon(tx, {
      application: award,
      programmeName: programme.name,
      organisation,
      letterhead: letterhead.value.letterhead,
      reference: submission ? `Fassung ${submission.number}` : 'Entwurf',
      officer: kind === 'USE_REPORT' ? organisation.name : (report.examiner?.name ?? ''),
      signature: null,
      terms: version,
    }),
    kind,
    recipientLines: [],
    norms: [],
    isDraft: submission === null,
    heading,
    author: kind === 'USE_REPORT' ? organisation.name : (report.examiner?.name ?? ''),
    submittedOn: submission ? CalendarDate.inBerlin(submission.submittedAt).toString() : null,
    versionNumber: submission?.number ?? 0,
    versionHash: submission?.contentHash ?? null,
    sections,
  };
  const printable = checkContent(content);
  return printable.ok ? ok(content) : refuse(printable.refusal.kind, printable.refusal.facts);
}

const filled = (text: string): string => (text.trim() === '' ? 'keine Angabe' : text);

function sectionsOf(content: ReportContent): ContentSection[] {
  return [
    {
      heading: '1. Sachbericht',
      blocks: [
        {
          block: 'FACTS',
          caption: 'Sachbericht',
          entries: NARRATIVE_FIELDS.map((name) => ({
            label: NARRATIVE_LABELS[name] ?? name,
            value: filled(content.narrative[name] ?? ''),
          })),
        },
        {
          block: 'FACTS',
          caption: 'Zahlen',
          entries: COUNT_FIELDS.map((name) => ({
            label: COUNT_LABELS[name] ?? name,
            value: String(content.counts[name] ?? 'keine Angabe'),
          })),
        },
      ],
    },
    {
      heading: '2. Ziele und Ergebnisse',
      blocks: [
        {
          block: 'TABLE',
          caption: 'Ziele und Ergebnisse',
          columns: [
            { heading: 'Ziel', isNumeric: false, share: 34 },
            { heading: 'Indikator', isNumeric: false, share: 26 },
            { heading: 'Plan', isNumeric: false, share: 20 },
            { heading: 'Ergebnis', isNumeric: false, share: 20 },
          ],
          rows: content.goals.map(({ goal, indicator, target, actual, note }) => [
            goal,
            indicator,
            target,
            note === '' ? actual : `${actual} (${note})`,
          ]),
          totals: [],
        },
      ],
    },
    figures(content),
    {
      heading: '4. Belegliste',
      blocks: [
        {
          block: 'TABLE',
          caption: 'Belege in EUR',
          columns: [
            { heading: 'Nr.', isNumeric: false, share: 8 },
            { heading: 'Beleg', isNumeric: false, share: 13 },
            { heading: 'Gezahlt', isNumeric: false, share: 14 },
            { heading: 'Empfänger und Grund', isNumeric: false, share: 35 },
            { heading: 'Brutto', isNumeric: true, share: 15 },
            { heading: 'Zuw.-fähig', isNumeric: true, share: 15 },
          ],
          rows: content.lines.map((line) => [
            String(line.number),
            line.voucherNo,
            { date: line.paidOn },
            `${line.payee}: ${line.purpose}`,
            { amountCents: line.grossCents },
            { amountCents: line.eligibleCents },
          ]),
          totals: [['', '', '', 'Zusammen', '', { amountCents: content.eligibleCents }]],
        },
      ],
    },
    {
      heading: '5. Erklärungen',
      blocks: [
        {
          block: 'LIST',
          isNumbered: false,
          items: [
            ...content.confirmations.map((name) => CONFIRMATION_LABELS[name] ?? name),
            content.vatDeductible
              ? 'Zum Vorsteuerabzug berechtigt; Beträge ohne Umsatzsteuer.'
              : 'Nicht zum Vorsteuerabzug berechtigt.',
            content.audit
              ? `Geprüft durch ${content.audit.by} am ${germanDay(content.audit.on)}: ${content.audit.result}`
              : 'Eine eigene Prüfungseinrichtung besteht nicht.',
          ],
        },
      ],
    },
  ];
}

function germanDay(text: string): string {
  const day = CalendarDate.parse(text);
  return day.ok ? day.value.toGerman() : text;
}

function figures(content: ReportContent): ContentSection {
  return {
    heading: '3. Zahlenmäßiger Nachweis',
    blocks: [
      {
        block: 'TABLE',
        caption: 'Ausgaben nach dem Finanzierungsplan in EUR',
        columns: [
          { heading: 'Position', isNumeric: false, share: 31 },
          { heading: 'Plan', isNumeric: true, share: 16 },
          { heading: 'Belegt', isNumeric: true, share: 16 },
          { heading: 'Zuw.-fähig', isNumeric: true, share: 16 },
          { heading: 'Begründung', isNumeric: false, share: 21 },
        ],
        rows: content.items.map((item) => [
          item.label,
          { amountCents: item.planCents },
          { amountCents: item.actualCents },
          { amountCents: item.eligibleCents },
          item.reason,
        ]),
        totals: [['Zusammen', '', { amountCents: content.actualCents }, { amountCents: content.eligibleCents }, '']],
      },
      {
        block: 'FACTS',
        caption: 'Einnahmen',
        entries: [
          ...INCOME_KINDS.map((kind) => ({
            label: INCOME_LABELS[kind],
            value: { amountCents: content.incomeCents[kind] },
          })),
          { label: 'Erklärung', value: filled(content.balanceReason) },
        ],
      },
    ],
  };
}

function noteSections({
  report,
  submission,
  samples,
  judgements,
  sums,
  questions,
}: ExaminationScreen): ContentSection[] {
  const { content } = submission;
  const cuts = content.lines.flatMap((line) => {
    const judgement = judgements.get(line.id);
    return judgement && judgement.cutCents > 0 ? [{ line, judgement }] : [];
  });
  return [
    { heading: '1. Vermerk', blocks: [{ block: 'TEXT', text: filled(report.note ?? '') }] },
    {
      heading: '2. Umfang der Prüfung',
      blocks: [
        {
          block: 'LIST',
          isNumbered: false,
          items: [
            `${judgements.size} von ${content.lines.length} Zeilen einzeln geprüft.`,
            ...samples.map(
              (sample) =>
                `Stichprobe ${sample.number} aus Fassung ${sample.submission}: ${sample.receiptIds.length} Zeilen, ${METHOD_WORDS[sample.method]}, Größe ${sample.size}, Startzahl ${sample.seed}; erneutes Ziehen ergibt ${sample.isReproduced ? 'dieselbe' : 'NICHT dieselbe'} Liste.`,
            ),
            ...questions.map(
              ({ number, items, answer }) =>
                `Rückfrage ${number}: ${items.join(' ')} Antwort: ${answer === null ? 'steht aus' : answer === '' ? 'keine' : answer}`,
            ),
          ],
        },
      ],
    },
    {
      heading: '3. Ergebnis',
      blocks: [
        {
          block: 'FACTS',
          caption: 'Ergebnis',
          entries: [
            { label: 'Geltend gemacht', value: { amountCents: sums.claimedCents } },
            { label: 'Gekürzt', value: { amountCents: sums.cutCents } },
            { label: 'Anerkannt', value: { amountCents: sums.recognisedCents } },
          ],
        },
        ...(cuts.length === 0
          ? []
          : [
              {
                block: 'TABLE' as const,
                caption: 'Kürzungen in EUR',
                columns: [
                  { heading: 'Nr.', isNumeric: false, share: 10 },
                  { heading: 'Grund der Zahlung', isNumeric: false, share: 34 },
                  { heading: 'Gekürzt', isNumeric: true, share: 18 },
                  { heading: 'Begründung', isNumeric: false, share: 38 },
                ],
                rows: cuts.map(({ line, judgement }) => [
                  String(line.number),
                  line.purpose,
                  { amountCents: judgement.cutCents },
                  judgement.reason,
                ]),
                totals: [],
              },
            ]),
      ],
    },
    {
      heading: '4. Erfolgskontrolle',
      blocks: [
        {
          block: 'LIST',
          isNumbered: true,
          items: content.goals.map(({ id, goal }) => {
            const result = report.goalResults?.[id];
            return `${goal}: ${result ? GOAL_WORDS[result] : 'nicht bewertet'}`;
          }),
        },
      ],
    },
  ];
}
