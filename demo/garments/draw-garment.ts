import { drawBlouse } from "./blouse.ts";
import { clothOf, type Drawing, LIGHT_DEFINITIONS } from "./cloth.ts";
import { drawDress } from "./dress.ts";
import { fabricDefinitions } from "./fabric.ts";
import { drawKnit } from "./knit.ts";
import { MIDDLE_X as M } from "./outline.ts";
import type { Hsl } from "./palette.ts";
import { css, lighter } from "./palette.ts";
import { drawSkirt } from "./skirt.ts";
import type { Style } from "./style.ts";
import { drawTrousers } from "./trousers.ts";

export const PICTURE_WIDTH = 600;
export const PICTURE_HEIGHT = 750;

/** Studio backdrops: quiet, light, and never white, so that white cloth stands out. */
const BACKDROPS: readonly Hsl[] = [
  [36, 22, 88],
  [28, 24, 87],
  [90, 9, 86],
  [205, 12, 87],
  [14, 22, 88],
];

const isTop = (style: Style): boolean => style.kind === "blouse" || style.kind === "dress" || style.kind === "knit";

function drawGarment(style: Style): Drawing {
  const cloth = clothOf(style);
  switch (style.kind) {
    case "trousers":
      return drawTrousers(style, cloth);
    case "skirt":
      return drawSkirt(style, cloth);
    case "blouse":
      return drawBlouse(style, cloth);
    case "dress":
      return drawDress(style, cloth);
    case "knit":
      return drawKnit(style, cloth);
  }
}

/** Room for the garment inside the picture, and how far a small one may grow, so that a mini stays smaller than a midi. */
const FRAME_HEIGHT = 586;
const FRAME_HALF_WIDTH = 240;
const LARGEST_SCALE = 1.2;
const HOOK_HEIGHT = 62;

/** Moves and scales a garment, hanger included, to the middle of the picture. */
function framing({ top, bottom, half }: Drawing, hung: boolean): string {
  const first = hung ? top - HOOK_HEIGHT : top;
  const scale = Math.min(LARGEST_SCALE, FRAME_HEIGHT / (bottom - first), FRAME_HALF_WIDTH / half);
  const x = PICTURE_WIDTH / 2 - M * scale;
  const y = PICTURE_HEIGHT / 2 - ((first + bottom) / 2) * scale;
  return `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${scale.toFixed(3)})`;
}

/** Wooden, with clips for waistbands. `y` is the height of the shoulders or of the waistband. */
function drawHanger(style: Style): string {
  const hook = (y: number): string =>
    `<path d="M${M} ${y}v-26c0 -14 22 -12 20 -28c-2 -14 -24 -16 -28 -2" fill="none" stroke="#8d8a84" stroke-width="4.5" stroke-linecap="round"/>`;
  if (isTop(style)) {
    const y = style.kind === "dress" ? 92 : 134;
    return `${hook(y - 6)}<path d="M${M - 96} ${y + 34}Q${M - 40} ${y - 2} ${M} ${y - 8}Q${M + 40} ${y - 2} ${M + 96} ${y + 34}L${M + 94} ${y + 44}Q${M + 40} ${y + 16} ${M} ${y + 10}Q${M - 40} ${y + 16} ${M - 94} ${y + 44}Z" fill="#b98d5e" stroke="#8a6540" stroke-width="1.5"/>`;
  }
  const y = style.kind === "trousers" ? 92 : 108;
  const clip = (x: number): string =>
    `<rect x="${x - 8}" y="${y - 26}" width="16" height="38" rx="3" fill="#9c9a95" stroke="#75736e" stroke-width="1.2"/>`;
  return `${hook(y - 24)}<rect x="${M - 104}" y="${y - 28}" width="208" height="12" rx="6" fill="#b98d5e" stroke="#8a6540" stroke-width="1.5"/>${clip(M - 62)}${clip(M + 62)}`;
}

/** A garment's picture: an SVG document of 600 by 750, a function of the style alone. */
export function drawPicture(style: Style, label: string): string {
  const backdrop = BACKDROPS[style.number % BACKDROPS.length] ?? [36, 22, 88];
  const garment = drawGarment(style);
  // A waistband hangs by the clips in front of it; shoulders hide the hanger.
  const hanger = style.hung ? drawHanger(style) : "";
  const scene = isTop(style) ? hanger + garment.svg : garment.svg + hanger;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PICTURE_WIDTH} ${PICTURE_HEIGHT}" role="img" aria-label="${label}">` +
    `<defs>${LIGHT_DEFINITIONS}${fabricDefinitions(style)}` +
    `<radialGradient id="studio" cx=".42" cy=".36" r=".85"><stop offset="0" stop-color="${css(lighter(backdrop, 7))}"/><stop offset=".6" stop-color="${css(backdrop)}"/><stop offset="1" stop-color="${css(lighter(backdrop, -8))}"/></radialGradient>` +
    `<filter id="cast" x="-20%" y="-20%" width="150%" height="150%"><feDropShadow dx="16" dy="18" stdDeviation="15" flood-color="#3a2f22" flood-opacity=".3"/></filter></defs>` +
    `<rect width="${PICTURE_WIDTH}" height="${PICTURE_HEIGHT}" fill="url(#studio)"/><g filter="url(#cast)"><g transform="${framing(garment, style.hung)}">${scene}</g></g></svg>`
  );
}
