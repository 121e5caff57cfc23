import { readAccount } from '#disbursements';
import { holidaysOfLand } from '#funding-law';
import { Money, ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import type { Database } from '#platform';
import { payableFrom } from '../domain/decision-rules.js';
import { projectNumber, type LocalProject } from '../domain/local-project.js';
import { book } from '../persistence/frame.repository.js';
import { insertPayment, markPaid, markRefused, openPaymentOf } from '../persistence/project-part.repository.js';
import { markStep } from '../persistence/project.repository.js';
import { reasonMustSay } from './examine-application.js';
import { onProject, tellAssociation } from './on-project.js';

export interface RequestLocalPayment {
  readonly projectId: string;
  readonly amount: Money;
  readonly holder: string;
  readonly iban: string;
}

/** What may still be paid: the grant, or after the settlement its settled amount, less what was paid. */
export const payableRest = (project: Pick<LocalProject, 'decided' | 'settled' | 'settlementSigned' | 'paid'>): Money =>
  Money.max(
    ((project.settlementSigned ? project.settled : project.decided) ?? Money.ZERO).minus(project.paid),
    Money.ZERO,
  );

/** The association asks for money to its domestic account. Refuses before notice or agreement bind, and above the rest. */
export async function requestLocalPayment(
  database: Database,
  actor: Actor,
  command: RequestLocalPayment,
): Promise<Result<true, Refusal>> {
  return onProject(
    database,
    actor,
    { projectId: command.projectId, action: 'request-local-payment' },
    async (tx, project, next) => {
      const from = payableFrom(project, holidaysOfLand(actor.land));
      if (!from || from.isAfter(tx.today)) return refuse('local-not-payable-yet', { from: from?.toGerman() ?? null });
      if (await openPaymentOf(tx, project.id)) return refuse('local-payment-open');
      const account = readAccount(command);
      if (!account.ok) return { ok: false, refusal: account.refusal[0] ?? refuse('iban-invalid', {}, '/iban').refusal };
      if (!command.amount.isPositive()) return refuse('amount-not-positive', {}, '/amount');
      const rest = payableRest(project);
      if (command.amount.exceeds(rest))
        return refuse('local-payment-above-grant', { restCents: rest.toCents() }, '/amount');
      await insertPayment(tx, project, { ...account.value, amount: command.amount });
      await markStep(tx, project.id, next);
      return ok(true);
    },
  );
}

/** The lead office records the day on which the open request was paid; the fund shows it as paid. */
export async function recordLocalPayment(
  database: Database,
  actor: Actor,
  { projectId, paidOn }: { readonly projectId: string; readonly paidOn: CalendarDate },
): Promise<Result<true, Refusal>> {
  let open: Money = Money.ZERO;
  const outcome = (project: LocalProject): string => (open.equals(payableRest(project)) ? 'WHOLE' : 'PART');
  // Which way the step leads depends on the open request, so it is read first and checked again under the lock.
  await database.read(actor, async (tx) => {
    open = (await openPaymentOf(tx, projectId))?.amount ?? Money.ZERO;
  });
  return onProject(
    database,
    actor,
    { projectId, action: 'record-local-payment', outcome },
    async (tx, project, next) => {
      const payment = await openPaymentOf(tx, project.id);
      if (!payment || !payment.amount.equals(open)) return refuse('local-payment-not-open');
      if (paidOn.isAfter(tx.today)) return refuse('date-in-the-future', { date: paidOn.toGerman() }, '/paidOn');
      await book(tx, {
        ...{ frameId: project.frameId, organisationId: project.organisationId, code: project.fundCode, kind: 'PAY' },
        ...{
          amount: payment.amount,
          matterId: project.id,
          isProject: true,
          reason: `Ausgezahlt: ${projectNumber(project)}`,
        },
      });
      await markPaid(tx, payment.id, paidOn);
      await markStep(tx, project.id, next);
      await tellAssociation(tx, project);
      return ok(true);
    },
  );
}

/** The lead office does not pay the open request; the association hears why. */
export async function refuseLocalPayment(
  database: Database,
  actor: Actor,
  { projectId, reason }: { readonly projectId: string; readonly reason: string },
): Promise<Result<true, Refusal>> {
  return onProject(
    database,
    actor,
    { projectId, action: 'refuse-local-payment', reason },
    async (tx, project, next) => {
      const payment = await openPaymentOf(tx, project.id);
      if (!payment) return refuse('local-payment-not-open');
      const said = reasonMustSay(reason);
      if (!said.ok) return said;
      await markRefused(tx, payment.id, reason.trim());
      await markStep(tx, project.id, next);
      await tellAssociation(tx, project);
      return ok(true);
    },
  );
}
