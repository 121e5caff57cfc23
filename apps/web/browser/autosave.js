/**
 * Saves a form when a field is left. The server answers { savedAt, version, fields, errors, html }:
 * values to show, errors by field name, and server-rendered fragments by element id.
 * What could not be sent is kept in this browser and offered again.
 */
import { forget, keep, offerKept } from './kept-input.js';

export function startAutosave(form) {
  const state = { form, isSaving: false, isDirty: false };
  offerKept(form, () => save(state));
  form.addEventListener('change', () => {
    state.isDirty = true;
    void save(state);
  });
  form.addEventListener('submit', () => forget(form));
}

/** One request at a time: changes made meanwhile go with the next one, so that versions never overtake each other. */
async function save(state) {
  if (state.isSaving) return;
  state.isSaving = true;
  state.isDirty = false;
  try {
    await send(state.form);
  } finally {
    state.isSaving = false;
  }
  if (state.isDirty) await save(state);
}

async function send(form) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  try {
    const response = await fetch(form.dataset.autosave, {
      method: 'POST',
      body,
      headers: { Accept: 'application/json' },
      redirect: 'error',
    });
    if (response.status === 401 || response.status === 403) return notSaved(form, SESSION_ENDED);
    if (!response.ok && response.status !== 409 && response.status !== 422) throw new Error(String(response.status));
    show(form, await response.json());
    forget(form);
  } catch {
    notSaved(form, NOT_REACHED);
  }
}

const SESSION_ENDED = 'Nicht gespeichert: Ihre Sitzung ist abgelaufen. Dieser Browser bewahrt Ihre Eingaben auf.';
const NOT_REACHED = 'Nicht gespeichert: keine Verbindung. Dieser Browser bewahrt Ihre Eingaben auf.';

function notSaved(form, text) {
  keep(form);
  report(form, text, 'danger');
}

function show(form, answer) {
  replaceFragments(answer.html ?? {});
  for (const [name, value] of Object.entries({ version: answer.version, ...answer.fields })) {
    if (value !== undefined) setValue(form, name, value);
  }
  if (answer.errors) showErrors(form, answer.errors);
  const time = new Date(answer.savedAt ?? Date.now()).toLocaleTimeString('de-DE', {
    hour: '2-digit',
    minute: '2-digit',
  });
  report(form, answer.message ?? `Gespeichert um ${time}`, answer.isRefused ? 'danger' : 'success');
}

/** The field in which someone types is never overwritten. */
function setValue(form, name, value) {
  const control = form.elements.namedItem(name);
  if (!control || !('value' in control) || control === document.activeElement) return;
  control.value = String(value);
}

function showErrors(form, errors) {
  for (const control of form.elements) {
    if (!control.name || control.type === 'hidden' || control.type === 'radio' || !control.id) continue;
    mark(control, errors[control.name]);
  }
}

function mark(control, text) {
  const id = `${control.id}-error`;
  const present = document.getElementById(id);
  const ids = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((each) => each && each !== id);
  if (text) ids.push(id);
  if (ids.length > 0) control.setAttribute('aria-describedby', ids.join(' '));
  else control.removeAttribute('aria-describedby');
  control.closest('.kern-form-input')?.classList.toggle('kern-form-input--error', Boolean(text));
  control.closest('.edit tr')?.classList.toggle('bad', Boolean(text));
  if (!text) {
    control.removeAttribute('aria-invalid');
    present?.remove();
    return;
  }
  control.setAttribute('aria-invalid', 'true');
  const line = present ?? errorLine(control, id);
  line.querySelector('.kern-body').textContent = text;
}

function errorLine(control, id) {
  const line = document.createElement('p');
  line.className = 'kern-error';
  line.id = id;
  const icon = document.createElement('span');
  icon.className = 'kern-icon kern-icon--danger';
  icon.setAttribute('aria-hidden', 'true');
  const text = document.createElement('span');
  text.className = 'kern-body';
  line.append(icon, text);
  const place = document.getElementById(control.dataset.errorPlace ?? '');
  if (place) place.append(line);
  else (control.closest('.kern-input-group, .kern-form-input__select-wrapper') ?? control).after(line);
  return line;
}

/** Fragments come rendered and escaped from our own server; scripts in them would not run (CSP). */
function replaceFragments(fragments) {
  for (const [id, html] of Object.entries(fragments)) {
    const target = document.getElementById(id);
    if (!target || target.contains(document.activeElement)) continue;
    const template = document.createElement('template');
    template.innerHTML = html;
    target.replaceChildren(template.content);
  }
}

function report(form, text, tone) {
  const note = form.querySelector('[data-saved]') ?? document.querySelector('[data-saved]');
  if (!note) return;
  const icon = document.createElement('span');
  icon.className = `kern-icon kern-icon--${tone} kern-icon--small`;
  icon.setAttribute('aria-hidden', 'true');
  const words = document.createElement('span');
  words.textContent = text;
  note.replaceChildren(icon, words);
}
