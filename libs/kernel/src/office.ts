/** How the authority of a Land is named. The name stands in sentences and is feminine in every Land. */
export interface Office {
  /** Whose website it is. */
  readonly land: string;
  /** In the head of a page and under a mail. */
  readonly authority: string;
  /** "Nachricht an die Landeskoordinierungsstelle". */
  readonly name: string;
  /** In small places: "Rückfrage der LKS". */
  readonly short: string;
}

/** The office of the Land of everything that names none. */
export const DEFAULT_OFFICE: Office = {
  land: 'Land Nordrhein-Westfalen',
  authority: 'Landeskoordinierungsstelle Nordrhein-Westfalen',
  name: 'Landeskoordinierungsstelle',
  short: 'LKS',
};

/** By the two letters of the Land. */
export const OFFICES: Readonly<Record<string, Office>> = {
  NW: DEFAULT_OFFICE,
  NI: {
    land: 'Land Niedersachsen',
    authority: 'Kompetenzstelle Islamismusprävention Niedersachsen',
    name: 'Kompetenzstelle Islamismusprävention',
    short: 'KIP NI',
  },
};
