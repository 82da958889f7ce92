import type { Cloth, Drawing } from "./cloth.ts";
import { drawNeck } from "./neck-details.ts";
import type { Step } from "./outline.ts";
import { bothSides, curve, line, MIDDLE_X as M, symmetric } from "./outline.ts";
import type { Blouse } from "./style.ts";
import { drawArmholes, drawNeckInside, drawSleeves, neckline, sleeveReach, type TopShape, upperSteps } from "./top.ts";

export function drawBlouse(style: Blouse, cloth: Cloth): Drawing {
  const loose = style.neck === "boat" || style.sleeve === "puff" || style.neck === "bow";
  const shape: TopShape = {
    top: 138,
    shoulder: style.sleeve === "none" ? 100 : 116,
    chest: 118,
    armpit: 286,
    neck: style.neck,
  };
  const waist = loose ? 118 : 102;
  const hip = loose ? 138 : 124;
  const hemY = style.neck === "shirt" ? 560 : 548;
  const tails = style.neck === "shirt" ? 34 : 8;
  const body: readonly Step[] = [
    ...upperSteps(shape),
    curve(M + 116, 340, M + waist, 380, M + waist, 424),
    curve(M + waist, 470, M + hip, 510, M + hip, hemY),
    curve(M + hip * 0.9, hemY + tails * 0.2, M + hip * 0.62, hemY + tails, M, hemY + tails),
  ];
  const svg =
    drawSleeves(style.sleeve, shape, cloth) +
    drawNeckInside(shape, cloth) +
    cloth.piece(symmetric(neckline(shape).start, body), {
      shadows: [
        [bothSides([M + 104, 296], [curve(M + 92, 318, M + 80, 332, M + 64, 338)]), 9],
        [bothSides([M + 46, 340], [curve(M + 56, 400, M + 60, 470, M + 74, hemY)]), 16],
        [bothSides([M + waist - 6, 424], [curve(M + 70, 430, M + 50, 424, M + 34, 412)]), loose ? 5 : 10],
        [line([M - 18, 440], [curve(M - 24, 480, M - 20, 520, M - 26, hemY)]), 14],
      ],
      lights: [
        [line([M - 62, 220], [curve(M - 70, 300, M - 66, 380, M - 82, 520)]), 24],
        [line([M + 26, 340], [curve(M + 30, 420, M + 36, 480, M + 44, hemY)]), 14],
      ],
    }) +
    drawArmholes(style.sleeve, shape, cloth) +
    cloth.stitches(
      bothSides(
        [M + hip - 2, hemY - 9],
        [curve(M + hip * 0.9, hemY + tails * 0.2 - 8, M + hip * 0.62, hemY + tails - 9, M, hemY + tails - 9)],
      ),
    ) +
    drawNeck(style.neck, shape, cloth, hemY + tails - 4);
  return { svg, top: shape.top - 10, bottom: hemY + tails, half: Math.max(hip, sleeveReach(style.sleeve, shape)) };
}
