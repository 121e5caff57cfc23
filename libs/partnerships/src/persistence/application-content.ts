import { CalendarDate, Money } from '#kernel';
import type { LegalForm, LocalApplication } from '../domain/local-application.js';
import type { Proof } from '../domain/proof.js';

/** An application as JSON: amounts in cents, days as YYYY-MM-DD. */
export interface StoredContent {
  readonly texts: Readonly<Record<TextName, string>>;
  readonly legalForm: LegalForm;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly costs: readonly { readonly label: string; readonly cents: number }[];
  readonly ownCents: number;
  readonly thirdPartyCents: number;
  readonly declared: boolean;
}

type TextName =
  | 'title'
  | 'applicantName'
  | 'street'
  | 'postcode'
  | 'city'
  | 'contactName'
  | 'contactEmail'
  | 'phone'
  | 'summary'
  | 'goals'
  | 'targetGroup'
  | 'place';

export const contentOf = (application: LocalApplication): StoredContent => ({
  texts: {
    title: application.title,
    applicantName: application.applicantName,
    street: application.street,
    postcode: application.postcode,
    city: application.city,
    contactName: application.contactName,
    contactEmail: application.contactEmail,
    phone: application.phone,
    summary: application.summary,
    goals: application.goals,
    targetGroup: application.targetGroup,
    place: application.place,
  },
  legalForm: application.legalForm,
  startsOn: application.startsOn.toString(),
  endsOn: application.endsOn.toString(),
  costs: application.costs.map(({ label, amount }) => ({ label, cents: amount.toCents() })),
  ownCents: application.own.toCents(),
  thirdPartyCents: application.thirdParty.toCents(),
  declared: application.declared,
});

export const readContent = (stored: StoredContent): LocalApplication => ({
  ...stored.texts,
  legalForm: stored.legalForm,
  startsOn: CalendarDate.iso(stored.startsOn),
  endsOn: CalendarDate.iso(stored.endsOn),
  costs: stored.costs.map(({ label, cents }) => ({ label, amount: Money.ofCents(cents) })),
  own: Money.ofCents(stored.ownCents),
  thirdParty: Money.ofCents(stored.thirdPartyCents),
  declared: stored.declared,
});

/** A proof as JSON. */
export interface StoredProof {
  readonly report: string;
  readonly participants: number;
  readonly thirdPartyCents: number;
  readonly ownCents: number;
  readonly confirmed: boolean;
  readonly receipts: readonly {
    readonly number: string;
    readonly invoicedOn: string;
    readonly paidOn: string;
    readonly payee: string;
    readonly purpose: string;
    readonly cents: number;
  }[];
}

export const storedProof = (proof: Proof): StoredProof => ({
  report: proof.report,
  participants: proof.participants,
  thirdPartyCents: proof.thirdParty.toCents(),
  ownCents: proof.own.toCents(),
  confirmed: proof.confirmed,
  receipts: proof.receipts.map(({ amount, invoicedOn, paidOn, ...texts }) => ({
    ...texts,
    invoicedOn: invoicedOn.toString(),
    paidOn: paidOn.toString(),
    cents: amount.toCents(),
  })),
});

export const readProof = (stored: StoredProof): Proof => ({
  report: stored.report,
  participants: stored.participants,
  thirdParty: Money.ofCents(stored.thirdPartyCents),
  own: Money.ofCents(stored.ownCents),
  confirmed: stored.confirmed,
  receipts: stored.receipts.map(({ cents, invoicedOn, paidOn, ...texts }) => ({
    ...texts,
    invoicedOn: CalendarDate.iso(invoicedOn),
    paidOn: CalendarDate.iso(paidOn),
    amount: Money.ofCents(cents),
  })),
});
