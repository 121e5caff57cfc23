/** Small comforts on top of pages that work without any script. */
import { startAutosave } from './autosave.js';
import { forgetAll } from './kept-input.js';
import { watchSession } from './session.js';

focusMessage();
document.querySelectorAll('form[data-autosave]').forEach((form) => startAutosave(form));
document.querySelector('form[action="/abmelden"]')?.addEventListener('submit', forgetAll);
watchSession(document.body);
hideUnfitting();
document.querySelectorAll('[data-picked]').forEach(countPicked);

/** A refusal or an error summary is read first: it takes the focus once, after loading. */
function focusMessage() {
  const message = document.querySelector('[data-autofocus]');
  if (message) message.focus();
}

/** Choices that fit only some answers to another question are shown with those alone; a hidden one is never sent. */
function hideUnfitting() {
  const choices = [...document.querySelectorAll('[data-only-with]')];
  const update = () => choices.forEach(showIfFitting);
  update();
  if (choices.length > 0) document.addEventListener('change', update);
}

function showIfFitting(choice) {
  const input = choice.querySelector('input');
  const answer = input.form.elements[choice.dataset.onlyWith]?.value ?? '';
  choice.hidden = answer !== '' && !choice.dataset.onlyValues.split(' ').includes(answer);
  if (choice.hidden && input.checked) input.form.elements[input.name][0].checked = true;
}

/** Says how many rows of the list are ticked, and counts again with every tick. */
function countPicked(words) {
  const withoutTicks = words.textContent;
  const update = () => {
    const count = words.closest('form').querySelectorAll('input.pick:checked').length;
    words.textContent = count === 0 ? withoutTicks : `${count} ausgewählt`;
  };
  update();
  words.closest('form').addEventListener('change', update);
  // Going back, the browser restores the ticks only after this script has run.
  window.addEventListener('pageshow', update);
}
