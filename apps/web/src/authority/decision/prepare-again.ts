import type { Decision, PrepareDecision, Recognition } from '#awards';
import { Money } from '#kernel';

/** The decision as it is, as a command to prepare it anew with one change. */
function again(decision: Decision, expectedVersion: number | undefined): PrepareDecision {
  const { content } = decision;
  return {
    applicationId: decision.applicationId,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
    kind: decision.kind,
    recognitions: content.items.map((item): Recognition => ({
      id: item.id,
      recognised: moneyByYear(item.recognisedCents),
      cutReason: item.cutReason,
    })),
    grantLimits: moneyByYear(content.grantLimitsCents),
    clauseCodes: content.clauses.map(({ code }) => code),
    reasons: content.reasons,
  };
}

/** The grant of a year lowered to the room that is left; the reason goes into the notice. */
export function limitedTo(decision: Decision, year: number, room: Money, expectedVersion?: number): PrepareDecision {
  const command = again(decision, expectedVersion);
  return {
    ...command,
    grantLimits: { ...command.grantLimits, [year]: room },
    reasons: withReason(
      command.reasons,
      `Im Haushaltsjahr ${year} begrenzt der Höchstbetrag des Programms die Zuwendung.`,
    ),
  };
}

/** Nothing recognised in a year whose room is used up; the other years stay. */
export function withoutYear(decision: Decision, year: number, expectedVersion?: number): PrepareDecision {
  const command = again(decision, expectedVersion);
  const reason = `${year} nicht anerkannt: Der Höchstbetrag des Jahres reicht nicht aus`;
  return {
    ...command,
    recognitions: command.recognitions.map((item) => ({
      ...item,
      recognised: { ...item.recognised, [year]: Money.ZERO },
      cutReason: item.cutReason === '' ? reason : `${item.cutReason}; ${reason}`,
    })),
    reasons: withReason(
      command.reasons,
      `Für das Haushaltsjahr ${year} ist der Höchstbetrag des Programms ausgeschöpft.`,
    ),
  };
}

const withReason = (reasons: readonly string[], reason: string): string[] =>
  reasons.includes(reason) ? [...reasons] : [...reasons, reason];

const moneyByYear = (cents: Readonly<Record<string, number>>): Record<number, Money> =>
  Object.fromEntries(Object.entries(cents).map(([year, each]) => [year, Money.ofCents(each)]));
