import type { ComponentChildren, JSX } from 'preact';
import type { PageFrame } from '../access/page-frame.js';
import { Alert, Page, renderPage, Section } from '../layout/index.js';

/** Who runs the installation. Texts marked so are to be completed before real use. */
export interface Operator {
  readonly mail: string;
  readonly demo: boolean;
}

function LegalPage(props: {
  frame: PageFrame;
  title: string;
  operator: Operator;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <Page {...props.frame} title={props.title} h1={props.title}>
      <div class="message stack">
        {props.operator.demo && (
          <Alert tone="info" title="Demonstration">
            Diese Installation ist eine Demonstration mit erfundenen Vorgängen. Anschrift und Ansprechpersonen trägt die
            Betreiberin vor dem echten Einsatz ein.
          </Alert>
        )}
        {props.children}
      </div>
    </Page>
  );
}

const Mail = ({ mail }: { mail: string }): JSX.Element => (
  <a class="kern-link" href={`mailto:${mail}`}>
    {mail}
  </a>
);

export function imprintPage(frame: PageFrame, operator: Operator): string {
  return renderPage(
    <LegalPage frame={frame} title="Impressum" operator={operator}>
      <Section title="Herausgeberin">
        <p>
          Landeskoordinierungsstelle Nordrhein-Westfalen
          <br />
          E-Mail: <Mail mail={operator.mail} />
        </p>
        <p>Angaben nach § 5 Digitale-Dienste-Gesetz.</p>
      </Section>
      <Section title="Rechtsverbindliche Erklärungen">
        <p>
          Anträge nehmen wir über diese Anwendung an. Rechtsbehelfe legen Sie bitte so ein, wie es in der
          Rechtsbehelfsbelehrung Ihres Bescheids steht; eine einfache E-Mail genügt dafür nicht.
        </p>
      </Section>
      <Section title="Gestaltung">
        <p>Die Oberfläche nutzt KERN UX, das offene Designsystem der deutschen Verwaltung (EUPL 1.2).</p>
      </Section>
    </LegalPage>,
  );
}

export function privacyPage(frame: PageFrame, operator: Operator): string {
  return renderPage(
    <LegalPage frame={frame} title="Datenschutz" operator={operator}>
      <Section title="Wozu wir Daten verarbeiten">
        <p>
          Wir verarbeiten Ihren Namen, Ihre dienstlichen Kontaktdaten und Ihre Eingaben, um Förderanträge zu bearbeiten,
          Zuwendungen zu bewilligen, auszuzahlen und ihre Verwendung zu prüfen. Grundlage sind Artikel 6 Absatz 1
          Buchstaben c und e DSGVO in Verbindung mit § 3 DSG NRW und §§ 23 und 44 LHO.
        </p>
      </Section>
      <Section title="Was wir speichern">
        <ul class="kern-list kern-list--bullet">
          <li>
            Konto: Name, E-Mail-Adresse, Rollen, Organisation und ein Prüfwert des Passworts, nie das Passwort selbst.
          </li>
          <li>Vorgänge: Anträge, Prüfungen, Bescheide, Nachrichten und wer wann was getan hat.</li>
          <li>Anmeldeversuche: verschlüsselte Kennzeichen für 15 Minuten, um Missbrauch zu verhindern.</li>
          <li>Protokoll des Servers: Zeit, Seite und Kontonummer, keine Inhalte.</li>
        </ul>
      </Section>
      <Section title="Cookies und Speicher im Browser">
        <p>
          Es gibt ein einziges Cookie. Es hält Sie angemeldet und endet mit der Sitzung. Eingaben, die nicht gespeichert
          werden konnten, bewahrt Ihr Browser bis zu einem Tag auf; beim Abmelden werden sie gelöscht. Es gibt keine
          Auswertung Ihres Verhaltens und keine Inhalte von anderen Anbietern.
        </p>
      </Section>
      <Section title="Wie lange">
        <p>
          Akten bewahren wir nach den Vorschriften des Haushaltsrechts auf und löschen sie danach oder bieten sie dem
          Landesarchiv an. Sitzungen werden einen Tag nach ihrem Ende gelöscht.
        </p>
      </Section>
      <Section title="Ihre Rechte">
        <p>
          Sie können Auskunft, Berichtigung, Löschung und Einschränkung verlangen und der Verarbeitung widersprechen
          (Artikel 15 bis 21 DSGVO). Wenden Sie sich an <Mail mail={operator.mail} />. Sie können sich auch bei der
          Landesbeauftragten für Datenschutz und Informationsfreiheit Nordrhein-Westfalen beschweren.
        </p>
      </Section>
    </LegalPage>,
  );
}

export function accessibilityPage(frame: PageFrame, operator: Operator): string {
  return renderPage(
    <LegalPage frame={frame} title="Erklärung zur Barrierefreiheit" operator={operator}>
      <Section title="Stand der Vereinbarkeit">
        <p>
          Diese Anwendung soll ohne fremde Hilfe nutzbar sein: mit Tastatur, Screenreader, Vergrößerung und ohne
          JavaScript. Maßstab sind das Behindertengleichstellungsgesetz Nordrhein-Westfalen, die BITV NRW und die WCAG
          2.2 in den Stufen A und AA. Bescheide sind als PDF/UA gekennzeichnet.
        </p>
      </Section>
      <Section title="Wie geprüft wird">
        <p>
          Jede Seite wird bei jeder Änderung selbsttätig geprüft. Eine Prüfung durch eine unabhängige Stelle steht noch
          aus; sie ersetzt die Selbstbewertung, sobald sie vorliegt.
        </p>
      </Section>
      <Section title="Barrieren melden">
        <p>
          Sie sind auf eine Barriere gestoßen?{' '}
          <a class="kern-link" href="/barriere-melden">
            Sagen Sie uns, welche.
          </a>
        </p>
      </Section>
    </LegalPage>,
  );
}

export function reportBarrierPage(frame: PageFrame, operator: Operator): string {
  return renderPage(
    <LegalPage frame={frame} title="Barriere melden" operator={operator}>
      <Section title="So erreichen Sie uns">
        <p>
          Schreiben Sie an <Mail mail={operator.mail} />: Auf welcher Seite waren Sie, was wollten Sie tun, was ging
          nicht? Wenn Sie mögen, nennen Sie auch Ihr Hilfsmittel und Ihren Browser. Sie brauchen dafür kein Konto.
        </p>
        <p>Wir antworten innerhalb von vier Wochen.</p>
      </Section>
      <Section title="Wenn wir nicht weiterhelfen">
        <p>
          Haben wir Ihre Meldung nicht zufriedenstellend beantwortet, können Sie sich an die Ombudsstelle für
          barrierefreie Informationstechnik bei der Landesbeauftragten für Menschen mit Behinderung in
          Nordrhein-Westfalen wenden (§ 10d BGG NRW). Das Verfahren ist kostenlos.
        </p>
      </Section>
    </LegalPage>,
  );
}
