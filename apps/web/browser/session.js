/** Warns before the session ends and lets it go on without losing the page. */
const WARN_BEFORE_MS = 5 * 60 * 1000;

export function watchSession(body) {
  const expires = Date.parse(body.dataset.sessionExpires ?? '');
  if (!Number.isNaN(expires)) planWarning(expires, body.dataset.csrf ?? '');
}

function planWarning(expires, csrf) {
  const wait = Math.max(expires - Date.now() - WARN_BEFORE_MS, 0);
  setTimeout(() => warn(expires, csrf), Math.min(wait, 2 ** 31 - 1));
}

function warn(expires, csrf) {
  const end = new Date(expires).toLocaleTimeString('de-DE', { hour: '2-digit', minute: '2-digit' });
  const dialog = document.createElement('dialog');
  dialog.className = 'kern-dialog';
  dialog.setAttribute('aria-labelledby', 'sitzung-titel');
  dialog.append(header(), paragraph(`Um ${end} Uhr werden Sie abgemeldet. Möchten Sie weiterarbeiten?`));
  const footer = element('footer', 'kern-dialog__footer');
  footer.append(
    button('Angemeldet bleiben', 'primary', () => extend(dialog, csrf)),
    button('Schließen', 'secondary', () => dialog.close()),
  );
  dialog.append(footer);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

async function extend(dialog, csrf) {
  const body = new URLSearchParams({ _csrf: csrf });
  try {
    const response = await fetch('/session/extend', { method: 'POST', body, headers: { Accept: 'application/json' } });
    if (!response.ok) throw new Error(String(response.status));
    const { expiresAt } = await response.json();
    document.body.dataset.sessionExpires = expiresAt;
    watchSession(document.body);
    dialog.close();
  } catch {
    dialog.querySelector('.kern-dialog__body p').textContent =
      'Das hat nicht geklappt. Sichern Sie Ihre Eingaben und melden Sie sich neu an.';
  }
}

function header() {
  const head = element('header', 'kern-dialog__header');
  const title = element('h2', 'kern-title');
  title.id = 'sitzung-titel';
  title.textContent = 'Ihre Sitzung endet bald';
  head.append(title);
  return head;
}

function paragraph(text) {
  const body = element('div', 'kern-dialog__body');
  const line = element('p', 'kern-body');
  line.setAttribute('role', 'status');
  line.textContent = text;
  body.append(line);
  return body;
}

function button(words, look, act) {
  const made = element('button', `kern-btn kern-btn--${look}`);
  const label = element('span', 'kern-label');
  label.textContent = words;
  made.type = 'button';
  made.append(label);
  made.addEventListener('click', act);
  return made;
}

function element(name, className) {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
