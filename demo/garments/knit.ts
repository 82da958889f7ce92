import type { Cloth, Drawing } from "./cloth.ts";
import { placket } from "./neck-details.ts";
import type { Step } from "./outline.ts";
import { bothSides, curve, line, MIDDLE_X as M, reversed, symmetric, to } from "./outline.ts";
import type { Knit } from "./style.ts";
import { drawArmholes, drawNeckInside, drawSleeves, neckline, sleeveReach, type TopShape, upperSteps } from "./top.ts";

const HEM_Y = 532;
const HEM_HEIGHT = 38;
const BODY_HALF = 130;

const NECKS = { "crew-neck": "crew", "roll-neck": "roll", cardigan: "V-neck", "V-neck": "V-neck" } as const;

export function drawKnit(style: Knit, cloth: Cloth): Drawing {
  const shape: TopShape = { top: 142, shoulder: 126, chest: 128, armpit: 306, neck: NECKS[style.cut] };
  const { start, steps, half } = neckline(shape);
  const body: readonly Step[] = [
    ...upperSteps(shape),
    curve(M + 128, 380, M + BODY_HALF + 4, 460, M + BODY_HALF, HEM_Y),
    curve(M + BODY_HALF * 0.7, HEM_Y + 8, M + BODY_HALF * 0.3, HEM_Y + 9, M, HEM_Y + 9),
  ];
  const hem: readonly Step[] = [
    curve(M + BODY_HALF * 0.3, HEM_Y + 9, M + BODY_HALF * 0.7, HEM_Y + 8, M + BODY_HALF, HEM_Y),
    to(M + BODY_HALF - 8, HEM_Y + HEM_HEIGHT),
    curve(
      M + BODY_HALF * 0.6,
      HEM_Y + HEM_HEIGHT + 7,
      M + BODY_HALF * 0.3,
      HEM_Y + HEM_HEIGHT + 8,
      M,
      HEM_Y + HEM_HEIGHT + 8,
    ),
  ];
  const svg =
    drawSleeves("long", shape, cloth, true) +
    drawNeckInside(shape, cloth) +
    cloth.piece(symmetric(start, body), {
      shadows: [
        [bothSides([M + 112, 316], [curve(M + 100, 338, M + 88, 352, M + 72, 358)]), 9],
        [bothSides([M + 60, 380], [curve(M + 70, 430, M + 66, 480, M + 80, HEM_Y)]), 18],
        [bothSides([M + BODY_HALF, HEM_Y - 4], [curve(M + 90, HEM_Y + 2, M + 40, HEM_Y + 4, M, HEM_Y + 4)]), 8],
      ],
      lights: [[line([M - 64, 230], [curve(M - 76, 310, M - 66, 400, M - 84, 510)]), 28]],
    }) +
    cloth.piece(symmetric([M, HEM_Y + 9], hem), { ribbed: true }) +
    drawArmholes("long", shape, cloth) +
    (style.cut === "roll-neck" ? rollCollar(shape.top, cloth) : band(cloth, start, steps, half, shape.top)) +
    (style.cut === "cardigan" ? placket(cloth, start[1], HEM_Y + HEM_HEIGHT + 6, 62) : "");
  return {
    svg,
    top: shape.top - (style.cut === "roll-neck" ? 42 : 6),
    bottom: HEM_Y + HEM_HEIGHT + 8,
    half: sleeveReach("long", shape),
  };
}

/** The ribbed edge of a neckline, 14 pixels wide. */
function band(
  cloth: Cloth,
  start: readonly [number, number],
  steps: readonly Step[],
  half: number,
  top: number,
): string {
  const outerStart = [start[0], start[1] + 15] as const;
  const deep = start[1] - top > 60;
  const outer: readonly Step[] = deep
    ? [curve(M + half * 0.5, start[1] - 26, M + half + 6, top + 44, M + half + 15, top + 3)]
    : [curve(M + half * 0.72, outerStart[1], M + half + 10, top + 26, M + half + 14, top + 3)];
  return cloth.piece(
    symmetric(start, [...steps, to(M + half + (deep ? 15 : 14), top + 3), ...reversed(outerStart, outer)]),
    {
      ribbed: true,
    },
  );
}

function rollCollar(top: number, cloth: Cloth): string {
  const collar: readonly Step[] = [
    curve(M + 24, top - 40, M + 40, top - 42, M + 46, top - 34),
    curve(M + 52, top - 10, M + 54, top + 10, M + 52, top + 22),
    curve(M + 40, top + 36, M + 20, top + 40, M, top + 40),
  ];
  return cloth.piece(symmetric([M, top - 38], collar), {
    ribbed: true,
    shadows: [[bothSides([M + 50, top + 20], [curve(M + 34, top + 30, M + 16, top + 32, M, top + 32)]), 8]],
  });
}
