import type { JSX } from 'preact';
import { STATE_WORDS, StateIcon, type StepState } from './icons.js';

export interface Step {
  readonly label: string;
  readonly state: StepState;
  /** A date or "seit 09.11.2026", below the name. */
  readonly note?: string | undefined;
  /** Leads to the step, where one may go back. */
  readonly href?: string | undefined;
}

/** The step line: same names for applicant and authority. The label says whose state it is. */
export function StepLine({ label, steps }: { label: string; steps: readonly Step[] }): JSX.Element {
  return (
    <ol class="steps" aria-label={label}>
      {steps.map((step) => (
        <li key={step.label} class={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <StateIcon state={step.state} />
          <span class="kern-sr-only">{STATE_WORDS[step.state]}: </span>
          {step.href === undefined ? (
            step.label
          ) : (
            <a class="kern-link" href={step.href}>
              {step.label}
            </a>
          )}
          {step.note !== undefined && <small>{step.note}</small>}
        </li>
      ))}
    </ol>
  );
}

/** Turns names and the position of the current one (from 0) into steps; the count of names means: all done. */
export function stepsUpTo(labels: readonly string[], current: number): Step[] {
  return labels.map((label, index) => ({
    label,
    state: index < current ? 'done' : index === current ? 'now' : 'open',
  }));
}

/** The step line of lists: boxes and "3 von 6". The current step counts from 1; `current > of` means all done. */
export function MiniSteps({ current, of }: { current: number; of: number }): JSX.Element {
  const boxes = Array.from({ length: of }, (_, index) => index + 1);
  return (
    <span class="mini">
      <svg width={of * 12} height="10" aria-hidden="true" focusable="false">
        {boxes.map((box) => (
          <MiniBox key={box} x={(box - 1) * 12} state={box < current ? 'done' : box === current ? 'now' : 'open'} />
        ))}
      </svg>
      <span>
        <span class="kern-sr-only">Schritt </span>
        {Math.min(current, of)} von {of}
      </span>
    </span>
  );
}

function MiniBox({ x, state }: { x: number; state: StepState }): JSX.Element {
  return (
    <>
      <rect class={`mini-${state}`} x={x + 0.5} y="0.5" width="9" height="9" />
      {state === 'now' && <rect class="mini-done" x={x + 3} y="3" width="4" height="4" />}
    </>
  );
}
