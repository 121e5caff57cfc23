import type { ComponentChildren, JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { DEFAULT_OFFICE } from '#kernel';
import { assetUrl } from './assets.js';
import { BarPatterns } from './bars.js';
import { PageHead } from './page-head.js';
import { Alert } from './panels.js';
import type { Tone } from './icons.js';

export interface NavItem {
  readonly label: string;
  readonly href: string;
  readonly current?: boolean | undefined;
  /** Unread or open things, shown as "Nachrichten (2)". */
  readonly count?: number | undefined;
}

export interface Crumb {
  readonly label: string;
  /** Left out for the page itself, the last crumb. */
  readonly href?: string | undefined;
}

export interface SignedIn {
  readonly name: string;
  /** "Kreis Düren · Bearbeitung". */
  readonly place?: string | undefined;
  /** End of the session; the browser warns before it. */
  readonly sessionExpiresAt?: Date | undefined;
}

export interface PageProps {
  readonly title: string;
  /** Heading of the page. Leave it out if the page brings its own PageHead. */
  readonly h1?: string;
  readonly signedIn?: SignedIn | undefined;
  readonly nav?: readonly NavItem[] | undefined;
  /** Only below the first level. */
  readonly breadcrumb?: readonly Crumb[] | undefined;
  /** What the last act did; shown once. */
  readonly flash?: { readonly tone: Tone; readonly title: string; readonly text?: string } | undefined;
  /** Whose website and authority it is; of Nordrhein-Westfalen where nothing is said. */
  readonly office?: { readonly land: string; readonly authority: string } | undefined;
  /** The demonstration's notice, or nothing on a real installation. */
  readonly demoBanner?: string | undefined;
  readonly csrfToken?: string | undefined;
  /** Names of further scripts in apps/web/browser. */
  readonly scripts?: readonly string[] | undefined;
  /** Says "Fehler:" first in the title, so that a screen reader hears it before the page. */
  readonly hasErrors?: boolean | undefined;
  readonly children?: ComponentChildren;
}

const FOOTER_LINKS: readonly NavItem[] = [
  { label: 'Rechner', href: '/rechner' },
  { label: 'Offene Daten', href: '/offene-daten' },
  { label: 'Impressum', href: '/impressum' },
  { label: 'Datenschutz', href: '/datenschutz' },
  { label: 'Erklärung zur Barrierefreiheit', href: '/barrierefreiheit' },
  { label: 'Barriere melden', href: '/barriere-melden' },
];

/** One complete document: frame, navigation and the page's own content. */
export function Page(props: PageProps): JSX.Element {
  return (
    <html lang="de" data-kern-theme="light">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${props.hasErrors ? 'Fehler: ' : ''}${props.title} – Förderakte`}</title>
        <link rel="icon" type="image/svg+xml" href={assetUrl('favicon.svg')} />
        <link
          rel="preload"
          as="font"
          type="font/woff2"
          crossOrigin="anonymous"
          href={assetUrl('FiraSans-Regular.woff2')}
        />
        <link rel="stylesheet" href={assetUrl('kern.min.css')} />
        <link rel="stylesheet" href={assetUrl('foerderakte.css')} />
        {['enhance.js', ...(props.scripts ?? [])].map((script) => (
          <script key={script} type="module" src={assetUrl(script)} />
        ))}
      </head>
      <body data-session-expires={props.signedIn?.sessionExpiresAt?.toISOString()} data-csrf={props.csrfToken}>
        <BarPatterns />
        <a class="skip kern-link" href="#inhalt">
          Zum Inhalt springen
        </a>
        <TopBands demoBanner={props.demoBanner} office={props.office} />
        <Header {...props} />
        <Breadcrumb crumbs={props.breadcrumb ?? []} />
        <main id="inhalt" class="wrap work" tabIndex={-1}>
          {props.flash && (
            <div class="flash">
              <Alert tone={props.flash.tone} title={props.flash.title} role="status" headingLevel="none">
                {props.flash.text}
              </Alert>
            </div>
          )}
          {props.h1 !== undefined && <PageHead title={props.h1} />}
          {props.children}
        </main>
        <Footer />
      </body>
    </html>
  );
}

/** The page as text, with doctype. */
export function renderPage(page: JSX.Element): string {
  return `<!DOCTYPE html>\n${renderToString(page)}\n`;
}

function TopBands({ demoBanner, office = DEFAULT_OFFICE }: Pick<PageProps, 'demoBanner' | 'office'>): JSX.Element {
  return (
    <>
      <div class="kern-kopfzeile" role="region" aria-label="Offizielle Website">
        <div class="wrap">
          <div class="kern-kopfzeile__content">
            <span class="kern-kopfzeile__label">{`Offizielle Website – ${office.land}`}</span>
          </div>
        </div>
      </div>
      {demoBanner !== undefined && (
        <div class="demo" role="region" aria-label="Hinweis zur Demonstration">
          <p class="wrap">{demoBanner}</p>
        </div>
      )}
    </>
  );
}

function Header({ signedIn, nav = [], csrfToken, office = DEFAULT_OFFICE }: PageProps): JSX.Element {
  return (
    <header class="top">
      <div class="wrap">
        <p class="brand">
          <small>{office.authority}</small>
          <strong>Förderakte</strong>
        </p>
        {signedIn && (
          <div class="who">
            <span>
              <a class="kern-link" href="/konto" aria-label={`Mein Konto: ${signedIn.name}`}>
                {signedIn.name}
              </a>
              {signedIn.place !== undefined && ` · ${signedIn.place}`}
            </span>
            <form method="post" action="/abmelden">
              {csrfToken !== undefined && <input type="hidden" name="_csrf" value={csrfToken} />}
              <button type="submit" class="kern-link link-button">
                Abmelden
              </button>
            </form>
          </div>
        )}
        {nav.length > 0 && (
          <nav class="nav" aria-label="Hauptnavigation">
            <ul>
              {nav.map((item) => (
                <li key={item.href}>
                  <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                    {item.label}
                    {item.count !== undefined && item.count > 0 ? ` (${item.count})` : ''}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </header>
  );
}

function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }): JSX.Element | null {
  if (crumbs.length === 0) return null;
  return (
    <nav class="crumb wrap" aria-label="Brotkrumen">
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.label}>
            {crumb.href === undefined ? (
              <span aria-current="page">{crumb.label}</span>
            ) : (
              <a class="kern-link" href={crumb.href}>
                {crumb.label}
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Footer(): JSX.Element {
  return (
    <footer class="foot">
      <div class="wrap">
        {FOOTER_LINKS.map((link) => (
          <a key={link.href} class="kern-link" href={link.href}>
            {link.label}
          </a>
        ))}
      </div>
    </footer>
  );
}
