// A travel document that is scanned into a search field is searched: a reader ends each of its lines with Enter or Tab, and
// the search begins when the whole code is there. Readers that end with nothing are searched while typing, as everything is.
//
// <input data-scan>

import { Reader, isWhole } from './reader.js';

for (const field of document.querySelectorAll('[data-scan]')) {
  const reader = new Reader();
  field.addEventListener('keydown', (event) => {
    reader.hear(event);
    if (!['Enter', 'Tab'].includes(event.key) || !reader.isCode) return;
    event.preventDefault();
    if (!isWhole(reader.text)) return;
    field.value = reader.text;
    field.form.requestSubmit();
  });
}
