import type { CalendarDate } from '#kernel';
import type { NoticeView } from '#notices';
import type { PageFrame } from '../access/index.js';
import { Badge, DenseTable, EmptyState, formatDate, Page, renderPage } from '../layout/index.js';
import { nextStepOf, stateOf } from './notice-words.js';

const TITLE = 'Bescheide und Schreiben';

/** All notices to a district, newest first, with their state and what comes next. */
export function noticeListPage(frame: PageFrame, notices: readonly NoticeView[], today: CalendarDate): string {
  return renderPage(
    <Page {...frame} title={TITLE} h1={TITLE}>
      {notices.length === 0 ? (
        <EmptyState text="Noch keine Bescheide. Hier erscheint jeder Bescheid, sobald er unterschrieben ist." />
      ) : (
        <DenseTable
          caption={TITLE}
          hideCaption
          narrow="cards-two"
          rowHeader={0}
          columns={[
            { label: 'Bescheid' },
            { label: 'Aktenzeichen und Vorhaben' },
            { label: 'Vom' },
            { label: 'Stand' },
            { label: 'Nächster Schritt' },
          ]}
          rows={notices.map((notice) => ({
            key: notice.id,
            cells: [
              <a class="kern-link" href={`/bescheide/${notice.id}`}>
                {notice.title}
              </a>,
              `${notice.fileNumber} · ${notice.subject}`,
              formatDate(notice.issuedAt),
              <Badge tone={stateOf(notice).tone}>{stateOf(notice).text}</Badge>,
              nextStepOf(notice, today),
            ],
          }))}
        />
      )}
    </Page>,
  );
}
