import type { JSX } from 'preact';
import type { InfoRequest } from '#applications';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  Badge,
  ButtonRow,
  daysLeftPhrase,
  formatDate,
  Panel,
  SubmitButton,
  TextArea,
} from '../layout/index.js';
import type { DistrictCaseView } from './case-view.js';
import { office } from '../access/index.js';

/** What the authority asks, what may be changed now, and the answer. */
export function OpenRequest({
  frame,
  view,
  request,
}: {
  frame: PageFrame;
  view: DistrictCaseView;
  request: InfoRequest;
}): JSX.Element {
  const { application } = view.found;
  const due = request.extendedTo ?? request.deadline;
  return (
    <Panel
      title={`Rückfrage der ${office().short}`}
      look="key"
      id="rueckfrage"
      note={<Badge tone="warning">{`bis ${formatDate(due)}, ${daysLeftPhrase(view.today, due)}`}</Badge>}
    >
      <ul class="kern-list kern-list--bullet">
        {request.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <p>
        Sie können jetzt alle Angaben ändern und Anlagen ergänzen:{' '}
        <a class="kern-link" href={`/antraege/${application.id}/plan`}>
          Ausgaben und Finanzierung
        </a>
        ,{' '}
        <a class="kern-link" href={`/antraege/${application.id}/anlagen`}>
          Anlagen
        </a>
        ,{' '}
        <a class="kern-link" href={`/antraege/${application.id}/pruefen`}>
          ganzer Antrag
        </a>
        . Mit der Antwort wird der geänderte Antrag als neue Fassung eingereicht.
      </p>
      {view.openFindings > 0 && (
        <p>
          Noch nicht möglich: Im geänderten Antrag{' '}
          {view.openFindings === 1 ? 'stimmt eine Angabe' : `stimmen ${view.openFindings} Angaben`} nicht.{' '}
          <a class="kern-link" href={`/antraege/${application.id}/pruefen`}>
            Angaben prüfen
          </a>
        </p>
      )}
      {view.canSign ? (
        <ActionForm
          action={`/antraege/${application.id}/antwort`}
          csrfToken={frame.csrfToken}
          id="antwort"
          label="Antwort"
        >
          <TextArea name="answer" label="Ihre Antwort" value={view.answer} error={view.errors['answer']} rows={6} />
          <ButtonRow>
            <SubmitButton>Antwort einreichen</SubmitButton>
          </ButtonRow>
        </ActionForm>
      ) : (
        <p id="antwort">
          Die Antwort reicht ein, wer zeichnungsberechtigt ist. Ändern und Anlagen hochladen können Sie.
        </p>
      )}
    </Panel>
  );
}
