import type { ComponentChildren, JSX } from 'preact';
import { ButtonLink, ButtonRow } from './forms.js';
import { Page, type PageProps } from './page.js';

/** What the frame needs from the caller; the rest comes from the page. */
export type FrameProps = Omit<PageProps, 'title' | 'h1' | 'children' | 'breadcrumb'>;

/** A page that says one thing and where to go from here. */
export function MessagePage(
  props: FrameProps & {
    title: string;
    text: ComponentChildren;
    links?: readonly { readonly href: string; readonly label: string }[] | undefined;
  },
): JSX.Element {
  const { text, links = [{ href: '/', label: 'Zur Startseite' }], ...frame } = props;
  return (
    <Page {...frame} h1={props.title}>
      <div class="message stack">
        {text}
        <ButtonRow>
          {links.map((link, index) => (
            <ButtonLink key={link.href} href={link.href} look={index === 0 ? 'primary' : 'secondary'}>
              {link.label}
            </ButtonLink>
          ))}
        </ButtonRow>
      </div>
    </Page>
  );
}

export function NotFoundPage(frame: FrameProps): JSX.Element {
  return (
    <MessagePage
      {...frame}
      title="Diese Seite gibt es nicht"
      text={
        <p>Die Adresse ist unvollständig, oder der Vorgang gehört nicht zu Ihren Akten. Es wurde nichts verändert.</p>
      }
    />
  );
}

/** For acts the role does not allow. `whoMay` names the role that may: "die Zeichnungsberechtigten Ihres Kreises". */
export function NotAllowedPage({ whoMay, ...frame }: FrameProps & { whoMay?: string | undefined }): JSX.Element {
  return (
    <MessagePage
      {...frame}
      title="Dafür haben Sie kein Recht"
      text={
        <p>
          Es wurde nichts verändert.{' '}
          {whoMay === undefined
            ? 'Wenn Sie diese Aufgabe haben sollten, wenden Sie sich an die Benutzerverwaltung Ihrer Bewilligungsbehörde.'
            : `Diesen Schritt können gehen: ${whoMay}.`}
        </p>
      }
    />
  );
}

export function BadRequestPage({ detail, ...frame }: FrameProps & { detail?: string | undefined }): JSX.Element {
  return (
    <MessagePage
      {...frame}
      title="Diese Anfrage war nicht lesbar"
      text={
        <p>
          {detail ?? 'Gehen Sie im Browser zurück und senden Sie das Formular noch einmal.'} Es wurde nichts
          gespeichert.
        </p>
      }
    />
  );
}

/** An error of the system. The reference leads the operator to the log entry. */
export function ServerErrorPage({ reference, ...frame }: FrameProps & { reference: string }): JSX.Element {
  return (
    <MessagePage
      {...frame}
      title="Das hat nicht geklappt"
      text={
        <>
          <p>
            Der Fehler liegt bei uns, nicht bei Ihrer Eingabe. Der Schritt wurde nicht ausgeführt: Es ist nichts gebucht
            und nichts versandt. Versuchen Sie es bitte in einigen Minuten noch einmal.
          </p>
          <p>
            Wenn Sie sich an uns wenden, nennen Sie bitte das Zeichen <strong class="num">{reference}</strong>.
          </p>
        </>
      }
    />
  );
}

/** After the session ended. `returnTo` is the path to come back to. */
export function SessionExpiredPage({
  returnTo,
  ...frame
}: FrameProps & { returnTo?: string | undefined }): JSX.Element {
  const query = returnTo === undefined ? '' : `?weiter=${encodeURIComponent(returnTo)}`;
  return (
    <MessagePage
      {...frame}
      title="Sie wurden abgemeldet"
      text={
        <p>
          Ihre Sitzung ist abgelaufen. Was gespeichert war, ist noch da. Eingaben, die noch nicht gespeichert waren,
          bietet Ihnen dieser Browser nach der Anmeldung wieder an.
        </p>
      }
      links={[{ href: `/anmelden${query}`, label: 'Wieder anmelden' }]}
    />
  );
}
