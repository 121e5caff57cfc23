import type { Enquiry, Membership } from '#enquiries';
import type { PageFrame } from '../access/index.js';
import {
  Alert,
  ButtonLink,
  DenseTable,
  EmptyState,
  formatDate,
  Mark,
  Page,
  PageHead,
  renderPage,
  Stack,
} from '../layout/index.js';
import { KIND_WORDS, NO_ADVICE, PHENOMENON_WORDS, statusOf } from './enquiry-words.js';

/** A member's own enquiries, or all of them for the team: facts only, so there is nothing to search in. */
export function enquiryListPage(
  frame: PageFrame,
  enquiries: readonly Enquiry[],
  { isTeam, membership }: { readonly isTeam: boolean; readonly membership: Membership | null },
): string {
  const open = enquiries.filter(({ status }) => status === 'NEW' || status === 'ACCEPTED').length;
  const mayAsk = !isTeam && membership !== null;
  return renderPage(
    <Page {...frame} title="Anfragen">
      <PageHead
        title="Anfragen"
        count={isTeam ? `${open} offen` : undefined}
        lead={
          isTeam
            ? 'Offene zuerst, die am längsten wartende oben.'
            : 'Fragen und Hinweise Ihrer Kommune an das Netzwerk „Kommunen gegen Extremismus“.'
        }
        aside={mayAsk ? <ButtonLink href="/anfragen/neu">Anfrage stellen</ButtonLink> : undefined}
      />
      <Stack>
        {!isTeam && (
          <Alert tone="info" title="Keine Beratung zu einzelnen Entscheidungen">
            {NO_ADVICE}
          </Alert>
        )}
        {!isTeam && membership === null && (
          <Alert tone="warning" title="Ihre Kommune ist zurzeit nicht Mitglied">
            Sie können Ihre bisherigen Anfragen lesen, aber keine neue stellen. Wenden Sie sich an das Team des
            Netzwerks.
          </Alert>
        )}
        {enquiries.length === 0 ? (
          <EmptyState
            text={isTeam ? 'Es ist keine Anfrage eingegangen.' : 'Ihre Kommune hat noch nichts gefragt.'}
            action={mayAsk ? <ButtonLink href="/anfragen/neu">Erste Anfrage stellen</ButtonLink> : undefined}
          />
        ) : (
          <EnquiryTable enquiries={enquiries} isTeam={isTeam} />
        )}
      </Stack>
    </Page>,
  );
}

function EnquiryTable({ enquiries, isTeam }: { enquiries: readonly Enquiry[]; isTeam: boolean }) {
  return (
    <DenseTable
      caption="Anfragen, offene zuerst"
      hideCaption
      narrow="cards-two"
      columns={[
        { label: 'Anfrage' },
        ...(isTeam ? [{ label: 'Kommune' }] : []),
        { label: 'Art' },
        { label: 'Phänomenbereich' },
        { label: 'Thema' },
        { label: 'Eingang' },
        { label: 'Stand' },
      ]}
      rows={enquiries.map((enquiry) => {
        const { tone, text } = statusOf(enquiry.status);
        return {
          key: enquiry.id,
          cells: [
            <a class="kern-link" href={`/anfragen/${enquiry.id}`}>
              {enquiry.reference}
            </a>,
            ...(isTeam ? [enquiry.municipalityName] : []),
            KIND_WORDS[enquiry.kind],
            PHENOMENON_WORDS[enquiry.phenomenon],
            enquiry.topicName,
            formatDate(enquiry.askedOn),
            <Mark tone={tone}>{text}</Mark>,
          ],
        };
      })}
    />
  );
}
