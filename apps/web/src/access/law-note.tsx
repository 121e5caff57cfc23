import type { JSX } from 'preact';
import { Mark } from '../layout/index.js';
import { law, landOfVisit } from './land-of-visit.js';

/** Beside words of law that nobody has compared with the texts; nothing for a Land whose law was read. */
export function LawNote(): JSX.Element | null {
  if (landOfVisit() === '' || law().isFromSource) return null;
  return (
    <p class="meta">
      <Mark tone="warning">ungeprüft</Mark> Die Fundstellen des Landesrechts hat noch niemand mit den Texten verglichen.
    </p>
  );
}
