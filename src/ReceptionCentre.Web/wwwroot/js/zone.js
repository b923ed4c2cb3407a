// The code of a travel document: a reader types it like a keyboard, and a whole code fills the page at once. Without this
// script the button does the same.
//
// <section data-zone data-focus-on="id"> with one textarea and <button data-zone-read>.

import { Reader, isWhole } from './reader.js';

// Nobody types as fast as a reader: milliseconds between two characters.
const readerPace = 40;
const quiet = 250;

const box = document.querySelector('[data-zone]');
const field = box.querySelector('textarea');
const button = box.querySelector('[data-zone-read]');

const whole = () => isWhole(field.value);
const read = () => field.form.requestSubmit(button);

let last = 0;
let fast = 0;
let timer = 0;

field.addEventListener('keydown', (event) => {
  const pace = event.timeStamp - last;
  last = event.timeStamp;
  fast = event.key.length === 1 && pace < readerPace ? fast + 1 : event.key.length === 1 ? 0 : fast;
  clearTimeout(timer);
  if (event.isComposing) return;

  if (event.key === 'Enter' && whole()) {
    event.preventDefault();
    read();
  } else if (event.key === 'Tab' && !event.shiftKey && pace < readerPace && fast > 20) {
    // Some readers end a line with Tab. A person who leaves the field presses it later.
    event.preventDefault();
    if (whole()) read();
    else field.setRangeText('\n', field.selectionEnd, field.selectionEnd, 'end');
  }
});

field.addEventListener('input', (event) => {
  clearTimeout(timer);
  if (event.inputType === 'insertFromPaste') {
    if (whole()) read();
  } else if (fast > 20 && whole()) {
    // A reader that ends with nothing at all.
    timer = setTimeout(read, quiet);
  }
});

// A reader types where the cursor is: a code that arrives in another field goes to its own, and the rest follows it there.
// What stood in that field before stays in it.
const reader = new Reader();
field.form.addEventListener('keydown', (event) => event.target === field || reader.hear(event));
field.form.addEventListener('input', (event) => {
  const other = event.target;
  if (!other.matches('input:not([type=hidden])') || !reader.isCode) return;
  other.value = reader.before;
  field.value = reader.text;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
});

// Pasted or scanned before this script was there. Going back to the page is no reason to read again, and neither is what the
// page came with (a field writes its line ends in its own way).
const isNew = performance.getEntriesByType('navigation')[0]?.type === 'navigate';
const came = field.defaultValue.replace(/\r\n?/g, '\n');
if (isNew && field.value !== came && whole()) read();

// After a document was read: on to what is still to be typed.
const next = box.dataset.focusOn && document.getElementById(box.dataset.focusOn);
if (next) {
  next.focus();
  next.scrollIntoView({ block: 'center' });
}
