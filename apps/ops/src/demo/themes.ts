export interface Theme {
  /** {district} is replaced. */
  readonly summary: string;
  readonly targetGroups: string;
  readonly goals: readonly (readonly [goal: string, measure: string, indicator: string, target: string])[];
}

/** What the invented projects are about. Short on purpose: a reader shall see a case, not read a novel. */
export const THEMES: Readonly<Record<string, Theme>> = {
  concept: {
    summary:
      '{district} entwickelt mit Verwaltung, Vereinen und Fachstellen ein Handlungskonzept gegen Rechtsextremismus und Rassismus. Eine Bestandsaufnahme zeigt, was es schon gibt und wo Unterstützung fehlt.',
    targetGroups: 'Fachkräfte der Verwaltung, Vereine und Verbände, Schulen, Jugendeinrichtungen',
    goals: [
      [
        'Die Ausgangslage ist bekannt',
        'Befragung und Sozialraumanalyse in allen Kommunen',
        'Kommunen mit Ergebnisbericht',
        'alle',
      ],
      [
        'Das Konzept ist breit getragen',
        'Sechs Werkstätten mit Zivilgesellschaft und Verwaltung',
        'Beteiligte Organisationen',
        '40',
      ],
    ],
  },
  carryOut: {
    summary:
      '{district} setzt das beschlossene Handlungskonzept um: Beratung für Kommunen und Vereine, Fortbildungen für Fachkräfte und ein kleiner Fonds für örtliche Vorhaben.',
    targetGroups: 'Mitarbeitende der Verwaltung, Ehrenamtliche, Lehrkräfte, Jugendliche ab 14 Jahren',
    goals: [
      ['Fachkräfte handeln sicher', 'Zwölf Fortbildungen zu Vorfällen und Gesprächsführung', 'Teilnehmende', '180'],
      ['Kommunen holen sich Rat', 'Sprechstunde und aufsuchende Beratung', 'Beratungen im Jahr', '36'],
      ['Örtliche Vorhaben entstehen', 'Initiativenfonds mit einfachen Regeln', 'Geförderte Vorhaben', '8'],
    ],
  },
  dialogue: {
    summary:
      'In Gemeindehäusern, Feuerwehren und Sportheimen kommen Menschen ins Gespräch, die sich sonst nicht begegnen. Geschulte Moderierende leiten die Abende; {district} stellt Räume und Material.',
    targetGroups: 'Einwohnerinnen und Einwohner kleiner Orte, Vereine, Freiwillige Feuerwehr',
    goals: [
      ['Gespräche finden statt', 'Dialogwerkstätten an wechselnden Orten', 'Werkstätten', '24'],
      ['Moderierende sind ausgebildet', 'Ausbildung in zwei Wochenenden', 'Ausgebildete Personen', '16'],
    ],
  },
  youth: {
    summary:
      'Jugendliche beschäftigen sich mit Antisemitismus und Rassismus, vergeben als Jury Preise für Beiträge und zeigen die Ergebnisse öffentlich. {district} begleitet sie fachlich.',
    targetGroups: 'Jugendliche von 14 bis 21 Jahren, Schulen, Jugendzentren',
    goals: [
      ['Jugendliche entscheiden mit', 'Jugendjury mit eigenen Vergaberegeln', 'Mitglieder der Jury', '15'],
      ['Beiträge werden gezeigt', 'Ausstellung an drei Orten', 'Besucherinnen und Besucher', '900'],
    ],
  },
  counselling: {
    summary:
      'Eine Anlaufstelle berät Betroffene, Schulen und Vereine nach Vorfällen, vermittelt Hilfe und wertet die Meldungen ohne Namen aus. {district} verbindet sie mit den bestehenden Fachdiensten.',
    targetGroups: 'Betroffene rechter, rassistischer und antisemitischer Vorfälle, Schulen, Vereine',
    goals: [
      ['Betroffene finden Hilfe', 'Beratung persönlich, am Telefon und in Textform', 'Beratungsfälle', '60'],
      ['Schulen sind vorbereitet', 'Handlungsplan und Planspiel je Schule', 'Schulen mit Handlungsplan', '12'],
    ],
  },
  partnership: {
    summary:
      'Die Partnerschaft für Demokratie in {district} verbindet Bündnis, Jugendforum und Fachstelle. Aktionsfonds und Jugendfonds ermöglichen Vorhaben örtlicher Träger.',
    targetGroups: 'Örtliche Träger, Jugendliche, engagierte Einwohnerinnen und Einwohner',
    goals: [
      ['Örtliche Vorhaben werden gefördert', 'Aktionsfonds mit zwei Runden im Jahr', 'Geförderte Vorhaben', '14'],
      ['Jugendliche gestalten mit', 'Jugendforum mit eigenem Fonds', 'Sitzungen des Jugendforums', '10'],
      ['Demokratie wird sichtbar', 'Demokratiekonferenz', 'Teilnehmende', '120'],
    ],
  },
};
