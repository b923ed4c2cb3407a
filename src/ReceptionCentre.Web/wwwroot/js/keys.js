// Keys for people who work at speed: "/" to the search field and Escape out of it, a letter to its link, up and down in lists.
// One-letter keys can be switched off per account: <html data-keys="off"> (WCAG 2.1.4).

const typing = (element) =>
  element instanceof HTMLElement &&
  (element.isContentEditable || element.matches('textarea, select, input:not([type=radio], [type=checkbox], [type=submit], [type=button])'));

/** The rows of a list: what can be opened, in order. */
const rows = (list) => [...list.querySelectorAll('[data-row]')].filter((row) => row.offsetParent !== null);

function move(event) {
  const field = event.target.closest?.('[data-list-for]');
  const list = field ? document.querySelector(field.dataset.listFor) : event.target.closest?.('[data-list]');
  if (!list || (typing(event.target) && !field)) return;
  if (event.target.getAttribute?.('aria-expanded') === 'true') return;

  const all = rows(list);
  const at = all.indexOf(event.target.closest('[data-row]'));
  // Down from the field to the first row, up from it to the last.
  const next = event.key === 'ArrowDown' ? at + 1 : field ? all.length - 1 : at - 1;
  if (next >= all.length || (field && next < 0)) return;
  event.preventDefault();
  if (next >= 0) all[next].focus();
  else document.querySelector(`[data-list-for="#${list.id}"]`)?.focus();
}

/** Left and right between the columns of a calendar: to what stands nearest at the same height. */
function aside(event) {
  const here = event.target.closest?.('[data-row]');
  const lane = here?.closest('[data-list]');
  const lanes = lane ? [...lane.closest('[data-lanes]')?.querySelectorAll('[data-list]') ?? []] : [];
  const step = event.key === 'ArrowRight' ? 1 : -1;
  const top = here?.getBoundingClientRect().top;
  for (let at = lanes.indexOf(lane) + step; lanes[at]; at += step) {
    const near = rows(lanes[at]).sort((one, other) => Math.abs(one.getBoundingClientRect().top - top) - Math.abs(other.getBoundingClientRect().top - top))[0];
    if (!near) continue;
    event.preventDefault();
    near.focus();
    return;
  }
}

// Only a browser that can tell whether the list of a select is open lets Enter go on from it.
const tellsOpen = CSS.supports('selector(select:open)');

/** Enter goes on from a closed select as from every other field; in an open one it chooses. */
function goOn(event) {
  if (!event.target.form || event.target.matches('select:open')) return;
  event.preventDefault();
  // With the button that Enter presses in a text field.
  event.target.form.requestSubmit([...event.target.form.elements].find((control) => control.type === 'submit'));
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') return move(event);
  if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') return aside(event);
  if (event.key === 'Enter' && tellsOpen && event.target.matches?.('form[method=post] select, select[data-go-on]')) return goOn(event);

  if (event.key === 'Escape') {
    // Out of an empty search field, so that the keys of one letter work again.
    if (event.target.matches?.('input[type=search]') && !event.target.value) event.target.blur();
    const menu = document.querySelector('details.rc-menu[open]');
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary').focus();
    return;
  }

  if (event.key.length !== 1 || typing(event.target) || document.documentElement.dataset.keys === 'off') return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.matches('input')) {
    target.focus();
    target.select();
  } else {
    target.click();
  }
});

// One menu open at a time, closed by a click elsewhere.
document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('details.rc-menu[open]')) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
