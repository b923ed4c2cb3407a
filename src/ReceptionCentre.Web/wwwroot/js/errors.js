// Takes the reader to the error summary, and says the number of errors in the title of the tab.

const heading = document.querySelector('[data-errors] h2');
if (heading) {
  heading.focus();
  heading.scrollIntoView({ block: 'center' });
}

// A link to a radio group or a combobox lands on its first control.
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('[data-errors] a[href^="#"]');
  if (!link) return;
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return;
  event.preventDefault();
  const control = target.matches('input, select, textarea') ? target : target.querySelector('input, select, textarea');
  control?.focus({ preventScroll: true });
  (control?.closest('.utrecht-form-field, fieldset') ?? target).scrollIntoView({ block: 'center' });
});
