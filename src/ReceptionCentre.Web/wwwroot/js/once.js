// A form is sent once. The button is never disabled: it says that the work is under way.
// The server guards against doubles too (idempotency key); this only shows it.

const patience = 8000;

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post' || form.hasAttribute('hx-post')) return;
  const since = Number(form.dataset.sentAt ?? 0);
  if (Date.now() - since < patience) {
    event.preventDefault();
    return;
  }

  form.dataset.sentAt = Date.now();
  const button = event.submitter ?? form.querySelector('[type=submit]');
  if (!button) return;
  button.setAttribute('aria-busy', 'true');
  const words = button.querySelector('[data-busy]');
  if (words) {
    words.dataset.calm = words.textContent;
    words.textContent = words.dataset.busy;
  }
});

// Back in the browser's history shows the page as it was left: make it ready again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent-at]')) delete form.dataset.sentAt;
  for (const button of document.querySelectorAll('button[aria-busy]')) button.removeAttribute('aria-busy');
  for (const words of document.querySelectorAll('[data-calm]')) words.textContent = words.dataset.calm;
});
