import type { Cloth, Drawing } from "./cloth.ts";
import { drawNeck } from "./neck-details.ts";
import type { Step } from "./outline.ts";
import { bothSides, curve, line, MIDDLE_X as M, symmetric } from "./outline.ts";
import type { Dress } from "./style.ts";
import { drawArmholes, drawNeckInside, drawSleeves, neckline, sleeveReach, type TopShape, upperSteps } from "./top.ts";

const HEM: {
  readonly [skirt in Dress["skirt"]]: { readonly half: number; readonly y: number; readonly swing: number };
} = {
  shift: { half: 112, y: 616, swing: 0 },
  "A-line": { half: 152, y: 640, swing: 5 },
  flared: { half: 192, y: 640, swing: 12 },
};
const WAIST_Y = 336;
/** Dresses are drawn smaller than blouses, to fit their length. */
const SLEEVE_REACH = 0.84;

export function drawDress(style: Dress, cloth: Cloth): Drawing {
  const { half, y, swing } = HEM[style.skirt];
  const shape: TopShape = {
    top: 96,
    shoulder: style.sleeve === "none" ? 86 : 98,
    chest: 100,
    armpit: 226,
    neck: style.neck,
  };
  const waist = style.skirt === "shift" ? 92 : 80;
  const third = half / 3;
  const hem: readonly Step[] = [0, 1, 2].map((wave): Step => {
    const from = M + half - wave * third;
    return [
      [from - third * 0.25, y + 12 + swing],
      [from - third * 0.7, y + 12 + swing],
      [from - third, y + 12 - (wave === 2 ? 0 : swing * 0.5)],
    ];
  });
  const body: readonly Step[] = [
    ...upperSteps(shape),
    curve(M + 98, 270, M + waist, 296, M + waist, WAIST_Y),
    style.skirt === "shift"
      ? curve(M + waist + 4, 400, M + half, 460, M + half, y)
      : curve(M + waist + 24, WAIST_Y + 60, M + half - 26, y - 130, M + half, y),
    ...hem,
  ];
  const down = (share: number): string =>
    bothSides(
      [M + waist * share * 0.9, WAIST_Y + 8],
      [curve(M + waist * share + 8, WAIST_Y + 90, M + half * share, y - 120, M + half * share, y + 18)],
    );
  const flowing = style.skirt !== "shift";
  const svg =
    drawSleeves(style.sleeve, shape, cloth, false, SLEEVE_REACH) +
    drawNeckInside(shape, cloth) +
    cloth.piece(symmetric(neckline(shape).start, body), {
      shadows: [
        [bothSides([M + 90, 238], [curve(M + 78, 260, M + 66, 274, M + 50, 280)]), 9],
        ...(flowing ? [0.2, 0.5, 0.8] : [0.5]).map((share) => [down(share), flowing ? 19 : 14] as const),
        [
          bothSides([M + waist - 4, WAIST_Y], [curve(M + 54, WAIST_Y + 8, M + 30, WAIST_Y + 9, M, WAIST_Y + 9)]),
          flowing ? 10 : 5,
        ],
      ],
      lights: [
        ...(flowing ? [0.35, 0.66] : [0.3]).map((share) => [down(share), 19] as const),
        [line([M - 50, 190], [curve(M - 58, 240, M - 50, 290, M - 48, 326)]), 20],
      ],
    }) +
    drawArmholes(style.sleeve, shape, cloth) +
    (flowing
      ? cloth.seam(bothSides([M + waist, WAIST_Y], [curve(M + 54, WAIST_Y + 7, M + 30, WAIST_Y + 8, M, WAIST_Y + 8)]))
      : "") +
    drawNeck(style.neck, shape, cloth, style.neck === "shirt" ? y + 10 : WAIST_Y);
  return {
    svg,
    top: shape.top - 10,
    bottom: y + 12 + swing,
    half: Math.max(half, sleeveReach(style.sleeve, shape, SLEEVE_REACH)),
  };
}
