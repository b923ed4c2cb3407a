// The only script that every page loads; the others wait for what they serve.
import './keys.js';
import './errors.js';
import './once.js';
import './suggest.js';
import './life.js';

if (document.querySelector('[data-zone]')) import('./zone.js');
if (document.querySelector('table[data-chart]')) import('./chart.js');
