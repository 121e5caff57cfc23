import type { TermGroup } from './term-field.js';

const OFFICE = 'Entscheidung der Bewilligungsbehörde';

/** What a proof of use is held against. */
export const PROOF_GROUP: TermGroup = {
  title: 'Verwendungsnachweis',
  fields: [
    {
      path: 'useReportReminderDays',
      label: 'Erinnerungen an den Verwendungsnachweis',
      explanation: 'Tage vor (mit Minus) und nach der Frist, zum Beispiel -30, 0, 14, 28.',
      legalSource: OFFICE,
      input: 'NUMBERS',
      unit: 'DAYS',
      min: -366,
      max: 366,
    },
    {
      path: 'investiveUseReportMonths',
      label: 'Verwendungsnachweis bei Investitionen',
      explanation: 'Nach Erfüllung des Zwecks, spätestens nach Ende des Bewilligungszeitraums.',
      legalSource: '{proofOfUse}',
      input: 'NUMBER',
      unit: 'MONTHS',
      min: 1,
      max: 36,
    },
    {
      path: 'settlementTailDays',
      label: 'Zahlungen nach dem Bewilligungszeitraum',
      explanation: 'So viele Tage danach zählt eine Zahlung noch; 0: nur Zahlungen im Zeitraum zählen.',
      legalSource: OFFICE,
      input: 'NUMBER',
      unit: 'DAYS',
      min: 0,
      max: 366,
    },
    {
      path: 'itemToleranceBps',
      label: 'Überschreitung eines Einzelansatzes',
      explanation: 'So weit darf eine Position ohne Änderungsantrag steigen, wenn an anderer Stelle gespart wird.',
      legalSource: 'Nr. 1.2 {conditions}',
      input: 'NUMBER',
      unit: 'PERCENT',
      min: 0,
      max: 10_000,
    },
    {
      path: 'feeRateCentsMax',
      label: 'Honorar je Stunde höchstens',
      explanation: 'Höhere Sätze werden in der Belegliste gekennzeichnet. Leer: das Programm kennt keine Grenze.',
      legalSource: 'Förderrichtlinie oder Erlass zum Programm',
      input: 'NUMBER',
      unit: 'CENTS',
      min: 1,
      max: 100_000,
      isOptional: true,
    },
    {
      path: 'offersFromCents',
      label: 'Vergleichsangebote ab',
      explanation: 'Netto. Ab diesem Betrag nennt die Belegliste die Angebote. Leer: das Programm kennt keine Grenze.',
      legalSource: 'Nr. 3 {conditions}, Vergaberecht',
      input: 'NUMBER',
      unit: 'CENTS',
      min: 1,
      max: 100_000_000,
      isOptional: true,
    },
    {
      path: 'cateringReceiptCentsMax',
      label: 'Bewirtung je Beleg höchstens',
      explanation: 'Höhere Belege werden gekennzeichnet, nicht gekürzt. Leer: das Programm kennt keine Grenze.',
      legalSource: 'Förderrichtlinie oder Erlass zum Programm',
      input: 'NUMBER',
      unit: 'CENTS',
      min: 1,
      max: 10_000_000,
      isOptional: true,
    },
    {
      path: 'travelReceiptCentsMax',
      label: 'Reisekosten je Beleg höchstens',
      explanation: 'Höhere Belege werden gekennzeichnet, nicht gekürzt. Leer: das Programm kennt keine Grenze.',
      legalSource: 'Landesreisekostengesetz, Förderrichtlinie oder Erlass zum Programm',
      input: 'NUMBER',
      unit: 'CENTS',
      min: 1,
      max: 10_000_000,
      isOptional: true,
    },
  ],
};

/** What whoever signs is told before. */
export const DECISION_GROUP: TermGroup = {
  title: 'Hinweise vor der Entscheidung',
  fields: [
    {
      path: 'payGroupMax',
      label: 'Entgeltgruppe höchstens',
      explanation:
        'Nennt eine Personalausgabe eine höhere Gruppe (etwa „EG 13“), erscheint vor der Entscheidung ein Hinweis. ' +
        'Leer: das Programm nennt keine Gruppe.',
      legalSource: 'Nr. 1.3 ANBest, Besserstellungsverbot',
      input: 'NUMBER',
      unit: 'COUNT',
      min: 1,
      max: 15,
      isOptional: true,
    },
    {
      path: 'auditCopyAboveCents',
      label: 'Abdruck an den Rechnungshof über',
      explanation: 'Ab dem nächsten Cent. Leer: der Rechnungshof hat verzichtet oder ist nicht zu beteiligen.',
      legalSource: 'VV zu § 44 LHO, Abdruck des Bescheids',
      input: 'NUMBER',
      unit: 'CENTS',
      min: 0,
      max: 1_000_000_000,
      isOptional: true,
    },
  ],
};

