// A row of people, entered one after the other. Every row is kept before it is sent and forgotten when the server has it,
// under a key of its own, so that a lost answer loses nothing and doubles nothing. Without this script the form is posted.
//
// <div data-rows data-key data-seal data-until data-unseal>: what waits; and where people are entered
// <form data-rows-form="address"> with <div data-rows-fields>, and the list <ol data-rows-saved>.

import { RowStore, canKeep } from './row-store.js';

const box = document.querySelector('[data-rows]');
const part = (mark, root = box) => root.querySelector(`[data-rows-${mark}]`);
const form = document.querySelector('[data-rows-form]');
const fields = form && part('fields', form);
const news = part('news');
const list = part('list');
const carried = ['Nationality.Text', 'Nationality.Code', 'Language.Text', 'Language.Code', 'ArrivedOn'];

// Longer than a slow line takes, shorter than a person waits.
const patience = 6000;
const pauses = [2000, 4000, 8000, 15000];

const say = (words) => {
  // A reader of the screen is told again, also when the words are the same.
  news.textContent = '';
  setTimeout(() => (news.textContent = words), 50);
};

const token = () => part('token').querySelector('[name=__RequestVerificationToken]').value;

async function post(address, values) {
  const body = new URLSearchParams(values);
  body.set('__RequestVerificationToken', token());
  return fetch(address, {
    method: 'POST',
    body,
    credentials: 'same-origin',
    redirect: 'manual',
    headers: { 'X-Requested-With': 'fetch' },
    signal: AbortSignal.timeout(patience),
  });
}

/** saved with the line of the list; wrong with the fields; away; signed-out: of a session that ended or of somebody else. */
async function send(row) {
  let answer;
  try {
    answer = await post(row.address, row.values);
    if (answer.ok) return { outcome: 'saved', html: await answer.text() };
    if (answer.status === 422 || answer.status === 404) return { outcome: 'wrong', html: answer.status === 422 ? await answer.text() : '' };
  } catch {
    return { outcome: 'away' };
  }
  return { outcome: [400, 401, 403].includes(answer.status) || answer.type === 'opaqueredirect' ? 'signed-out' : 'away' };
}

const store = new RowStore(box.dataset.key, box.dataset.seal, Number(box.dataset.until), async (seal) => {
  const answer = await post(box.dataset.unseal, { seal });
  if (answer.ok) return answer.text();
  if (answer.status === 422) return null;
  throw new Error('no answer');
});

let waiting = [];
let signedOut = false;
let tries = 0;
let timer = 0;

function show() {
  const away = waiting.length > 0;
  part('queue').hidden = !away;
  part('count').textContent = String(waiting.length);
  part('signed-out').hidden = !signedOut;
  part('away').hidden = signedOut || waiting.every((row) => row.wrong);
  list.replaceChildren(
    ...waiting.map((row) => {
      const item = part('item').content.cloneNode(true).firstElementChild;
      item.querySelector('.rc-due__when').textContent = new Date(row.at).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
      item.querySelector('bdi').textContent = [row.values.CalledName, row.values.FamilyName].filter(Boolean).join(' ');
      item.querySelector('p').textContent = row.wrong ?? '';
      const button = item.querySelector('button');
      button.hidden = !row.wrong || !form;
      button.addEventListener('click', () => putBack(row));
      return item;
    }),
  );
}

const wordsOf = (html) => [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('[data-errors] li')].map((line) => line.textContent).join(' ');

function addSaved(html) {
  const saved = document.querySelector('[data-rows-saved]');
  if (!saved) return;
  const line = new DOMParser().parseFromString(html, 'text/html').querySelector('li');
  if (line) saved.prepend(document.adoptNode(line));
  part('none', document)?.setAttribute('hidden', '');
}

/** One tab of this browser sends at a time; the server would refuse the doubles of a second one anyway. */
const alone = (work) => (navigator.locks ? navigator.locks.request('rc-rows', work) : work());

async function flush() {
  clearTimeout(timer);
  await alone(async () => {
    for (const row of waiting.filter((one) => !one.wrong)) {
      const answer = await send(row);
      signedOut = answer.outcome === 'signed-out';
      if (answer.outcome === 'saved') {
        await forget(row);
        addSaved(answer.html);
        say(box.querySelector('[data-rows-news]').dataset.sent);
        tries = 0;
      } else if (answer.outcome === 'wrong') {
        row.wrong = wordsOf(answer.html) || '!';
      } else {
        break;
      }
    }
  });
  show();
  if (waiting.some((row) => !row.wrong)) timer = setTimeout(flush, pauses[Math.min(tries++, pauses.length - 1)]);
}

