import { CalendarDate } from '#kernel';
import type { InfoRequestContent } from '#notices';
import type { Transaction } from '#platform';
import type { ApplicationCase } from '../persistence/application.repository.js';
import { noticeCommon, type NoticeCommonParts } from '../read/notice-common.js';

export interface InfoRequestParts extends Pick<
  NoticeCommonParts,
  'organisation' | 'letterhead' | 'programmeName' | 'terms'
> {
  readonly application: ApplicationCase;
  readonly officer: string;
  readonly items: readonly string[];
  readonly deadline: CalendarDate;
}

/** The letter that asks for what is missing. It is no administrative act and carries no instruction on remedies. */
export function infoRequestContent(
  tx: Pick<Transaction, 'today' | 'isDemo'>,
  parts: InfoRequestParts,
): InfoRequestContent {
  const applicationDate = CalendarDate.inBerlin(parts.application.submittedAt ?? parts.application.createdAt);
  return {
    ...noticeCommon(tx, {
      ...parts,
      reference: `Ihr Antrag vom ${applicationDate.toGerman()}`,
      signature: {
        name: parts.officer,
        function: 'Sachbearbeitung',
        statement: 'Dieses Schreiben wurde elektronisch erstellt und ist ohne Unterschrift gültig.',
      },
    }),
    norms: [],
    kind: 'INFO_REQUEST',
    applicationDate: applicationDate.toString(),
    requests: parts.items,
    deadline: parts.deadline.toString(),
    consequences: [
      'Ohne diese Angaben kann ich über Ihren Antrag nicht entscheiden. Gehen sie bis zu diesem Tag nicht ein, entscheide ich nach Lage der Akten.',
    ],
  };
}