/** What the end of the budget year asks of payments. */
export const YEAR_END_GROUP: TermGroup = {
  title: 'Ende des Haushaltsjahres',
  fields: [
    {
      path: 'orderCutoffDays',
      label: 'Letzter Anordnungstag vor dem Jahresende',
      explanation: 'So viele Tage vor dem 31.12. wird zuletzt angeordnet; die Seite Haushalt nennt den Tag.',
      legalSource: '§ 76 LHO; Tag: jährlicher Kassenschlusserlass',
      input: 'NUMBER',
      unit: 'DAYS',
      min: 0,
      max: 92,
    },
  ],
};

/** How the final amount comes about. */
export const SETTLEMENT_GROUP: TermGroup = {
  title: 'Abrechnung',
  fields: [
    {
      path: 'settlementRate',
      label: 'Fördersatz der Abrechnung',
      explanation:
        'Wirkt, wenn der Höchstbetrag die Zuwendung begrenzt hat: Mit dem bewilligten Satz mindern Einsparungen zuerst ' +
        'die Ausgaben oberhalb der Grenze, mit dem tatsächlichen (Zuwendung durch Ausgaben) sofort auch die Zuwendung.',
      legalSource: 'Nr. 2 {conditions}; die Auslegung ist zu bestätigen',
      input: 'CHOICE',
      options: [
        { value: 'NOMINAL', label: 'bewilligter Fördersatz' },
        { value: 'EFFECTIVE', label: 'tatsächlicher Fördersatz' },
      ],
    },
    {
      path: 'reductionThresholdCents',
      label: 'Keine Ermäßigung bei Änderungen bis',
      explanation: '0,00: Jede Einsparung ermäßigt. Gilt nicht bei der Vollfinanzierung.',
      legalSource: 'Nr. 2 ANBest; für die {conditions} nicht bestätigt',
      input: 'NUMBER',
      unit: 'CENTS',
      min: 0,
      max: 1_000_000,
    },
    {
      path: 'overfundingGuard',
      label: 'Einnahmen mindern einen Festbetrag',
      explanation: 'Ja: Mehr als die nicht gedeckten Ausgaben wird nie belassen. Nein: Nur die Ausgaben begrenzen.',
      legalSource: 'Nr. 2.2.3 {grantRules}',
      input: 'YES_NO',
    },
  ],
};

/** What happens when money is to be returned. */
export const RECOVERY_GROUP: TermGroup = {
  title: 'Rückforderung und Zinsen',
  fields: [
    {
      path: 'hearingDays',
      label: 'Frist einer Anhörung',
      explanation: 'Vorschlag; die Sachbearbeitung kann länger gewähren.',
      legalSource: '§ 28 {procedureAct}; Dauer: Entscheidung der Bewilligungsbehörde',
      input: 'NUMBER',
      unit: 'DAYS',
      min: 7,
      max: 366,
    },
    {
      path: 'knowledgeMonths',
      label: 'Frist für Widerruf und Rücknahme',
      explanation: 'Ab vollständiger Kenntnis; danach ist ein Rückforderungsbescheid gesperrt.',
      legalSource: '§ 48 Abs. 4, § 49 Abs. 3 Satz 2 {procedureAct}',
      input: 'NUMBER',
      unit: 'MONTHS',
      min: 1,
      max: 36,
    },
    {
      path: 'recoveryPaymentMonths',
      label: 'Zahlungsfrist einer Erstattung',
      explanation: 'Nach Bestandskraft des Bescheides.',
      legalSource: OFFICE,
      input: 'NUMBER',
      unit: 'MONTHS',
      min: 1,
      max: 36,
    },
    {
      path: 'smallClaimCents',
      label: 'Kleinbetrag, der nicht gefordert wird',
      explanation: 'Unter diesem Betrag wird nichts zurückgefordert und kein Zins festgesetzt; 0,00: jeder Cent.',
      legalSource: 'Nr. 1 der Anlage zur VV zu § 59 LHO; Betrag nicht bestätigt',
      input: 'NUMBER',
      unit: 'CENTS',
      min: 0,
      max: 100_000,
    },
    {
      path: 'interestDayCount',
      label: 'Tageszählung der Zinsen',
      explanation: 'Steht in jedem Zinsbescheid.',
      legalSource: '§ 49a {procedureAct} regelt sie nicht',
      input: 'CHOICE',
      options: [
        { value: 'ACT_365', label: 'taggenau, Jahr zu 365 Tagen' },
        { value: 'ACT_ACT', label: 'taggenau, Jahr nach Kalender' },
        { value: '30E_360', label: 'Monat zu 30 Tagen, Jahr zu 360 Tagen' },
      ],
    },
    {
      path: 'lateUseInterestFrom',
      label: 'Zinsen bei verspäteter Verwendung beginnen',
      explanation: 'Für Geld, das nach Ablauf der Verwendungsfrist noch nicht verwendet war.',
      legalSource: '§ 49a Abs. 4 {procedureAct}',
      input: 'CHOICE',
      options: [
        { value: 'CREDIT', label: 'am Tag nach der Gutschrift' },
        { value: 'PERIOD_END', label: 'am Tag nach Ablauf der Verwendungsfrist' },
      ],
    },
  ],
};
