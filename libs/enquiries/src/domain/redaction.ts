import { ok, refuse, type Result } from '#kernel';

export const REDACTED = '[geschwärzt]';
const WORD_LENGTH_MIN = 2;

/** The text with each given place struck out, wherever it stands. Refuses places that do not stand in the text. */
export function redact(body: string, places: readonly string[]): Result<string> {
  const given = [...new Set(places.map((place) => place.trim()).filter((place) => place !== ''))];
  if (given.length === 0) return refuse('redaction-missing', {}, '/places');
  if (given.some((place) => place.length < WORD_LENGTH_MIN)) {
    return refuse('redaction-too-short', { lengthMin: WORD_LENGTH_MIN }, '/places');
  }
  const missing = given.filter((place) => !body.includes(place)).length;
  if (missing > 0) return refuse('redaction-not-found', { count: missing }, '/places');
  // Longest first: "Mustermann GmbH" is struck out before "Mustermann".
  const ordered = given.sort((one, other) => other.length - one.length);
  return ok(ordered.reduce((text, place) => text.replaceAll(place, REDACTED), body));
}
