/**
 * Which reminder is due with so many days left: the nearest step that has been reached, or null. Steps are days before
 * the deadline. Whoever remembers each step reminds once per step, also when days are skipped (a standstill, the demo
 * clock): then only the nearest step is due, not all that were passed over.
 */
export function reminderStep(daysLeft: number, steps: readonly number[]): number | null {
  if (daysLeft < 0) return null;
  const reached = steps.filter((step) => step >= 0 && daysLeft <= step);
  return reached.length === 0 ? null : Math.min(...reached);
}

/** Days before a deadline from the programme's reminderDays, where days before it are negative. */
export const stepsBefore = (reminderDays: readonly number[]): number[] =>
  reminderDays.filter((days) => days <= 0).map((days) => Math.abs(days));
