// The only script that every page loads; the others wait for what they serve.
import './keys.js';
import './errors.js';
import './once.js';
import './suggest.js';
import './life.js';
import './scan.js';

if (document.querySelector('[data-zone]')) import('./zone.js');
if (document.querySelector('table[data-chart]')) import('./chart.js');
if (document.querySelector('[data-copy]')) import('./copy.js');
if (document.querySelector('[data-print]')) import('./print.js');
if (document.querySelector('[data-rows]')) import('./rows.js');

// Who signs out leaves nothing behind in this browser; rows that were not sent are named first.
document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (form.dataset.signOut === undefined || event.defaultPrevented) return;
  event.preventDefault();
  try {
    const { count, wipe } = await import('./row-store.js');
    const waiting = await count();
    if (waiting > 0 && !confirm(form.dataset.signOut.replace('{n}', String(waiting)))) return;
    await wipe();
  } catch {
    // A browser that keeps nothing has nothing to wipe.
  }
  form.submit();
});
