// Makes PDF documents with Typst, as a child of the application.
//
//   node render.mjs [folder that holds Templates, Texts and Fonts]
//
// Protocol. Requests come on stdin, one JSON object a line:
//   {"id":1,"template":"plan","data":"<JSON as text>",
//    "standards":["ua-1","a-2a"],"createdAt":1795219200,
//    "logo":{"format":"png","bytes":"<base64>"}}      (logo: only when there is one)
// Answers go to stdout, in the order of the requests: one JSON line
//   {"id":1,"ok":true,"sizes":[35112,34870]}
//   {"id":1,"ok":false,"sizes":[],"error":{"code":"…","message":"…"}}
// and then, after the newline, the files one after the other, as many
// bytes as `sizes` says. A header line with raw bytes behind it costs no
// base64 (a third more bytes, and time on both sides), and whoever reads it
// needs one line and one counted read. The first line, before any request,
// is {"ready":true,"fonts":27,"rss":…} or {"ready":false,"error":{…}}.
//
// Error codes: fonts-missing, template-missing, template-rejected,
// glyph-missing, bad-request. A message holds a code or a place in a template,
// never a text of the document: it ends up in logs.

import { Buffer } from 'node:buffer';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Coverage } from './coverage.mjs';
import { readWords } from './words.mjs';

const NEWLINE = 0x0a;

// A memoised result that none of the last papers used goes: the templates and
// texts stay, and of papers in the same language the parts that are alike; what
// one paper said goes. Without any eviction the cache holds every document that
// was ever made.
const CACHE_AGE = 8;

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = path.resolve(process.argv[2] ?? path.join(here, '..'));

function send(header, files = []) {
  const line = Buffer.from(`${JSON.stringify(header)}\n`, 'utf8');
  process.stdout.write(Buffer.concat([line, ...files]));
}

function failure(id, code, message) {
  return { id, ok: false, sizes: [], error: { code, message } };
}

/** Which fonts stand in the folder; a font that is not there is not guessed. */
function pinnedFonts() {
  const fonts = path.join(folder, 'Fonts');
  if (!existsSync(fonts)) return [];
  return readdirSync(fonts)
    .filter((name) => /\.(ttf|otf)$/i.test(name))
    .sort()
    .map((name) => path.join(fonts, name));
}

/**
 * Turns what the compiler threw into a code and a place, file:line. The
 * compiler's own sentence is dropped: it may quote the document.
 */
function explain(thrown, compiler, mainFilePath) {
  if (/could not be displayed/.test(String(thrown?.code))) {
    return ['glyph-missing', ''];
  }
  // The error holds a sentence only; a second compilation gives the place.
  let place = 'unknown place';
  try {
    const found = compiler.compile({ mainFilePath }).takeDiagnostics();
    const first = found && compiler.fetchDiagnostics(found)
      .find((diagnostic) => diagnostic.severity === 1);
    if (first?.path) {
      const line = (first.range?.start.line ?? -1) + 1;
      place = `${path.basename(String(first.path))}:${line}`;
    }
  } catch {
    // No place, then: the code says enough.
  }
  return ['template-rejected', place];
}

async function main() {
  const fonts = pinnedFonts();
  if (fonts.length === 0) {
    send({ ready: false, error: { code: 'fonts-missing', message: '' } });
    process.exit(3);
  }

  let NodeCompiler;
  try {
    ({ NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler'));
  } catch {
    send({ ready: false, error: { code: 'compiler-missing', message: '' } });
    process.exit(4);
  }

  // A busy compiler holds this thread, so that the end of stdin goes unseen.
  // The guard looks from another thread whether the parent still lives.
  new Worker(new URL('./guard.mjs', import.meta.url), {
    workerData: { parent: process.ppid },
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 },
  }).unref();

  const words = readWords(path.join(folder, 'Texts'));
  const languages = words.map((one) => one.language);
  const coverage = new Coverage(fonts.map((file) => readFileSync(file)));
  const compiler = NodeCompiler.create({
    workspace: folder,
    fontArgs: [{ fontPaths: [path.join(folder, 'Fonts')] }],
  });
  // Templates read these files; what no longer holds is not in them.
  for (const { file, bytes } of words) compiler.mapShadow(file, bytes);

  function render(request) {
    const { id, template, data, standards, createdAt, logo } = request;
    if (
      !/^[a-z][a-z0-9-]*$/.test(template ?? '') ||
      typeof data !== 'string' ||
      !Array.isArray(standards) ||
      !Number.isSafeInteger(createdAt)
    ) {
      return [failure(id ?? null, 'bad-request', ''), []];
    }
    const main = path.join(folder, 'Templates', `${template}.typ`);
    if (!existsSync(main)) {
      return [failure(id, 'template-missing', template), []];
    }

    // The data is a file that the template reads, never a part of its source:
    // whatever stands in a name stays text. It has its own path, because no
    // real file may stand there.
    const printable = coverage.printable(data);
    compiler.mapShadow(
      path.join(folder, 'Templates', 'data.json'),
      Buffer.from(printable.text, 'utf8'),
    );
    const picture = logo?.format === 'png' || logo?.format === 'jpg'
      ? `logo.${logo.format}` : null;
    if (picture) {
      compiler.mapShadow(
        path.join(folder, 'Templates', picture),
        Buffer.from(logo.bytes, 'base64'),
      );
    }
    const print = (printedLogo) => {
      compiler.mapShadow(
        path.join(folder, 'Templates', 'printing.json'),
        Buffer.from(JSON.stringify({
          replaced: printable.replaced, languages, logo: printedLogo,
        }), 'utf8'),
      );
      // One standard a call; the second call finds the laid-out pages in the
      // cache. `compile()` first and `pdf(document)` after it leaks.
      return standards.map((pdfStandard) =>
        compiler.pdf(
          { mainFilePath: main },
          { pdfStandard, pdfTags: true, creationTimestamp: createdAt },
        ));
    };

    try {
      let files;
      try {
        files = print(picture);
      } catch (thrown) {
        // A logo that cannot be printed keeps no paper from anybody.
        if (!picture) throw thrown;
        files = print(null);
      }
      return [{ id, ok: true, sizes: files.map((f) => f.length) }, files];
    } catch (thrown) {
      const [code, message] = explain(thrown, compiler, main);
      return [failure(id, code, message), []];
    } finally {
      compiler.evictCache(CACHE_AGE);
    }
  }

  send({ ready: true, fonts: fonts.length, rss: process.memoryUsage().rss });

  // Lines are cut from bytes: a chunk may end in the middle of a character.
  const waiting = [];
  let parts = [];
  let busy = false;
  let ended = false;

  async function work() {
    if (busy) return;
    busy = true;
    while (waiting.length > 0) {
      const line = waiting.shift();
      let answer;
      try {
        answer = render(JSON.parse(line));
      } catch {
        answer = [failure(null, 'bad-request', ''), []];
      }
      send(...answer);
      // The compiler frees what it handed over only when the loop turns.
      await new Promise((next) => setImmediate(next));
    }
    busy = false;
    if (ended) process.exit(0);
  }

  process.stdin.on('data', (chunk) => {
    let from = 0;
    for (;;) {
      const at = chunk.indexOf(NEWLINE, from);
      if (at < 0) break;
      parts.push(chunk.subarray(from, at));
      waiting.push(Buffer.concat(parts).toString('utf8'));
      parts = [];
      from = at + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
    void work();
  });
  process.stdin.on('end', () => {
    ended = true;
    if (!busy) process.exit(0);
  });
  // Nobody reads any more: nothing is left to do.
  process.stdout.on('error', () => process.exit(0));
}

await main();
