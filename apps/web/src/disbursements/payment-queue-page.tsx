import { PAYMENT_LIFECYCLE, type PaymentRequest } from '#disbursements';
import type { Actor } from '#kernel';
import type { PageFrame } from '../access/index.js';
import { DenseTable, EmptyState, formatDate, formatEuro, Mark, Page, PageHead, renderPage } from '../layout/index.js';
import { paymentActionWord, paymentStateOf } from './payment-words.js';

/** All requests under way, longest waiting first; what this person can do stands beside each. */
export function paymentQueuePage(frame: PageFrame, actor: Actor, requests: readonly PaymentRequest[]): string {
  return renderPage(
    <Page {...frame} title="Auszahlungen">
      <PageHead title="Auszahlungen" lead="Mittelanforderungen, die noch nicht gutgeschrieben sind." />
      <p>
        <a class="kern-link" href="/zahlungslaeufe">
          Zahlungsläufe
        </a>
      </p>
      <p>
        <a class="kern-link" href="/bankverbindungen">
          Bankverbindungen, die auf einen Rückruf warten
        </a>
      </p>
      {requests.length === 0 ? (
        <EmptyState text="Es liegt keine Mittelanforderung vor." />
      ) : (
        <DenseTable
          caption="Mittelanforderungen, am längsten wartende zuerst"
          hideCaption
          narrow="cards-two"
          columns={[
            { label: 'Anforderung' },
            { label: 'Betrag', isNumeric: true },
            { label: 'Eingereicht' },
            { label: 'Stand' },
            { label: 'Ihr nächster Schritt' },
          ]}
          rows={requests.map((request) => {
            const { tone, text } = paymentStateOf(request.status);
            const [next] = PAYMENT_LIFECYCLE.actionsFor(request.status, actor.roles);
            return {
              key: request.id,
              cells: [
                <a class="kern-link" href={`/auszahlungen/${request.id}`}>
                  {request.fileNumber}, {request.number}. Anforderung
                </a>,
                formatEuro(request.amount),
                request.submitted ? formatDate(request.submitted.at) : '–',
                <Mark tone={tone}>{text}</Mark>,
                next ? paymentActionWord(next) : '–',
              ],
            };
          })}
        />
      )}
    </Page>,
  );
}
