// Copies the pinned front-end packages into wwwroot/lib, so that no page needs a host other than ours.
// Run with `npm ci && npm run build`; needs Node 18 or newer and nothing else.
import { cp, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const packages = join(web, 'node_modules');
const lib = join(web, 'wwwroot', 'lib');

/** [file in node_modules, place in wwwroot/lib] */
const files = [
  ['@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css', 'theme/theme.css'],
  ['@nl-design-system-unstable/voorbeeld-design-tokens/LICENSE.md', 'theme/LICENSE.md'],
  ['@utrecht/component-library-css/dist/index.css', 'utrecht/index.css'],
  ['@utrecht/component-library-css/LICENSE.md', 'utrecht/LICENSE.md'],
  ['htmx.org/dist/htmx.min.js', 'htmx/htmx.min.js'],
  ['htmx.org/LICENSE', 'htmx/LICENSE'],
  ['echarts/dist/echarts.simple.min.js', 'echarts/echarts.simple.min.js'],
  ['echarts/LICENSE', 'echarts/LICENSE'],
  ['echarts/NOTICE', 'echarts/NOTICE'],
  ['@fontsource-variable/source-sans-3/LICENSE', 'fonts/LICENSE'],
];

const font = '@fontsource-variable/source-sans-3';
const fontScripts = /-(latin|latin-ext|cyrillic|cyrillic-ext|greek|greek-ext|vietnamese)-wght-normal\.woff2$/;

async function copy(from, to) {
  const target = join(lib, to);
  await mkdir(dirname(target), { recursive: true });
  await cp(join(packages, from), target);
  return (await stat(target)).size;
}

try {
  await stat(packages);
} catch {
  console.error('The packages are not there yet. Run "npm ci" first.');
  process.exit(1);
}

await rm(lib, { recursive: true, force: true });
let count = 0;
let bytes = 0;
for (const [from, to] of files) {
  bytes += await copy(from, to);
  count += 1;
}

for (const name of await readdir(join(packages, font, 'files'))) {
  if (!fontScripts.test(name)) continue;
  bytes += await copy(`${font}/files/${name}`, `fonts/files/${name}`);
  count += 1;
}

// The upright faces only; the interface has no italics.
const faces = await readFile(join(packages, font, 'index.css'), 'utf8');
await writeFile(join(lib, 'fonts', 'fonts.css'), faces);
count += 1;

console.log(`wwwroot/lib: ${count} files, ${Math.round(bytes / 1024)} kB`);
