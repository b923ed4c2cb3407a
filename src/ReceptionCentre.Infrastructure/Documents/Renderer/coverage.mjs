// Knows which characters the pinned fonts can print.
//
// PDF/UA and PDF/A forbid a character without a shape, so that one emoji in
// somebody's own words would stop the whole plan. Such a character is replaced
// by U+FFFD, counted, and the page says that it happened.

const REPLACEMENT = 0xfffd;
const CODE_POINTS = 0x110000;

export class Coverage {
  #covered = new Uint8Array(CODE_POINTS);

  /** @param {Buffer[]} fonts TrueType or OpenType files. */
  constructor(fonts) {
    for (const font of fonts) this.#add(font);
    // Joiners, variation selectors and direction marks have no shape of
    // their own; the shaper leaves them out.
    for (const c of [0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff]) {
      this.#covered[c] = 1;
    }
    this.#covered.fill(1, 0xfe00, 0xfe10);
    for (const c of [0x09, 0x0a, 0x0d]) this.#covered[c] = 1;
  }

  /**
   * The same text with what cannot be printed replaced. Marks that turn the
   * direction of everything after them (U+202A..E, U+2066..9) are left out:
   * the template isolates each text itself.
   * @param {string} text JSON; its own signs are all printable.
   * @returns {{text: string, replaced: number}}
   */
  printable(text) {
    // JSON may write any character as \uXXXX; only the parsed text tells.
    let replaced = 0;
    const clean = (value) => {
      let out = '';
      for (const sign of value) {
        const code = sign.codePointAt(0);
        if ((code >= 0x202a && code <= 0x202e)
          || (code >= 0x2066 && code <= 0x2069)) continue;
        if (this.#covered[code] === 1) {
          out += sign;
        } else if (code < 0x20 || (code >= 0x7f && code < 0xa0)) {
          out += ' ';
        } else {
          out += String.fromCodePoint(REPLACEMENT);
          replaced += 1;
        }
      }
      return out;
    };
    const cleaned = JSON.stringify(
      JSON.parse(text, (_, v) => (typeof v === 'string' ? clean(v) : v)),
    );
    return { text: cleaned, replaced };
  }

  /** Reads the Unicode map (formats 4 and 12) of one font. */
  #add(font) {
    const tables = font.readUInt16BE(4);
    for (let i = 0; i < tables; i += 1) {
      const entry = 12 + 16 * i;
      if (font.toString('latin1', entry, entry + 4) !== 'cmap') continue;
      const cmap = font.readUInt32BE(entry + 8);
      const maps = font.readUInt16BE(cmap + 2);
      for (let m = 0; m < maps; m += 1) {
        const platform = font.readUInt16BE(cmap + 4 + 8 * m);
        const at = cmap + font.readUInt32BE(cmap + 8 + 8 * m);
        // 0 is Unicode, 3 is Windows; both hold Unicode in 4 and 12.
        if (platform !== 0 && platform !== 3) continue;
        const format = font.readUInt16BE(at);
        if (format === 4) this.#addSegments(font, at);
        if (format === 12) this.#addGroups(font, at);
      }
    }
  }

  #addSegments(font, at) {
    const twice = font.readUInt16BE(at + 6);
    const ends = at + 14;
    const starts = ends + twice + 2;
    const deltas = starts + twice;
    const offsets = deltas + twice;
    for (let s = 0; s < twice; s += 2) {
      const end = font.readUInt16BE(ends + s);
      const start = font.readUInt16BE(starts + s);
      const delta = font.readUInt16BE(deltas + s);
      const offset = font.readUInt16BE(offsets + s);
      for (let c = start; c <= end && c !== 0xffff; c += 1) {
        let glyph = c + delta;
        if (offset !== 0) {
          const where = offsets + s + offset + 2 * (c - start);
          glyph = font.readUInt16BE(where);
          if (glyph !== 0) glyph += delta;
        }
        if ((glyph & 0xffff) !== 0) this.#covered[c] = 1;
      }
    }
  }

  #addGroups(font, at) {
    const groups = font.readUInt32BE(at + 12);
    for (let g = 0; g < groups; g += 1) {
      const from = font.readUInt32BE(at + 16 + 12 * g);
      const to = font.readUInt32BE(at + 20 + 12 * g);
      const glyph = font.readUInt32BE(at + 24 + 12 * g);
      const first = glyph === 0 ? from + 1 : from;
      if (to < CODE_POINTS) this.#covered.fill(1, first, to + 1);
    }
  }
}
