// A travel document that is scanned into a search field is searched: a reader ends each of its lines with Enter or Tab, and
// the search begins when the whole code is there. Readers that end with nothing are searched while typing, as everything is.
//
// <input data-scan>

import { Reader, isWhole, looksLikeCode } from './reader.js';

const patience = 400;

for (const field of document.querySelectorAll('[data-scan]')) {
  const reader = new Reader();
  let timer = 0;
  field.addEventListener('keydown', (event) => {
    reader.hear(event);
    clearTimeout(timer);
    if (!['Enter', 'Tab'].includes(event.key)) return;
    // Typed by hand it is a code too, when nothing else stands in the field.
    const codes = [reader.text, field.value].filter(looksLikeCode);
    const code = codes.find(isWhole) ?? codes[0];
    if (!code) return;
    event.preventDefault();
    field.value = code;
    const search = () => field.form.requestSubmit();
    // When no line follows a character was lost: what is missing is said by the page that comes.
    if (isWhole(code)) search();
    else timer = setTimeout(search, patience);
  });
}
