// A reader types like a keyboard, faster than any hand: what it types is told from what a person types by its pace.

// 2 lines of 36, 2 of 44, 3 of 30.
const sizes = [72, 88, 90];
// Milliseconds between two characters: no hand types six in a row as fast as a reader begins. After that a reader may falter,
// as a busy machine does.
const pace = 40;
const falter = 400;
const certain = 6;
const least = 20;
const beginning = /^[PIVAC][A-Z<][A-Z<]{3}[A-Z0-9<]/i;

/** Whether this is as long as the code of a travel document. */
export const isWhole = (text) => sizes.includes(text.replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]/g, '').length);

/** Whether a text may be the beginning of a code, or the whole of it. */
export const looksLikeCode = (text) => text.length > least && text.includes('<') && beginning.test(text);

/** What came at a reader's pace since it began, and what stood in the field before. */
export class Reader {
  text = '';
  before = '';
  #last = 0;
  #field = null;

  /** To be told of every key that goes down in the field. */
  hear(event) {
    const isFast = event.timeStamp - this.#last < (this.text.length < certain ? pace : falter);
    this.#last = event.timeStamp;
    if (event.key.length !== 1 || event.isComposing) return;
    if (!isFast || event.target !== this.#field) {
      this.text = '';
      this.#field = event.target;
      this.before = event.target.value ?? '';
    }
    this.text += event.key;
  }

  /** So far it is the code at the bottom of a travel document. */
  get isCode() {
    return looksLikeCode(this.text);
  }
}
