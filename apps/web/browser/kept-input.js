/**
 * Input that could not be saved, kept in this browser until it can be. Passwords, files and tokens are never kept.
 * A fallback only: kept for a day and removed with the next successful save.
 */
const PREFIX = 'foerderakte:';
const DAY_MS = 24 * 60 * 60 * 1000;

export function keep(form) {
  const fields = [];
  for (const control of form.elements) {
    if (!isKept(control)) continue;
    const isChoice = control.type === 'checkbox' || control.type === 'radio';
    fields.push({ name: control.name, value: control.value, checked: isChoice ? control.checked : null });
  }
  write(form, JSON.stringify({ at: Date.now(), fields }));
}

export function forget(form) {
  try {
    localStorage.removeItem(key(form));
  } catch {
    // Storage is switched off: nothing was kept.
  }
}

/** Removes everything kept here: after signing out, the next person at this computer must find nothing. */
export function forgetAll() {
  try {
    for (const each of Object.keys(localStorage)) if (each.startsWith(PREFIX)) localStorage.removeItem(each);
  } catch {
    // Storage is switched off: nothing was kept.
  }
}

/** Offers kept input above the form; the person decides. `restored` is called after the values are back. */
export function offerKept(form, restored) {
  const kept = read(form);
  if (!kept) return;
  const box = document.createElement('div');
  box.className = 'kern-alert kern-alert--warning restore';
  box.setAttribute('role', 'status');
  const body = document.createElement('div');
  body.className = 'kern-alert__body stack-s';
  const text = document.createElement('p');
  const time = new Date(kept.at).toLocaleString('de-DE', { dateStyle: 'short', timeStyle: 'short' });
  text.textContent = `Dieser Browser hat Eingaben vom ${time} aufbewahrt, die nicht gespeichert werden konnten.`;
  const buttons = document.createElement('div');
  buttons.className = 'row';
  buttons.append(
    button('Eingaben übernehmen', () => {
      restore(form, kept.fields);
      box.remove();
      restored();
    }),
    button('Verwerfen', () => {
      forget(form);
      box.remove();
    }),
  );
  body.append(text, buttons);
  box.append(body);
  form.before(box);
}

function restore(form, fields) {
  const controls = [...form.elements].filter(isKept);
  for (const { name, value, checked } of fields) {
    const control = controls.find((each) => each.name === name && (checked === null || each.value === value));
    if (!control) continue;
    if (checked === null) control.value = value;
    else control.checked = checked;
  }
}

function read(form) {
  try {
    const kept = JSON.parse(localStorage.getItem(key(form)) ?? 'null');
    if (kept && Date.now() - kept.at < DAY_MS) return kept;
    forget(form);
  } catch {
    // Storage is switched off or holds something foreign.
  }
  return null;
}

function write(form, text) {
  try {
    localStorage.setItem(key(form), text);
  } catch {
    // Storage is full or switched off; the page already says that nothing was saved.
  }
}

const key = (form) => `${PREFIX}${form.id || location.pathname}`;

const isKept = (control) =>
  Boolean(control.name) && !['hidden', 'password', 'file', 'submit', 'button', 'reset'].includes(control.type);

function button(words, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'kern-btn kern-btn--secondary slim';
  const label = document.createElement('span');
  label.className = 'kern-label';
  label.textContent = words;
  made.append(label);
  made.addEventListener('click', act);
  return made;
}
