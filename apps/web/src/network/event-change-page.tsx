import type { EventVersion, PublicEvent } from '#events';
import type { PageFrame } from '../access/index.js';
import { PHENOMENON_WORDS } from '../public/public-words.js';
import { changePage } from './change-frame.js';
import { EVENT_LABELS, EVENT_WORDS, EventFields, eventValues } from './event-fields.js';
import type { TypedForm } from './typed-form.js';
import { changesOf, VersionHistory, type ConflictFacts } from './version-history.js';

export interface EventChangeScreen {
  readonly event: PublicEvent;
  readonly versions: readonly EventVersion[];
  readonly typed: TypedForm;
  readonly conflict?: ConflictFacts;
}

const CODES: Readonly<Record<string, string>> = { ...EVENT_WORDS, ...PHENOMENON_WORDS };

export const EVENT_FIELD_WORDS = {
  labelOf: (name: string): string => EVENT_LABELS[name] ?? name,
  textOf: (name: string, value: string): string =>
    name === 'kind' || name === 'phenomenon' ? (CODES[value] ?? value) : value,
};

/** An event to change before it begins. An earlier version is taken into the form first: saving it tells people again. */
export function eventChangePage(frame: PageFrame, { event, versions, typed, conflict }: EventChangeScreen): string {
  const path = `/netzwerk/veranstaltungen/${event.id}`;
  const shown = versions.map(({ draft }) => eventValues(draft));
  return changePage(frame, {
    ...{ typed, conflict, title: event.title, word: 'Veranstaltung', version: event.version },
    lead: 'Ändern sich Tag, Uhrzeit oder Ort, bekommen alle Angemeldeten eine Nachricht.',
    crumbs: [
      { label: 'Veranstaltungen', href: '/netzwerk/veranstaltungen' },
      { label: event.title, href: path },
    ],
    action: `${path}/bearbeiten`,
    back: path,
    fields: <EventFields typed={typed} />,
    history: (
      <VersionHistory
        versions={versions}
        changes={changesOf(shown, EVENT_FIELD_WORDS)}
        wayBack={(version) => (
          <div>
            <a class="kern-link tall" href={`${path}/bearbeiten?stand=${version}`}>
              Stand {version} in das Formular holen
            </a>
          </div>
        )}
      />
    ),
  });
}
