/** A calendar day, YYYY-MM-DD. */
export type IsoDate = string;

export interface NoticeCommon {
  readonly authority: IssuingAuthority;
  /** The lines of the address field, from the name to postcode and city. Empty for an APPLICATION. */
  readonly recipientLines: readonly string[];
  readonly fileNumber: string;
  /** Day of the notice: day of signature, or of preparation for a draft. */
  readonly date: IsoDate;
  readonly contact: ContactPerson;
  readonly programme: string;
  readonly projectTitle: string;
  /** First line of the subject: "Zuwendungen des Landes Nordrhein-Westfalen". */
  readonly subject: string;
  /** What the notice answers: "Ihr Antrag vom 28.10.2026". */
  readonly reference: string;
  readonly enclosures: readonly string[];
  /** A draft is watermarked ENTWURF, a demonstration DEMO – kein Verwaltungsakt. */
  readonly isDraft: boolean;
  readonly isDemo: boolean;
  /** Null while nobody has signed. */
  readonly signature: NoticeSignature | null;
  /** The versions of the rules the notice was decided by. */
  readonly norms: readonly NormVersion[];
}

export interface IssuingAuthority {
  readonly name: string;
  readonly subline: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly phone: string;
  readonly email: string;
  /** Where the notice is dated: "Düsseldorf". */
  readonly place: string;
}

export interface ContactPerson {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

export interface NoticeSignature {
  readonly name: string;
  readonly function: string;
  /** How it was signed: "Dieser Bescheid wurde elektronisch erstellt und ist ohne Unterschrift gültig." */
  readonly statement: string;
}

export interface NormVersion {
  readonly name: string;
  readonly version: string;
}

/** The administrative court of the recipient's seat (§ 52 Nr. 3 VwGO): name and town only (§ 58 (1) VwGO). */
export interface CompetentCourt {
  /** "Verwaltungsgericht Minden" */
  readonly name: string;
  /** "Minden" */
  readonly seat: string;
}
