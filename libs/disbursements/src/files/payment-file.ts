import type { CalendarDate, Money } from '#kernel';

/** One account with what a payment file needs of its holder. */
export interface Party {
  readonly holder: string;
  readonly iban: string;
  readonly bic: string | null;
  readonly city: string;
}

export interface FilePayment {
  readonly endToEndId: string;
  readonly amount: Money;
  readonly creditor: Party;
  readonly purpose: string;
  /** For the bookkeeping of the state, not for the bank. */
  readonly booking: {
    readonly fileNumber: string;
    readonly requestNumber: number;
    readonly budgetYear: number;
    readonly chapter: string;
    readonly title: string;
    readonly certifiedBy: string;
    readonly authorisedBy: string;
  };
}

export interface PaymentFile {
  readonly messageId: string;
  readonly createdAt: Date;
  readonly executionOn: CalendarDate;
  readonly payer: Party;
  readonly payments: readonly FilePayment[];
}
