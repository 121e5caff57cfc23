import type { JSX } from 'preact';
import type { EnquiryAction, Passage } from '#enquiries';
import type { PageFrame } from '../access/index.js';
import {
  ActionColumn,
  Alert,
  Aside,
  Badge,
  Columns,
  ErrorSummary,
  errorLinks,
  formatDate,
  formatDateTime,
  Mark,
  Page,
  PageHead,
  Panel,
  renderPage,
  Section,
  Stack,
  Timeline,
  type AllowedAction,
} from '../layout/index.js';
import { EnquiryForms } from './enquiry-forms.js';
import { historyWord, KIND_WORDS, PASSAGE_WORDS, PHENOMENON_WORDS, statusOf } from './enquiry-words.js';
import type { EnquiryScreen } from './enquiry-screen.js';

/** Steps without words are buttons; the others have their forms on the page. */
const BUTTONS: Readonly<Partial<Record<EnquiryAction, AllowedAction & { readonly path: string }>>> = {
  'accept-enquiry': { label: 'Zur Bearbeitung annehmen', path: 'annehmen' },
  'close-enquiry': { label: 'Abschließen', path: 'abschliessen' },
  'reject-for-personal-data': {
    label: 'Wegen personenbezogener Daten ablehnen',
    path: 'ablehnen',
    look: 'secondary',
  },
};

/** One enquiry: what was written as long as it is there, what happened, and what can be done now. */
export function enquiryPage(frame: PageFrame, screen: EnquiryScreen): string {
  const { enquiry, actions, state } = screen;
  const { tone, text } = statusOf(enquiry.status);
  return renderPage(
    <Page
      {...frame}
      title={enquiry.reference}
      breadcrumb={[{ label: 'Anfragen', href: '/anfragen' }, { label: enquiry.reference }]}
      hasErrors={Object.keys(state.errors).length > 0}
    >
      <PageHead
        title={enquiry.reference}
        meta={`${enquiry.municipalityName}, Regierungsbezirk ${enquiry.adminRegion}`}
        facts={[
          { label: 'Art', value: KIND_WORDS[enquiry.kind] },
          { label: 'Phänomenbereich', value: PHENOMENON_WORDS[enquiry.phenomenon] },
          { label: 'Thema', value: enquiry.topicName },
          { label: 'Stand', value: <Mark tone={tone}>{text}</Mark> },
        ]}
      />
      <Columns split="two">
        <Stack>
          <ErrorSummary errors={errorLinks(state.errors)} />
          <WhatIsLeft screen={screen} />
          <EnquiryForms frame={frame} screen={screen} />
        </Stack>
        <Aside label="Schritte und Verlauf">
          <ActionColumn
            csrfToken={frame.csrfToken}
            allowed={buttonsOf(enquiry.id, actions)}
            emptyText={
              actions.length > 0
                ? 'Antworten Sie mit den Formularen auf dieser Seite.'
                : 'Im Moment gibt es für Sie hier nichts zu tun.'
            }
          />
          {actions.includes('reject-for-personal-data') && (
            <p class="meta">Eine Ablehnung löscht den Inhalt sofort und endgültig. Nur die Tatsache bleibt.</p>
          )}
          <Section title="Verlauf">
            <Timeline
              label="Verlauf der Anfrage"
              entries={screen.history.map(({ at, action }) => ({
                when: formatDateTime(at),
                text: historyWord(action),
                state: 'past',
              }))}
            />
          </Section>
        </Aside>
      </Columns>
    </Page>,
  );
}

const buttonsOf = (id: string, actions: readonly EnquiryAction[]): AllowedAction[] =>
  actions.flatMap((action) => {
    const button = BUTTONS[action];
    return button ? [{ ...button, post: `/anfragen/${id}/${button.path}` }] : [];
  });

function WhatIsLeft({ screen: { enquiry, passages, referral } }: { screen: EnquiryScreen }): JSX.Element {
  if (enquiry.status === 'REJECTED_PERSONAL_DATA') {
    return (
      <Alert tone="danger" title="Abgelehnt, weil sie personenbezogene Daten enthielt">
        Der Inhalt ist gelöscht. Fragen Sie gern noch einmal, ohne eine Person zu nennen.
      </Alert>
    );
  }
  if (enquiry.status === 'WIPED') {
    return (
      <Alert tone="info" title="Der Inhalt ist gelöscht">
        {`Die Anfrage wurde am ${dayOr(enquiry.closedOn)} abgeschlossen und am ${dayOr(enquiry.wipedOn)} gelöscht.`}
      </Alert>
    );
  }
  return (
    <>
      {enquiry.wipeOn && (
        <Alert tone="info" title={`Abgeschlossen am ${dayOr(enquiry.closedOn)}`}>
          {`Der Inhalt wird am ${formatDate(enquiry.wipeOn)} gelöscht.`}
        </Alert>
      )}
      {passages.map((passage) => (
        <PassagePanel key={passage.id} passage={passage} />
      ))}
      {referral && (
        <Panel title="Diese Stelle hilft Ihnen vor Ort">
          <p>
            <strong>{referral.name}</strong>
          </p>
          <p>{referral.work}</p>
          {referral.contact !== '' && <p>{referral.contact}</p>}
          {referral.verifiedBy === null && <Badge tone="warning">ungeprüft</Badge>}
        </Panel>
      )}
    </>
  );
}

function PassagePanel({ passage }: { passage: Passage }): JSX.Element {
  return (
    <Panel
      title={PASSAGE_WORDS[passage.kind]}
      id={`text-${passage.number}`}
      look={passage.kind === 'CONFIRMATION' ? 'soft' : 'plain'}
      note={<span class="meta">{formatDateTime(passage.writtenAt)}</span>}
    >
      {passage.body.split('\n').map((line, index) => (
        <p key={index}>{line}</p>
      ))}
      {passage.isRedacted && <p class="meta">Das Team hat Stellen geschwärzt.</p>}
    </Panel>
  );
}

const dayOr = (day: Parameters<typeof formatDate>[0] | null): string =>
  day === null ? 'unbekannten Tag' : formatDate(day);
