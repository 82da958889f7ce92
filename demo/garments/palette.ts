import { pick } from "./seeded-random.ts";

/** Colour names of the data set, by its codes 1 to 14. */
export const COLOUR_NAMES = [
  "beige",
  "black",
  "blue",
  "brown",
  "burgundy",
  "gray",
  "green",
  "navy blue",
  "many colours",
  "olive",
  "pink",
  "red",
  "violet",
  "white",
] as const;
export type ColourName = (typeof COLOUR_NAMES)[number];

/** Hue in degrees, saturation and lightness in per cent. */
export type Hsl = readonly [hue: number, saturation: number, lightness: number];

/** Dyes that pass for each colour, so that two black skirts are not the same black. */
const DYES: { readonly [name in Exclude<ColourName, "many colours">]: readonly [Hsl, ...Hsl[]] } = {
  beige: [
    [36, 34, 74],
    [30, 30, 70],
    [40, 28, 78],
  ],
  black: [
    [230, 8, 15],
    [30, 5, 16],
    [260, 6, 18],
    [210, 8, 19],
  ],
  blue: [
    [211, 46, 50],
    [205, 40, 58],
    [217, 44, 46],
    [199, 36, 62],
  ],
  brown: [
    [22, 34, 36],
    [26, 38, 42],
    [18, 30, 31],
    [30, 34, 48],
  ],
  burgundy: [
    [345, 52, 28],
    [350, 48, 32],
  ],
  gray: [
    [220, 5, 58],
    [210, 6, 48],
    [30, 4, 64],
    [225, 6, 40],
  ],
  green: [
    [150, 28, 40],
    [140, 24, 48],
    [160, 34, 34],
    [120, 18, 56],
  ],
  "navy blue": [
    [224, 42, 25],
    [220, 46, 22],
  ],
  olive: [[68, 24, 38]],
  pink: [
    [350, 48, 78],
    [342, 42, 72],
    [8, 50, 80],
  ],
  red: [
    [356, 60, 45],
    [2, 62, 48],
    [350, 58, 42],
  ],
  violet: [
    [278, 26, 48],
    [268, 28, 56],
    [288, 24, 42],
  ],
  white: [
    [40, 30, 95],
    [210, 16, 95],
    [30, 24, 93],
  ],
};

/** Ground and three print colours. */
export type PrintColours = readonly [ground: Hsl, first: Hsl, second: Hsl, third: Hsl];

const PRINTS: readonly [PrintColours, ...PrintColours[]] = [
  [
    [38, 44, 92],
    [356, 56, 56],
    [196, 36, 44],
    [42, 72, 60],
  ],
  [
    [222, 38, 26],
    [350, 56, 74],
    [40, 62, 72],
    [160, 26, 58],
  ],
  [
    [150, 18, 88],
    [152, 34, 34],
    [14, 66, 62],
    [44, 68, 60],
  ],
  [
    [344, 42, 88],
    [334, 46, 46],
    [268, 28, 52],
    [150, 24, 42],
  ],
  [
    [28, 34, 84],
    [18, 52, 42],
    [204, 40, 36],
    [36, 66, 54],
  ],
  [
    [0, 0, 14],
    [8, 64, 64],
    [44, 60, 70],
    [174, 28, 54],
  ],
  [
    [206, 40, 86],
    [214, 50, 42],
    [352, 56, 60],
    [46, 76, 64],
  ],
];

export interface Palette {
  readonly base: Hsl;
  readonly print: PrintColours;
}

export function paletteFor(colour: ColourName, random: () => number): Palette {
  const print = pick(PRINTS, random);
  return { print, base: colour === "many colours" ? print[0] : pick(DYES[colour], random) };
}

export const css = ([hue, saturation, lightness]: Hsl): string => `hsl(${hue} ${saturation}% ${lightness}%)`;

/** The same dye in another light: `by` is added to the lightness. */
export const lighter = ([hue, saturation, lightness]: Hsl, by: number): Hsl => [
  hue,
  saturation,
  Math.min(98, Math.max(4, lightness + by)),
];

/** Cloth seen from its inside, in the garment's own shadow. */
export const insideOf = (base: Hsl): Hsl =>
  lighter([base[0], base[1] * 0.7, base[2]], base[2] > 85 ? -16 : base[2] > 55 ? -22 : -10);
