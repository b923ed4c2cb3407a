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
  // What is being sent for the first time is not announced: mostly it is there before anybody could read that.
  const told = waiting.filter((row) => row.tried);
  part('queue').hidden = told.length === 0;
  part('count').textContent = String(told.length);
  part('signed-out').hidden = !signedOut;
  part('away').hidden = signedOut || told.every((row) => row.wrong);
  list.replaceChildren(
    ...told.map((row) => {
      const item = part('item').content.cloneNode(true).firstElementChild;
      const at = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Europe/Amsterdam' };
      item.querySelector('.rc-due__when').textContent = new Date(row.at).toLocaleTimeString(document.documentElement.lang, at);
      item.querySelector('bdi').textContent = nameOf(row);
      item.querySelector('p').textContent = row.wrong ?? '';
      const button = item.querySelector('button');
      button.hidden = !row.wrong || !form;
      button.setAttribute('aria-label', `${button.textContent}: ${nameOf(row)}`);
      button.addEventListener('click', () => putBack(row));
      return item;
    }),
  );
}

const nameOf = (row) => [row.values.CalledName, row.values.FamilyName].filter(Boolean).join(' ');
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
      const before = row.tried;
      signedOut = answer.outcome === 'signed-out';
      row.tried = true;
      if (answer.outcome === 'saved') {
        await forget(row);
        addSaved(answer.html);
        say(before ? news.dataset.sent : news.dataset.saved);
        tries = 0;
      } else if (answer.outcome === 'wrong') {
        await refused(row, answer.html);
      } else {
        if (!before) say(news.dataset.kept);
        for (const one of waiting) one.tried = true;
        break;
      }
    }
  });
  show();
  if (waiting.some((row) => !row.wrong)) timer = setTimeout(flush, pauses[Math.min(tries++, pauses.length - 1)]);
}

/** Back in the fields, with what is wrong by each; beside, while somebody is typing the next person already. */
async function refused(row, html) {
  if (html && form && isEmpty()) {
    await forget(row);
    fieldsWith(html);
  } else {
    row.wrong = wordsOf(html) || '!';
    say(row.wrong);
  }
}

const isEmpty = () => ['CalledName', 'FamilyName', 'BirthDate', 'Phone', 'Slip'].every((key) => !field(key).value.trim());

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
  if (!isEmpty()) {
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

/** The next person can be typed at once: what is typed while the line is slow never lands in the row before. */
async function submit(event) {
  event.preventDefault();
  const values = Object.fromEntries([...new FormData(form)].filter(([key]) => key !== '__RequestVerificationToken'));
  if (!values.CalledName.trim()) {
    say(news.dataset.nameMissing);
    const answer = waiting.length ? {} : await send({ address: form.dataset.rowsForm, values });
    if (answer.outcome === 'wrong' && answer.html) fieldsWith(answer.html);
    else field('CalledName').focus();
    return;
  }
  const row = { id: values.OnceKey, at: Date.now(), address: form.dataset.rowsForm, values };
  waiting = [...waiting.filter((one) => one.id !== row.id), row];
  next();
  show();
  try {
    await store.put(row);
  } catch {
    say(news.dataset.notKept);
  }
  await flush();
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
    if (waiting.length) event.preventDefault();
  });
  const { mine, others } = await store.all();
  waiting = [...mine.filter((row) => !waiting.some((one) => one.id === row.id)).map((row) => ({ ...row, tried: true })), ...waiting];
  const told = part('others');
  told.hidden = others === 0;
  told.textContent = told.dataset.words.replace('{n}', String(others));
  show();
  if (waiting.length) await flush();
}

// Only where the browser can encrypt (not over a bare http address); elsewhere the form is posted as it is.
if (canKeep()) await start();
