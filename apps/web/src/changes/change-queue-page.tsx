import type { QueuedChangeRequest } from '#awards';
import type { PageFrame } from '../access/index.js';
import { DenseTable, EmptyState, formatDate, Mark, Page, PageHead, renderPage, Stack } from '../layout/index.js';
import { changeStateOf, changeTitle } from './change-words.js';

/** What waits for the authority: amendments, waivers and early starts, oldest first. */
export function changeQueuePage(frame: PageFrame, requests: readonly QueuedChangeRequest[]): string {
  return renderPage(
    <Page
      {...frame}
      title="Änderungen"
      breadcrumb={[{ label: 'Bewilligungen', href: '/bewilligungen' }, { label: 'Änderungen' }]}
    >
      <PageHead title="Änderungen und vorzeitige Beginne" count={`${requests.length} offen`} />
      <Stack>
        {requests.length === 0 ? (
          <EmptyState text="Im Moment ist nichts beantragt. Neue Anträge stehen hier, sobald ein Kreis einreicht." />
        ) : (
          <DenseTable
            caption="Offene Anträge"
            hideCaption
            narrow="cards-two"
            columns={[{ label: 'Antrag' }, { label: 'Vorhaben' }, { label: 'Eingereicht' }, { label: 'Stand' }]}
            rows={requests.map((request) => {
              const { tone, text } = changeStateOf(request.status, false);
              return {
                key: request.id,
                cells: [
                  <a class="kern-link" href={`/aenderungen/${request.id}`}>
                    {changeTitle(request)}
                    <span class="kern-sr-only"> zu {request.fileNumber}</span>
                  </a>,
                  `${request.fileNumber} ${request.title}`,
                  request.submittedAt ? formatDate(request.submittedAt) : '–',
                  <Mark tone={tone}>{text}</Mark>,
                ],
              };
            })}
          />
        )}
      </Stack>
    </Page>,
  );
}
