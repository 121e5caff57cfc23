/** Small comforts on top of pages that work without any script. */
import { startAutosave } from './autosave.js';
import { forgetAll } from './kept-input.js';
import { watchSession } from './session.js';

focusMessage();
document.querySelectorAll('form[data-autosave]').forEach((form) => startAutosave(form));
document.querySelector('form[action="/abmelden"]')?.addEventListener('submit', forgetAll);
watchSession(document.body);

/** A refusal or an error summary is read first: it takes the focus once, after loading. */
function focusMessage() {
  const message = document.querySelector('[data-autofocus]');
  if (message) message.focus();
}