async function forget(row) {
  waiting = waiting.filter((one) => one.id !== row.id);
  await store.remove(row.id).catch(() => {});
}

const field = (key) => form.elements.namedItem(key);
const enhance = () => fields.dispatchEvent(new CustomEvent('htmx:load', { bubbles: true }));

function next() {
  for (const control of form.elements) {
    if (control.name && !carried.includes(control.name) && control.name !== '__RequestVerificationToken') control.value = '';
  }
  field('OnceKey').value = crypto.randomUUID();
  for (const error of form.querySelectorAll('.utrecht-form-field-error-message, [data-errors]')) error.remove();
  for (const control of form.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid');
  for (const mark of form.querySelectorAll('[class*="--invalid"]')) mark.className = mark.className.replace(/\S+--invalid/g, '').trim();
  field('CalledName').focus();
}

function putBack(row) {
  if (field('CalledName').value.trim()) {
    say(news.dataset.busyForm);
    field('CalledName').focus();
    return;
  }
  for (const [key, value] of Object.entries(row.values)) {
    if (field(key)) field(key).value = value;
  }
  // Sent again under the same key: whatever came of the first time, it is one person.
  form.requestSubmit();
}

function fieldsWith(html) {
  fields.innerHTML = html;
  enhance();
  const wrong = fields.querySelector('[aria-invalid]');
  (wrong ?? fields.querySelector('[data-errors] h2') ?? field('CalledName')).focus();
}

let busy = false;

async function submit(event) {
  event.preventDefault();
  if (busy) return;
  const values = Object.fromEntries([...new FormData(form)].filter(([key]) => key !== '__RequestVerificationToken'));
  const row = { id: values.OnceKey, at: Date.now(), address: form.dataset.rowsForm, values };
  busy = true;
  form.setAttribute('aria-busy', 'true');
  try {
    const kept = await store.put(row).then(() => true, () => false);
    // While the connection is away nobody waits for it, except for what could not be right.
    const isAway = kept && values.CalledName.trim() && waiting.some((one) => !one.wrong && one.id !== row.id);
    const answer = isAway ? { outcome: 'away' } : await alone(() => send(row));
    signedOut = answer.outcome === 'signed-out';
    if (answer.outcome === 'saved') {
      await forget(row);
      addSaved(answer.html);
      say(news.dataset.saved);
      next();
    } else if (answer.outcome === 'wrong' && answer.html) {
      await forget(row);
      fieldsWith(answer.html);
    } else if (!values.CalledName.trim()) {
      await forget(row);
      say(news.dataset.nameMissing);
      field('CalledName').focus();
    } else if (kept) {
      waiting = [...waiting.filter((one) => one.id !== row.id), row];
      say(news.dataset.kept);
      next();
    } else {
      say(news.dataset.notKept);
    }
  } finally {
    busy = false;
    form.removeAttribute('aria-busy');
  }
  show();
  if (waiting.some((one) => !one.wrong)) {
    clearTimeout(timer);
    timer = setTimeout(flush, pauses[0]);
  }
}

async function start() {
  if (form) {
    form.addEventListener('submit', submit);
    // A reader ends with Enter: a number that is scanned before the name does not send an empty row.
    form.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.target.name !== 'Slip' || field('CalledName').value.trim()) return;
      event.preventDefault();
      field('CalledName').focus();
    });
  }
  window.addEventListener('online', flush);
  window.addEventListener('beforeunload', (event) => {
    if (waiting.some((row) => !row.wrong)) event.preventDefault();
  });
  const { mine, others } = await store.all();
  waiting = [...mine.filter((row) => !waiting.some((one) => one.id === row.id)), ...waiting];
  const told = part('others');
  told.hidden = others === 0;
  told.textContent = told.dataset.words.replace('{n}', String(others));
  show();
  if (waiting.length) await flush();
}

// Only where the browser can encrypt (not over a bare http address); elsewhere the form is posted as it is.
if (canKeep()) await start();
