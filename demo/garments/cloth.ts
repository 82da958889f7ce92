import type { Hsl } from "./palette.ts";
import { css, lighter } from "./palette.ts";
import type { Style } from "./style.ts";

/** A finished garment and the room that it takes on the picture, in pixels. */
export interface Drawing {
  readonly svg: string;
  readonly top: number;
  readonly bottom: number;
  /** Greatest half width from the middle. */
  readonly half: number;
}

export interface PieceOptions {
  /** How light falls: round (a body), from one side (a sleeve), or not at all (the inside). */
  readonly light?: "round" | "left" | "right" | "inside";
  /** Soft shadows and soft lights along these lines, with their width in pixels. */
  readonly shadows?: readonly (readonly [path: string, width: number])[];
  readonly lights?: readonly (readonly [path: string, width: number])[];
  /** Ribbed knit, for cuffs and hems. */
  readonly ribbed?: boolean;
  /** Another cloth than the garment's: a lining, a waistband. Left unprinted. */
  readonly cloth?: Hsl;
}

export interface Cloth {
  readonly base: Hsl;
  /** A cut piece of cloth, with its print, its light and its folds. */
  piece(path: string, options?: PieceOptions): string;
  seam(path: string): string;
  stitches(path: string): string;
  button(x: number, y: number, radius?: number): string;
}

/** Paints pieces of one garment's cloth. Light comes from the upper left, as in a studio with one window. */
export function clothOf(style: Style): Cloth {
  const base = style.palette.base;
  const lightness = base[2];
  const depth = lightness < 30 ? 0.5 : lightness > 85 ? 0.2 : 0.32;
  const glow = lightness < 30 ? 0.17 : lightness > 85 ? 0.6 : 0.24;
  const edge = css(lighter([base[0], base[1] * 0.6, lightness], lightness < 25 ? -8 : lightness > 85 ? -36 : -20));
  const thread = css(lighter(base, lightness < 30 ? 22 : -22));
  let pieces = 0;

  const soft = (paths: PieceOptions["shadows"], colour: string, opacity: number): string =>
    (paths ?? [])
      .map(([path, width]) => `<path d="${path}" stroke="${colour}" stroke-width="${width}" opacity="${opacity}"/>`)
      .join("");

  return {
    base,
    piece(path, options = {}) {
      const id = `p${++pieces}`;
      const fill = options.cloth ?? base;
      const cover = (paint: string, opacity = 1): string =>
        `<path d="${path}" fill="url(#${paint})"${opacity === 1 ? "" : ` opacity="${opacity}"`}/>`;
      const printed = style.pattern !== "plain" && options.cloth === undefined && !options.ribbed;
      const shade =
        options.light === "inside"
          ? ""
          : cover(`${options.light ?? "round"}-shade`, depth) + cover(`${options.light ?? "round"}-glow`, glow);
      const folds = soft(options.shadows, "#000", depth * 0.72) + soft(options.lights, "#fff", glow * 0.8);
      return (
        `<clipPath id="${id}"><path d="${path}"/></clipPath><path d="${path}" fill="${css(fill)}"/>` +
        (printed ? cover("print") : "") +
        cover(options.ribbed ? "rib" : "weave") +
        shade +
        (folds &&
          `<g clip-path="url(#${id})"><g filter="url(#soft)" fill="none" stroke-linecap="round">${folds}</g></g>`) +
        `<path d="${path}" fill="none" stroke="${edge}" stroke-width="1.6" stroke-linejoin="round" opacity=".75"/>`
      );
    },
    seam: (path) =>
      `<path d="${path}" fill="none" stroke="${edge}" stroke-width="1.7" stroke-linecap="round" opacity=".8"/><path d="${path}" transform="translate(1.6 1)" fill="none" stroke="#fff" stroke-width="1" opacity="${glow * 0.7}"/>`,
    stitches: (path) =>
      `<path d="${path}" fill="none" stroke="${thread}" stroke-width="1.3" stroke-dasharray="5 3.4" stroke-linecap="round" opacity=".75"/>`,
    button(x, y, radius = 6) {
      const face = css(lightness > 70 ? lighter(base, -14) : lighter(base, 20));
      return `<circle cx="${x + 0.8}" cy="${y + 1.6}" r="${radius}" fill="#000" opacity=".3"/><circle cx="${x}" cy="${y}" r="${radius}" fill="${face}" stroke="${edge}" stroke-width="1"/><circle cx="${x - 1.6}" cy="${y}" r="1" fill="${edge}"/><circle cx="${x + 1.6}" cy="${y}" r="1" fill="${edge}"/>`;
    },
  };
}

const gradient = (id: string, stops: readonly (readonly [offset: number, colour: string, opacity: number])[]): string =>
  `<linearGradient id="${id}">${stops.map(([offset, colour, opacity]) => `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`).join("")}</linearGradient>`;

/** Gradients and filters that every piece may name. */
export const LIGHT_DEFINITIONS =
  gradient("round-shade", [
    [0, "#000", 0.75],
    [0.16, "#000", 0.15],
    [0.4, "#000", 0],
    [0.7, "#000", 0.25],
    [1, "#000", 1],
  ]) +
  gradient("round-glow", [
    [0, "#fff", 0],
    [0.3, "#fff", 0.9],
    [0.55, "#fff", 0.1],
    [1, "#fff", 0],
  ]) +
  gradient("left-shade", [
    [0, "#000", 0.5],
    [0.35, "#000", 0.05],
    [1, "#000", 0.95],
  ]) +
  gradient("left-glow", [
    [0, "#fff", 0.1],
    [0.4, "#fff", 0.8],
    [0.8, "#fff", 0],
  ]) +
  gradient("right-shade", [
    [0, "#000", 0.85],
    [0.4, "#000", 0.2],
    [1, "#000", 1],
  ]) +
  gradient("right-glow", [
    [0.1, "#fff", 0],
    [0.5, "#fff", 0.5],
    [0.9, "#fff", 0],
  ]) +
  `<pattern id="rib" width="7" height="8" patternUnits="userSpaceOnUse"><path d="M1 0V8" stroke="#000" stroke-width="2" opacity=".26"/><path d="M4.5 0V8" stroke="#fff" stroke-width="2" opacity=".14"/></pattern>` +
  `<filter id="soft" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="8.5"/></filter>`;
