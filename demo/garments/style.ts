import type { ColourName, Palette } from "./palette.ts";
import { paletteFor } from "./palette.ts";
import { pick, seededRandom } from "./seeded-random.ts";

export type CategoryId = "trousers" | "skirts" | "blouses" | "sale";
export type Pattern = "plain" | "pinstripe" | "stripes" | "check" | "dots" | "floral" | "leaves" | "diamonds";

interface Common {
  readonly number: number;
  readonly colour: ColourName;
  readonly palette: Palette;
  readonly pattern: Pattern;
  readonly material: string;
  /** Shown on a hanger rather than worn by an invisible figure. */
  readonly hung: boolean;
}

export const TROUSER_CUTS = ["straight", "wide-leg", "slim", "bootcut", "cropped", "culotte"] as const;
export const SKIRT_CUTS = ["pencil", "A-line", "flared", "pleated", "wrap", "tiered"] as const;
export const SKIRT_LENGTHS = ["mini", "knee", "midi"] as const;
export const TOP_NECKS = ["shirt", "wrap", "round", "boat", "bow", "V-neck"] as const;
export const SLEEVES = ["none", "short", "elbow", "long", "puff"] as const;
export const DRESS_SKIRTS = ["shift", "flared", "A-line"] as const;
export const KNITS = ["crew-neck", "roll-neck", "cardigan", "V-neck"] as const;

export type Neck = (typeof TOP_NECKS)[number];
export type Sleeve = (typeof SLEEVES)[number];

export interface Trousers extends Common {
  readonly kind: "trousers";
  readonly cut: (typeof TROUSER_CUTS)[number];
}
export interface Skirt extends Common {
  readonly kind: "skirt";
  readonly cut: (typeof SKIRT_CUTS)[number];
  readonly length: (typeof SKIRT_LENGTHS)[number];
}
export interface Blouse extends Common {
  readonly kind: "blouse";
  readonly neck: Neck;
  readonly sleeve: Sleeve;
}
export interface Dress extends Common {
  readonly kind: "dress";
  readonly neck: Neck;
  readonly sleeve: Sleeve;
  readonly skirt: (typeof DRESS_SKIRTS)[number];
}
export interface Knit extends Common {
  readonly kind: "knit";
  readonly cut: (typeof KNITS)[number];
}
export type Style = Trousers | Skirt | Blouse | Dress | Knit;

const PRINTED: readonly [Pattern, ...Pattern[]] = ["floral", "stripes", "check", "dots", "leaves", "diamonds"];
const PLAIN_SHARE = 0.82;

function patternFor(colour: ColourName, kind: Style["kind"], random: () => number): Pattern {
  const printed = random() >= PLAIN_SHARE;
  if (colour === "many colours") {
    return kind === "knit" ? pick(["stripes", "diamonds", "stripes"], random) : pick(PRINTED, random);
  }
  if (!printed || kind === "knit") return "plain";
  return kind === "trousers" ? pick(["pinstripe", "check"], random) : pick(["dots", "pinstripe", "floral"], random);
}

/** Everything that a product's picture and words say, from its number in the data set. */
export function styleOf(number: number, category: CategoryId, colour: ColourName, hung: boolean): Style {
  const random = seededRandom(number);
  const kind = (
    { trousers: "trousers", skirts: "skirt", blouses: "blouse", sale: random() < 0.6 ? "dress" : "knit" } as const
  )[category];
  const common = {
    number,
    colour,
    palette: paletteFor(colour, random),
    pattern: patternFor(colour, kind, random),
    hung,
  };
  switch (kind) {
    case "trousers":
      return {
        ...common,
        kind,
        material: pick(["cotton twill", "wool blend", "linen", "crêpe"], random),
        cut: pick(TROUSER_CUTS, random),
      };
    case "skirt":
      return {
        ...common,
        kind,
        material: pick(["cotton", "wool blend", "satin", "linen"], random),
        cut: pick(SKIRT_CUTS, random),
        length: pick(SKIRT_LENGTHS, random),
      };
    case "blouse":
      return {
        ...common,
        kind,
        material: pick(["cotton", "viscose", "silk", "linen"], random),
        neck: pick(TOP_NECKS, random),
        sleeve: pick(SLEEVES, random),
      };
    case "dress":
      return {
        ...common,
        kind,
        material: pick(["viscose", "cotton", "crêpe", "jersey"], random),
        neck: pick(TOP_NECKS, random),
        sleeve: pick(["none", "short", "elbow", "long"], random),
        skirt: pick(DRESS_SKIRTS, random),
      };
    case "knit":
      return {
        ...common,
        kind,
        material: pick(["merino wool", "cotton knit", "lambswool"], random),
        cut: pick(KNITS, random),
      };
  }
}
