// Reads the result files of the test runner: prints the failed tests on stderr and
// "passed failed skipped" on stdout. Usage: node trx.mjs FILE…
import { readFileSync } from 'node:fs';

const entities = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const decode = (text) =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&#([0-9]+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|amp|quot|apos);/g, (_, name) => entities[name]);
const inside = (xml, element) => decode(new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(xml)?.[1] ?? '');
const attribute = (tag, name) => decode(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
const indent = (text) => text.trimEnd().replace(/^/gm, '      ');

let passed = 0;
let failed = 0;
let skipped = 0;
for (const file of process.argv.slice(2)) {
  const xml = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  // The totals at the end of the file leave skipped tests out, so every result is counted by itself.
  for (const [result, attributes] of xml.matchAll(/<UnitTestResult\b([^>]*?)(?:\/>|>[\s\S]*?<\/UnitTestResult>)/g)) {
    const outcome = attribute(attributes, 'outcome');
    if (outcome === 'Passed') passed++;
    else if (outcome === 'NotExecuted') skipped++;
    else {
      failed++;
      const lines = [`  FAILED ${attribute(attributes, 'testName')}`, indent(inside(result, 'Message'))];
      const trace = inside(result, 'StackTrace').split('\n').filter((line) => line.trim() !== '').slice(0, 6).join('\n');
      console.error([...lines, indent(trace)].filter((line) => line.trim() !== '').join('\n'));
    }
  }
}
console.log(passed, failed, skipped);
