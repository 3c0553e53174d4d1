// A font for test pages. Test machines have no Chinese font, and the box that
// stands for a missing character is narrower than the character.

/** The address of the font and a style sheet that uses it. */
export const FONT_PATH = "/full-width.ttf";
export const FONT_CSS = `@font-face { font-family: full-width; src: url(${FONT_PATH}); unicode-range: U+2E80-9FFF, U+FF00-FFEF }
body { font-family: full-width, "DejaVu Sans", sans-serif }`;

const EM = 1000;
/** Ranges of characters that are as wide as they are high. */
const RANGES = [[0x2e80, 0x9fff], [0xff00, 0xffef]];

const u16 = (...values) => values.flatMap((value) => [(value >> 8) & 255, value & 255]);
const u32 = (...values) => values.flatMap((value) => u16(value >>> 16, value));

/** Format 13 maps each range to one glyph. */
function cmap() {
  const groups = RANGES.flatMap(([first, last]) => u32(first, last, 1));
  return [...u16(0, 1, 3, 10), ...u32(12), ...u16(13, 0), ...u32(16 + groups.length, 0, RANGES.length), ...groups];
}

function tables() {
  // One square of four points, for both glyphs.
  const square = [...u16(1, 0, 0, 900, 800, 3, 0), 0x37, 0x21, 0x11, 0x31, ...u16(900), ...u16(800), ...u16(-800)];
  while (square.length % 4) square.push(0);
  return {
    "OS/2": [...u16(4, EM, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0), ...Array(10).fill(0), ...u32(0, 0, 0, 0), ...u32(0x54455354), ...u16(64, 0x2e80, 0xffef, 800, -200, 0, 800, 200), ...u32(0, 0), ...u16(500, 700, 0, 32, 0)],
    cmap: cmap(),
    glyf: [...square, ...square],
    head: [...u32(0x10000, 0x10000, 0, 0x5f0f3cf5), ...u16(0, EM), ...u32(0, 0, 0, 0), ...u16(0, 0, 900, 800, 0, 8, 2, 0, 0)],
    hhea: [...u32(0x10000), ...u16(800, -200, 0, EM, 0, 0, 900, 1, 0, 0, 0, 0, 0, 0, 0, 1)],
    hmtx: [...u16(EM, 0, 0)],
    loca: u16(0, square.length / 2, square.length),
    maxp: [...u32(0x10000), ...u16(2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)],
    name: u16(0, 0, 6),
    post: [...u32(0x30000, 0), ...u16(0, 0), ...u32(0, 0, 0, 0, 0)],
  };
}

function sum(bytes) {
  let total = 0;
  for (let at = 0; at < bytes.length; at += 4) {
    const word = ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    total = (total + word) >>> 0;
  }
  return total;
}

/** The bytes of a TrueType font whose characters of these ranges are one em wide. */
export function fullWidthFont() {
  const entries = Object.entries(tables());
  let offset = 12 + 16 * entries.length;
  const directory = [...u32(0x10000), ...u16(entries.length, 128, 3, entries.length * 16 - 128)];
  const body = [];
  for (const [tag, bytes] of entries) {
    directory.push(...Buffer.from(tag.padEnd(4)), ...u32(sum(bytes), offset, bytes.length));
    const padded = [...bytes, ...Array((4 - (bytes.length % 4)) % 4).fill(0)];
    body.push(...padded);
    offset += padded.length;
  }
  return Buffer.from([...directory, ...body]);
}
