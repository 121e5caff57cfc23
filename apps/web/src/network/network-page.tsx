import type { PageFrame } from '../access/index.js';
import { DenseTable, Page, PageHead, renderPage } from '../layout/index.js';

/** The way into everything of the network. */
export function networkPage(
  frame: PageFrame,
  facts: { bodies: number; organisations: number; concepts: number; findings: number },
): string {
  const entries = [
    ['/netzwerk/gremien', 'Gremien, Sitzungen, Abstimmungen', `${facts.bodies} Gremien`],
    ['/netzwerk/veranstaltungen', 'Veranstaltungen', 'Anmeldungen und Wartelisten'],
    ['/netzwerk/organisationen', 'Organisationen und Beratungsangebote', `${facts.organisations} Organisationen`],
    ['/netzwerk/konzepte', 'Handlungskonzepte und Maßnahmen', `${facts.concepts} Konzepte`],
    ['/netzwerk/erkenntnisse', 'Forschung und Verweise', `${facts.findings} Ergebnisse`],
    ['/netzwerk/beratungszahlen', 'Beratungszahlen', 'je Halbjahr, ohne Daten von Ratsuchenden'],
    ['/foerderlandkarte', 'Förderlandkarte', 'öffentliche Seite'],
    ['/wissen', 'Wissen und Konzepte', 'öffentliche Seite'],
  ] as const;
  return renderPage(
    <Page {...frame} title="Netzwerk">
      <PageHead title="Netzwerk" lead="Wer gegen Extremismus arbeitet, was beschlossen ist und wie weit es ist." />
      <DenseTable
        caption="Bereiche"
        hideCaption
        columns={[{ label: 'Bereich' }, { label: 'Inhalt' }]}
        rows={entries.map(([href, label, content]) => ({
          key: href,
          cells: [
            <a class="kern-link" href={href}>
              {label}
            </a>,
            content,
          ],
        }))}
      />
    </Page>,
  );
}
