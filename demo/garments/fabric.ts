import type { Hsl, Palette } from "./palette.ts";
import { css, lighter } from "./palette.ts";
import type { Pattern, Style } from "./style.ts";

const tile = (width: number, height: number, turn: number, content: string): string =>
  `<pattern id="print" width="${width}" height="${height}" patternUnits="userSpaceOnUse" patternTransform="rotate(${turn})">${content}</pattern>`;

const rect = (x: number, y: number, width: number, height: number, fill: string, opacity = 1): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" opacity="${opacity}"/>`;
const dot = (x: number, y: number, radius: number, fill: string): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`;

function flower(x: number, y: number, radius: number, petals: string, heart: string): string {
  const around = [0, 72, 144, 216, 288].map((angle) => {
    const radians = (angle * Math.PI) / 180;
    return dot(
      Math.round(x + Math.cos(radians) * radius),
      Math.round(y + Math.sin(radians) * radius),
      radius * 0.74,
      petals,
    );
  });
  return around.join("") + dot(x, y, radius * 0.5, heart);
}

const leaf = (x: number, y: number, length: number, turn: number, fill: string): string =>
  `<path transform="translate(${x} ${y}) rotate(${turn})" d="M0 0C${length * 0.3} ${-length * 0.34} ${length * 0.8} ${-length * 0.28} ${length} 0C${length * 0.8} ${length * 0.28} ${length * 0.3} ${length * 0.34} 0 0Z" fill="${fill}"/>`;

/** Print colours of a garment of one colour: tones of itself, off-white on dark cloth. */
function tones(base: Hsl): readonly [string, string, string] {
  const light = base[2] < 55;
  return [
    css(lighter(base, light ? 46 : -26)),
    css(lighter(base, light ? 30 : -16)),
    css(lighter(base, light ? 60 : -34)),
  ];
}

function print(pattern: Pattern, palette: Palette, manyColours: boolean): string {
  const [a, b, c] = manyColours
    ? ([css(palette.print[1]), css(palette.print[2]), css(palette.print[3])] as const)
    : tones(palette.base);
  switch (pattern) {
    case "plain":
      return "";
    case "pinstripe":
      return tile(17, 17, 0, rect(0, 0, 1.6, 17, a, 0.7));
    case "stripes":
      return tile(
        64,
        64,
        90,
        rect(0, 0, 18, 64, a) + rect(24, 0, 8, 64, b) + rect(40, 0, 13, 64, c) + rect(58, 0, 2, 64, a),
      );
    case "check":
      return tile(
        58,
        58,
        0,
        rect(0, 0, 22, 58, a, 0.5) +
          rect(0, 0, 58, 22, a, 0.5) +
          rect(36, 0, 6, 58, b, 0.75) +
          rect(0, 36, 58, 6, b, 0.75) +
          rect(48, 0, 1.6, 58, c) +
          rect(0, 48, 58, 1.6, c),
      );
    case "dots":
      return tile(
        44,
        44,
        20,
        dot(11, 11, 5.5, a) +
          dot(33, 33, 5.5, manyColours ? b : a) +
          (manyColours ? dot(33, 11, 2.6, c) + dot(11, 33, 2.6, c) : ""),
      );
    case "floral":
      return tile(
        104,
        104,
        14,
        leaf(30, 34, 24, 36, b) +
          leaf(76, 82, 22, 200, b) +
          leaf(84, 26, 18, 100, b) +
          leaf(22, 84, 18, -40, b) +
          flower(26, 26, 10, a, c) +
          flower(80, 66, 11, manyColours ? c : a, manyColours ? a : b) +
          flower(30, 88, 6, a, c) +
          flower(84, 14, 5.5, c, a),
      );
    case "leaves":
      return tile(
        84,
        84,
        24,
        leaf(8, 22, 34, -24, a) +
          leaf(46, 16, 30, 40, b) +
          leaf(14, 62, 30, 30, c) +
          leaf(50, 66, 34, -30, a) +
          leaf(40, 44, 16, 100, b),
      );
    case "diamonds":
      return tile(
        56,
        84,
        0,
        `<path d="M28 0L56 42L28 84L0 42Z" fill="${a}"/><path d="M28 20L43 42L28 64L13 42Z" fill="${b}"/><path d="M0 0L56 84M56 0L0 84" stroke="${c}" stroke-width="1.6" fill="none"/>`,
      );
  }
}

const weave = (width: number, height: number, turn: number, path: string, opacity: number): string =>
  `<pattern id="weave" width="${width}" height="${height}" patternUnits="userSpaceOnUse" patternTransform="rotate(${turn})"><path d="${path}" fill="none" stroke="#000" stroke-width="1" opacity="${opacity}"/><path d="${path}" transform="translate(1.4 0)" fill="none" stroke="#fff" stroke-width=".8" opacity="${opacity * 0.9}"/></pattern>`;

/** The surface: twill runs slantwise, knits show their stitches, everything else is a fine weave. */
function surface(style: Style): string {
  if (style.kind === "knit") return weave(9, 8, 0, "M0 0L4.5 5L9 0M0 8L4.5 13L9 8", 0.17);
  if (style.kind === "trousers") return weave(4, 4, 35, "M0 0V4", 0.06);
  return weave(3, 3, 0, "M0 1.5H3", 0.035);
}

/** Patterns `print` and `weave` of a garment's cloth. */
export const fabricDefinitions = (style: Style): string =>
  print(style.pattern, style.palette, style.colour === "many colours") + surface(style);
