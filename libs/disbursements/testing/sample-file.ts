import { CalendarDate, Money } from '#kernel';
import type { PaymentFile } from '../src/files/payment-file.js';

const booking = {
  fileNumber: 'NRW-2027-0007',
  requestNumber: 1,
  budgetYear: 2027,
  chapter: '07 030',
  title: '633 10',
  certifiedBy: 'K. Richtig',
  authorisedBy: 'L. Anordnung',
};

/** A run of two payments, with names and a purpose that need the SEPA mapping; all invented. */
export const SAMPLE_FILE: PaymentFile = {
  messageId: 'FA-2027-000001',
  createdAt: new Date('2027-02-01T09:00:00Z'),
  executionOn: CalendarDate.of(2027, 2, 2),
  payer: { holder: 'Landeshauptkasse', iban: 'DE02120300000000202051', bic: 'BYLADEM1001', city: 'Düsseldorf' },
  payments: [
    {
      endToEndId: 'NRW-2027-0007-1',
      amount: Money.ofCents(800_001),
      creditor: {
        holder: 'Kreiskasse Düren & Jülich',
        iban: 'DE89370400440532013000',
        bic: 'COBADEFFXXX',
        city: 'Düren',
      },
      purpose: 'NRW-2027-0007, „Vielfalt“ – Çağ//1',
      booking,
    },
    {
      endToEndId: 'NRW-2027-0008-1',
      amount: Money.ofCents(1),
      creditor: { holder: '=Kasse', iban: 'DE44999999990532013000', bic: null, city: 'Köln' },
      purpose: `Lang ${'x'.repeat(200)}`,
      booking,
    },
  ],
};
