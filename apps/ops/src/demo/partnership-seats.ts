/** Seats of the alliance in Hamm: organisations and offices, as such bodies have them; nobody is named. */
export const ALLIANCE: readonly (readonly [organisation: string, role: string, hasVote: boolean])[] = [
  ['Stadtjugendring', 'Vorsitz', true],
  ['Integrationsrat', 'Stellvertretung', true],
  ['Jugendforum', 'Mitglied', true],
  ['Jugendforum', 'Mitglied', true],
  ['Religionsgemeinschaften', 'Mitglied', true],
  ['Religionsgemeinschaften', 'Mitglied', true],
  ['Wohlfahrtsverbände', 'Mitglied', true],
  ['Wohlfahrtsverbände', 'Mitglied', true],
  ['Betroffenenvertretung', 'Mitglied', true],
  ['Kultur und Bildung', 'Mitglied', true],
  ['Schulen', 'Mitglied', true],
  ['Sport', 'Mitglied', true],
  ['Federführendes Amt', 'Mitglied', true],
  ['Gleichstellungsstelle', 'Mitglied', true],
  ['Polizei', 'Mitglied', false],
];

/** The youth forum decides on what young people propose; schools and groups send somebody, nobody is named. */
export const YOUTH_FORUM = [
  ...['Schülervertretung der Gesamtschulen', 'Schülervertretung der Gymnasien', 'Schülervertretung der Berufskollegs'],
  ...['Stadtjugendring', 'Offene Jugendarbeit', 'Jugend der Religionsgemeinschaften', 'Sportjugend'],
];
