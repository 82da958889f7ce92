import type { Style } from "./style.ts";

/** Names of the pattern maker's models; with colour and cut they make a title of its own for each product. */
const MODEL_NAMES = [
  "Alma",
  "Agnes",
  "Astrid",
  "Aurora",
  "Beatrix",
  "Berit",
  "Bianca",
  "Camille",
  "Carla",
  "Celia",
  "Clara",
  "Cosima",
  "Dagny",
  "Daria",
  "Delia",
  "Dora",
  "Edith",
  "Elin",
  "Elsa",
  "Emilia",
  "Enya",
  "Esther",
  "Eva",
  "Fanny",
  "Filippa",
  "Flora",
  "Freya",
  "Gemma",
  "Gerda",
  "Greta",
  "Hanna",
  "Hedda",
  "Helena",
  "Ida",
  "Ines",
  "Ingrid",
  "Irma",
  "Isolde",
  "Jana",
  "Johanna",
  "Judith",
  "Karin",
  "Katja",
  "Klara",
  "Lea",
  "Lina",
  "Liv",
  "Lotta",
  "Louisa",
  "Magda",
  "Maja",
  "Maren",
  "Marit",
  "Mathilda",
  "Mina",
  "Nadia",
  "Nele",
  "Nora",
  "Olga",
  "Ottilie",
  "Paula",
  "Petra",
  "Romy",
  "Rosa",
  "Runa",
  "Selma",
  "Signe",
  "Smilla",
  "Sonja",
  "Stella",
  "Svea",
  "Thea",
  "Tilda",
  "Toni",
  "Ulla",
  "Vera",
  "Vilma",
  "Wanda",
  "Yara",
  "Ylva",
  "Zelda",
  "Zora",
] as const;

const PATTERN_WORDS: { readonly [pattern in Style["pattern"]]: string } = {
  plain: "",
  pinstripe: "pinstriped",
  stripes: "striped",
  check: "checked",
  dots: "dotted",
  floral: "floral",
  leaves: "leaf-print",
  diamonds: "diamond-print",
};

const NECK_WORDS = {
  shirt: "button-down",
  wrap: "wrap",
  round: "round-neck",
  boat: "boat-neck",
  bow: "tie-neck",
  "V-neck": "V-neck",
} as const;
const SLEEVE_WORDS = {
  none: "sleeveless",
  short: "short-sleeved",
  elbow: "elbow-sleeved",
  long: "long-sleeved",
  puff: "puff-sleeved",
} as const;

function cutWords(style: Style): string {
  switch (style.kind) {
    case "trousers":
      return `${style.cut} trousers`;
    case "skirt":
      return style.length === "knee" ? `${style.cut} skirt` : `${style.cut} ${style.length} skirt`;
    case "blouse":
      return `${NECK_WORDS[style.neck]} blouse`;
    case "dress":
      return style.neck === "shirt" ? "shirt dress" : style.neck === "wrap" ? "wrap dress" : `${style.skirt} dress`;
    case "knit":
      return style.cut === "cardigan" ? "cardigan" : `${style.cut} jumper`;
  }
}

const DETAILS: { readonly [kind in Style["kind"]]: (style: Style) => string } = {
  trousers: () => "Mid-rise waist with belt loops, slant pockets and a pressed crease.",
  skirt: (style) =>
    `${style.kind === "skirt" && style.length === "mini" ? "Cut above" : style.kind === "skirt" && style.length === "midi" ? "Falls well below" : "Falls to"} the knee from a shaped waistband.`,
  blouse: (style) =>
    `A ${style.kind === "blouse" ? SLEEVE_WORDS[style.sleeve] : ""} blouse with a soft drape, easy to tuck in or wear loose.`,
  dress: (style) =>
    `A ${style.kind === "dress" ? SLEEVE_WORDS[style.sleeve] : ""} dress for warm days and long evenings, fully lined.`,
  knit: () => "Fine-gauge knit with ribbed cuffs and hem.",
};

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const words = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join(" ");
const modelName = (style: Style): string => MODEL_NAMES[(style.number * 29) % MODEL_NAMES.length] ?? MODEL_NAMES[0];

/** E.g. `Navy blue wrap blouse Maren`. */
export const titleOf = (style: Style): string =>
  capitalised(
    words(
      style.colour === "many colours" ? "multicolour" : style.colour,
      PATTERN_WORDS[style.pattern],
      cutWords(style),
      modelName(style),
    ),
  );

/** Description and attributes of a garment. */
export function describe(style: Style): {
  readonly description: string;
  readonly attributes: { readonly [name: string]: string };
} {
  return {
    description: `${DETAILS[style.kind](style)} ${capitalised(style.material)}, ${style.colour === "many colours" ? "in several colours" : `in ${style.colour}`}${style.pattern === "plain" ? "" : `, ${PATTERN_WORDS[style.pattern]}`}.`,
    attributes: {
      model: modelName(style),
      cut: cutWords(style),
      material: style.material,
      pattern: style.pattern,
      ...("sleeve" in style && { sleeve: style.sleeve }),
      ...("length" in style && { length: style.length }),
    },
  };
}
