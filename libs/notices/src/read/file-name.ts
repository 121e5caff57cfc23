import type { Notice } from '../persistence/notice.repository.js';
import { NOTICE_TITLES } from './notice-titles.js';

/** "Zuwendungsbescheid_NRWO-2027-0001.pdf": letters, digits, dot and hyphen only, so that every system takes it. */
export function fileNameOf({ kind, fileNumber }: Pick<Notice, 'kind' | 'fileNumber'>): string {
  const title = NOTICE_TITLES[kind].replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue');
  return `${plain(title)}_${plain(fileNumber)}.pdf`;
}

const plain = (text: string): string => text.replace(/[^A-Za-z0-9.-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
