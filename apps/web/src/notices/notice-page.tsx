import type { JSX } from 'preact';
import { NOTICE_LIFECYCLE, type NoticeView } from '#notices';
import type { Actor, CalendarDate } from '#kernel';
import type { PageFrame } from '../access/index.js';
import {
  Aside,
  Badge,
  ButtonLink,
  Columns,
  ErrorSummary,
  errorLinks,
  Facts,
  HelpNote,
  formatDate,
  formatDateTime,
  formatWeekdayDate,
  Page,
  PageHead,
  Panel,
  renderPage,
  Stack,
  Timeline,
} from '../layout/index.js';
import { DeliveryForms, type DeliveryForm } from './delivery-forms.js';
import { OpenPanel } from './open-panel.js';
import { deliveryWord, stateOf } from './notice-words.js';

export interface NoticeScreen {
  readonly notice: NoticeView;
  readonly actor: Actor;
  readonly today: CalendarDate;
  /** The form of the authority that was sent and not accepted. */
  readonly form?: DeliveryForm;
}

/** One notice: what it is, when it counts as served, until when it can be contested, and why. Both sides see this page. */
export function noticePage(frame: PageFrame, screen: NoticeScreen): string {
  const { notice, actor, form } = screen;
  const isDistrict = actor.scope === 'ORGANISATION';
  const crumbs = isDistrict
    ? [{ label: 'Bescheide', href: '/bescheide' }, { label: notice.title }]
    : [{ label: notice.fileNumber, href: `/vorgaenge/${notice.caseId}` }, { label: notice.title }];
  const errors = form?.errors ?? {};
  return renderPage(
    <Page {...frame} title={notice.title} breadcrumb={crumbs} hasErrors={Object.keys(errors).length > 0}>
      {form && (
        <Stack>
          <ErrorSummary errors={errorLinks(errors)} />
          <div />
        </Stack>
      )}
      <PageHead
        title={notice.title}
        meta={`${notice.fileNumber} · ${notice.subject}`}
        facts={[{ label: 'Stand', value: <Badge tone={stateOf(notice).tone}>{stateOf(notice).text}</Badge> }]}
      />
      <Columns split="two">
        <Stack>
          <OpenPanel notice={notice} isDistrict={isDistrict} csrfToken={frame.csrfToken} today={screen.today} />
          <ServicePanel notice={notice} />
          {isDistrict && <WaiverPanel notice={notice} actor={actor} />}
          {!isDistrict && <DeliveryForms {...screen} csrfToken={frame.csrfToken} />}
        </Stack>
        <Aside label="Angaben zum Bescheid">
          <NoticeFacts notice={notice} isDistrict={isDistrict} />
          <HistoryPanel notice={notice} />
        </Aside>
      </Columns>
    </Page>,
  );
}

function ServicePanel({ notice: { isAct, service } }: { notice: NoticeView }): JSX.Element {
  const day = (date: CalendarDate | null, none: string): string => (date ? formatWeekdayDate(date) : none);
  const facts = [
    {
      label: service.isServed ? 'Bekannt gegeben' : 'Gilt als bekannt gegeben',
      value: day(service.servedOn, 'noch nicht'),
    },
    ...(service.waivedOn
      ? [{ label: 'Rechtsbehelfsverzicht', value: formatWeekdayDate(service.waivedOn) }]
      : [{ label: 'Klagefrist endet', value: day(service.actionPeriodEnds, 'noch offen') }]),
    {
      label: 'Bestandskräftig ab',
      value: day(service.finalFrom, service.contestedOn ? 'offen, es ist Klage erhoben' : 'noch offen'),
    },
  ];
  return (
    <Panel title="Bekanntgabe und Fristen" id="fristen">
      <Stack small>
        {isAct && <Facts facts={facts} />}
        {isAct && <h3 class="kern-heading-small">So ergibt sich das</h3>}
        <ul class="kern-list kern-list--bullet">
          {service.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </Stack>
    </Panel>
  );
}

function WaiverPanel({ notice, actor }: { notice: NoticeView; actor: Actor }): JSX.Element | null {
  const { service } = notice;
  if (!notice.isAct || service.status !== 'SERVED' || !service.finalFrom) return null;
  const isPossible = NOTICE_LIFECYCLE.actionsFor(service.status, actor.roles).includes('waive-remedies');
  return (
    <Panel title="Früher bestandskräftig werden" id="verzicht">
      <Stack small>
        <p>
          Ausgezahlt wird erst, wenn der Bescheid bestandskräftig ist, also ab dem {formatDate(service.finalFrom)}. Sie
          können das vorziehen, indem Sie auf Rechtsbehelfe verzichten.
        </p>
        {isPossible ? (
          <ButtonLink href={`/bescheide/${notice.id}/verzicht`} look="secondary">
            Verzicht auf Rechtsbehelfe prüfen
          </ButtonLink>
        ) : (
          <p>Den Verzicht erklären die Zeichnungsberechtigten Ihres Kreises.</p>
        )}
      </Stack>
    </Panel>
  );
}

function NoticeFacts({ notice, isDistrict }: { notice: NoticeView; isDistrict: boolean }): JSX.Element {
  return (
    <Panel title="Angaben" id="angaben">
      <Facts
        facts={[
          { label: 'Aktenzeichen', value: notice.fileNumber },
          { label: 'Vom', value: formatDate(notice.issuedAt) },
          { label: notice.isAct ? 'Unterschrieben von' : 'Erstellt von', value: notice.issuedByName },
          ...(isDistrict ? [] : [{ label: 'Fassung der Vorlage', value: notice.templateVersion }]),
        ]}
      />
      <HelpNote title="Prüfsummen (SHA-256)">
        {notice.pdf && (
          <p>
            PDF-Datei: <Hash text={notice.pdf.sha256} />
          </p>
        )}
        <p>
          Inhalt: <Hash text={notice.contentHash} />
        </p>
      </HelpNote>
      <p>
        <a class="kern-link" href={`/${isDistrict ? 'antraege' : 'vorgaenge'}/${notice.caseId}`}>
          Zum Vorgang
        </a>
      </p>
    </Panel>
  );
}

/** Groups of eight, so that the text may break and can be compared by eye. */
const Hash = ({ text }: { text: string }): JSX.Element => <span>{(text.match(/.{1,8}/g) ?? []).join(' ')}</span>;

function HistoryPanel({ notice }: { notice: NoticeView }): JSX.Element {
  return (
    <Panel title="Verlauf" id="verlauf">
      <Timeline
        label="Was mit dem Bescheid geschah, das Neueste zuerst"
        entries={[...notice.deliveries].reverse().map((delivery) => ({
          when: formatDate(delivery.occurredOn),
          state: 'past',
          text: (
            <>
              {deliveryWord(delivery)}
              {delivery.note !== '' && `: ${delivery.note}`}
              <span class="meta">
                {' '}
                ({delivery.recordedByName}, {formatDateTime(delivery.recordedAt)})
              </span>
            </>
          ),
        }))}
      />
    </Panel>
  );
}
