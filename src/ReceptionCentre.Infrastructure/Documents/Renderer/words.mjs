// Reads the words of the templates, and decides which of them may be printed.
//
// A translated sentence bears the Dutch sentence that it was made from. When
// the Dutch says something else by now, the translation may be wrong without
// anybody seeing it: it is left out here, and the template prints the Dutch.

import { Buffer } from 'node:buffer';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const DUTCH = 'nl';

/** A sentence, or with holes as `{day}` what is said and their names, in turn: a template is slow at that. */
const cut = (sentence) => {
  const parts = sentence.split(/\{(\w+)\}/);
  return parts.length === 1 ? sentence : parts;
};

/**
 * @param {string} folder The folder of texts, one file a language.
 * @returns {{language: string, file: string, bytes: Buffer}[]} What a template
 *   reads in place of each file: the sentences that still hold, by key.
 *   `checked` says that a native speaker checked every sentence.
 */
export function readWords(folder) {
  if (!existsSync(path.join(folder, `${DUTCH}.json`))) return [];
  const read = (name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  const dutch = read(`${DUTCH}.json`).texts;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const { language, name: own, direction, texts } = read(name);
      const holding = Object.entries(texts)
        .filter(([key, said]) => language === DUTCH || said.dutch === dutch[key]);
      const all = Object.keys(dutch).length;
      const words = {
        language,
        name: own,
        direction,
        complete: holding.length === all,
        checked: language !== DUTCH && holding.length === all
          && holding.every(([, said]) => Boolean(said.checked)),
        texts: Object.fromEntries(
          holding.map(([key, said]) => [key, cut(language === DUTCH ? said : said.text)]),
        ),
      };
      return {
        language,
        file: path.join(folder, name),
        bytes: Buffer.from(JSON.stringify(words), 'utf8'),
      };
    });
}
