import type { OrganisationView } from '#districts';
import type { NoticeCommon } from '#notices';
import type { Transaction } from '#platform';
import type { Letterhead, TermsVersion } from '#programmes';
import type { ApplicationCase } from '../persistence/application.repository.js';

export interface NoticeCommonParts {
  readonly application: Pick<ApplicationCase, 'fileNumber' | 'title' | 'programmeCode'>;
  readonly programmeName: string;
  readonly organisation: Pick<OrganisationView, 'name' | 'addressee' | 'street' | 'postcode' | 'city'>;
  readonly letterhead: Letterhead;
  readonly reference: string;
  readonly enclosures?: readonly string[];
  /** Who answers questions at the authority; its office where no person is named. */
  readonly officer?: string;
  readonly signature: NoticeCommon['signature'];
  readonly terms: TermsVersion;
}

const GENERAL_OFFICE = 'Geschäftsstelle';

/** What every notice of a case has in common: authority, addressee, file number, contact and the rules applied. */
export function noticeCommon(tx: Pick<Transaction, 'today' | 'isDemo'>, parts: NoticeCommonParts): NoticeCommon {
  const { organisation, letterhead } = parts;
  return {
    authority: {
      name: letterhead.name,
      subline: letterhead.subline,
      street: letterhead.street,
      postcode: letterhead.postcode,
      city: letterhead.city,
      phone: letterhead.phone,
      email: letterhead.email,
      place: letterhead.place,
    },
    recipientLines: [
      organisation.name,
      organisation.addressee,
      organisation.street,
      `${organisation.postcode} ${organisation.city}`,
    ],
    fileNumber: parts.application.fileNumber,
    date: tx.today.toString(),
    contact: { name: parts.officer ?? GENERAL_OFFICE, phone: letterhead.phone, email: letterhead.email },
    programme: parts.programmeName,
    projectTitle: parts.application.title,
    subject: parts.terms.terms.noticeSubject,
    reference: parts.reference,
    enclosures: parts.enclosures ?? [],
    isDraft: false,
    isDemo: tx.isDemo,
    signature: parts.signature,
    norms: [
      { name: `Programmbestimmungen nach ${parts.terms.terms.normSet}`, version: `Fassung ${parts.terms.label}` },
    ],
  };
}
