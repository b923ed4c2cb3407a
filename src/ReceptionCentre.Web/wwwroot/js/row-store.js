// Rows that were entered while the connection was away. Each is encrypted (AES-GCM) before it is stored. The key is in the
// open page only; beside the rows stands its seal, which only the server opens, for the same member of staff, for half a
// day. docs/off-site.md says against whom this helps.

const name = 'rc-rows';
const table = 'rows';

export const canKeep = () => Boolean(globalThis.crypto?.subtle && globalThis.indexedDB);

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function open() {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(table, { keyPath: 'id' });
  return done(request);
}

async function withTable(mode, work) {
  const database = await open();
  try {
    const transaction = database.transaction(table, mode);
    const finished = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
    const result = await done(work(transaction.objectStore(table)));
    await finished;
    return result;
  } finally {
    database.close();
  }
}

/** How many rows stand here, of anybody, that are not too old. */
export async function count() {
  if (!canKeep()) return 0;
  const records = await withTable('readonly', (rows) => rows.getAll());
  return records.filter((record) => record.until > Date.now()).length;
}

export async function wipe() {
  if (canKeep()) await withTable('readwrite', (rows) => rows.clear());
}

const text = new TextEncoder();
const bytes = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
const importKey = (base64) => crypto.subtle.importKey('raw', bytes(base64), 'AES-GCM', false, ['encrypt', 'decrypt']);

export class RowStore {
  /** @param unseal asks the server for the key in a seal; null: not yours or too old; throws: no answer. */
  constructor(key, seal, until, unseal) {
    this.keys = new Map([[seal, importKey(key)]]);
    Object.assign(this, { seal, until, unseal });
  }

  async put({ id, at, address, values }) {
    const row = { id, at, address, values };
    const key = await this.keys.get(this.seal);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    // The id goes along, so that no stored row can be put in the place of another.
    const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: text.encode(row.id) }, key, text.encode(JSON.stringify(row)));
    await withTable('readwrite', (rows) => rows.put({ id: row.id, at: row.at, seal: this.seal, until: this.until, iv, data }));
  }

  remove(id) {
    return withTable('readwrite', (rows) => rows.delete(id));
  }

  /** My rows, the oldest first, and how many are somebody else's. What is too old is removed. */
  async all() {
    const records = await withTable('readonly', (rows) => rows.getAll());
    const mine = [];
    let others = 0;
    for (const record of records.sort((one, other) => one.at - other.at)) {
      if (record.until <= Date.now()) {
        await this.remove(record.id);
        continue;
      }
      const key = await this.keyOf(record.seal);
      if (!key) {
        others++;
        continue;
      }
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: record.iv, additionalData: text.encode(record.id) }, key, record.data);
      mine.push(JSON.parse(new TextDecoder().decode(plain)));
    }
    return { mine, others };
  }

  async keyOf(seal) {
    if (!this.keys.has(seal)) {
      const key = await this.unseal(seal);
      this.keys.set(seal, key ? await importKey(key) : null);
    }
    return this.keys.get(seal);
  }
}
