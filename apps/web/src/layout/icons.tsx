import type { JSX } from 'preact';

export type IconName =
  | 'add'
  | 'arrow-back'
  | 'arrow-forward'
  | 'arrow-down'
  | 'arrow-up'
  | 'calendar-today'
  | 'check'
  | 'checklist'
  | 'chevron-left'
  | 'chevron-right'
  | 'close'
  | 'content-copy'
  | 'danger'
  | 'delete'
  | 'download'
  | 'draft'
  | 'drive-folder-upload'
  | 'edit'
  | 'help'
  | 'home'
  | 'info'
  | 'logout'
  | 'mail'
  | 'open-in-new'
  | 'search'
  | 'success'
  | 'visibility'
  | 'warning';

/** Names of feedback shared by badges, alerts and marks. */
export type Tone = 'info' | 'success' | 'warning' | 'danger';

/** How far a step or an entry has come. */
export type StepState = 'done' | 'now' | 'open';

/** What a screen reader says before the name of a step. */
export const STATE_WORDS: Readonly<Record<StepState, string>> = { done: 'erledigt', now: 'jetzt', open: 'offen' };

/** A symbol of the design system. Never alone: words always stand beside it. */
export function Icon({ name, small = false }: { name: IconName; small?: boolean | undefined }): JSX.Element {
  return <span class={`kern-icon kern-icon--${name}${small ? ' kern-icon--small' : ''}`} aria-hidden="true" />;
}

/** Tick, ring or empty circle. Colours come from the stylesheet so that forced colours can replace them. */
export function StateIcon({ state }: { state: StepState }): JSX.Element {
  return (
    <svg class={`state state-${state}`} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      {state === 'done' && <circle class="state-fill" cx="12" cy="12" r="11" />}
      {state === 'done' && <path class="state-tick" d="M7 12.5l3.4 3.4L17 9" />}
      {state === 'now' && <circle class="state-ring" cx="12" cy="12" r="10" />}
      {state === 'now' && <circle class="state-fill" cx="12" cy="12" r="4" />}
      {state === 'open' && <circle class="state-empty" cx="12" cy="12" r="10" />}
    </svg>
  );
}

/** The crossed circle before an action that is not possible now. */
export function RefusedIcon(): JSX.Element {
  return (
    <svg class="refused-icon" width="22" height="22" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="10" />
      <path d="M5.5 5.5l13 13" />
    </svg>
  );
}
