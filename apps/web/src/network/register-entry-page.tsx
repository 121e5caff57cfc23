import type { EntryKind, Revision } from '#network';
import type { PageFrame } from '../access/index.js';
import { ActionForm, HiddenField, SubmitButton } from '../layout/index.js';
import { changePage } from './change-frame.js';
import { CRUMB, entryPath } from './network-words.js';
import { entryWords } from './register-entry-changes.js';
import { ENTRY_FORMS, type EntryChoices } from './register-entry-forms.js';
import type { TypedForm } from './typed-form.js';
import { changesOf, VersionHistory, type ConflictFacts } from './version-history.js';

export interface EntryScreen<K extends EntryKind> {
  readonly kind: K;
  readonly id: string;
  readonly choices: EntryChoices;
  readonly revisions: readonly Revision<K>[];
  readonly present: Revision<K>;
  readonly typed: TypedForm;
  readonly conflict?: ConflictFacts;
}

/** An entry of the registers to change, with all it has been and a way back to each version. */
export function entryPage<K extends EntryKind>(frame: PageFrame, screen: EntryScreen<K>): string {
  const { kind, present, typed, choices, conflict } = screen;
  const form = ENTRY_FORMS[kind];
  const back = form.back(present.entry);
  return changePage(frame, {
    ...{ typed, conflict, title: form.titleOf(present.entry), word: form.word, version: present.version },
    crumbs: [CRUMB, back],
    action: entryPath(kind, screen.id),
    back: back.href,
    fields: <form.Fields typed={typed} choices={choices} present={present.entry} />,
    history: (
      <VersionHistory
        versions={screen.revisions}
        changes={changesOf(
          screen.revisions.map(({ entry }) => form.valuesOf(entry)),
          entryWords(kind, choices),
        )}
        wayBack={(version) => (
          <ActionForm action={`${entryPath(kind, screen.id)}/zurueck`} csrfToken={frame.csrfToken} class="bare-form">
            <HiddenField name="version" value={String(present.version)} />
            <HiddenField name="toVersion" value={String(version)} />
            <SubmitButton look="tertiary" slim>
              {`Auf Stand ${version} zurückgehen`}
            </SubmitButton>
          </ActionForm>
        )}
      />
    ),
  });
}
