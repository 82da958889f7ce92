import type { Cloth, Drawing } from "./cloth.ts";
import type { Point, Step } from "./outline.ts";
import { between, bothSides, curve, line, MIDDLE_X as M, symmetric, to } from "./outline.ts";
import { insideOf } from "./palette.ts";
import type { Trousers } from "./style.ts";

/** Half widths from the middle, in pixels: outer and inner edge of the leg at knee and hem; `length` is the hem's height on the picture. */
const CUTS: {
  readonly [cut in Trousers["cut"]]: {
    readonly knee: readonly [number, number];
    readonly hem: readonly [number, number];
    readonly length: number;
  };
} = {
  straight: { knee: [112, 24], hem: [112, 34], length: 672 },
  "wide-leg": { knee: [138, 14], hem: [164, 16], length: 676 },
  slim: { knee: [100, 32], hem: [94, 44], length: 668 },
  bootcut: { knee: [104, 30], hem: [136, 22], length: 676 },
  cropped: { knee: [110, 24], hem: [108, 32], length: 580 },
  culotte: { knee: [138, 10], hem: [172, 10], length: 548 },
};
const WAIST = 86;
const HIP = 112;
const CROTCH_Y = 326;

export function drawTrousers(style: Trousers, cloth: Cloth): Drawing {
  const { knee, hem, length } = CUTS[style.cut];
  const kneeY = CROTCH_Y + (length - CROTCH_Y) * 0.45;
  // Legs that widen run straight through the knee; the others bend in it.
  const flare = Math.max(0, hem[0] - knee[0]) * 0.4;
  const outerHem: Point = [M + hem[0], length - 4];
  const innerHem: Point = [M + hem[1], length + 4];
  const hip: Point = [M + HIP, 246];
  const leg: readonly Step[] = [
    to(M + WAIST + 1, 124),
    curve(M + WAIST + 14, 160, M + HIP, 200, ...hip),
    curve(M + HIP + 3, 246 + (kneeY - 246) * 0.35, M + knee[0] - flare, kneeY - 60, M + knee[0], kneeY),
    [[M + knee[0] + flare, kneeY + 60], between([M + knee[0], kneeY], outerHem, 0.6), outerHem],
    curve(outerHem[0] - 20, length + 6, innerHem[0] + 20, length + 8, ...innerHem),
    [between(innerHem, [M + knee[1], kneeY], 0.4), [M + knee[1], kneeY + 60], [M + knee[1], kneeY]],
    curve(M + knee[1], kneeY - 60, M + 6, CROTCH_Y + 44, M, CROTCH_Y),
  ];
  const creaseTop: Point = [M + 58, 200];
  const creaseEnd: Point = [M + (hem[0] + hem[1]) / 2, length];
  const crease: readonly Step[] = [curve(M + 64, 330, M + (knee[0] + knee[1]) / 2, kneeY - 40, ...creaseEnd)];
  const besideCrease = (by: number): string =>
    bothSides([creaseTop[0] + by, creaseTop[1]], [to(creaseEnd[0] + by, length)]);
  const band: readonly Step[] = [
    curve(M + 30, 104, M + 62, 100, M + WAIST, 92),
    to(M + WAIST + 2, 124),
    curve(M + 60, 133, M + 30, 136, M, 136),
  ];
  const inside = insideOf(cloth.base);
  const loop = (x: number): string => cloth.piece(`M${x - 4} 98h7v40h-7z`, { light: "left", cloth: cloth.base });
  const svg =
    cloth.piece(`M${M - WAIST} 92C${M - 40} 80 ${M + 40} 80 ${M + WAIST} 92L${M + WAIST} 110H${M - WAIST}Z`, {
      light: "inside",
      cloth: inside,
    }) +
    cloth.piece(symmetric([M, 134], leg), {
      shadows: [
        [line([M, CROTCH_Y - 16], [to(M, CROTCH_Y + 40)]), 12],
        [
          bothSides([M + 6, CROTCH_Y + 4], [curve(M + 30, CROTCH_Y - 2, M + 52, CROTCH_Y - 16, M + 68, CROTCH_Y - 34)]),
          5,
        ],
        [besideCrease(16), 14],
        [bothSides([M + knee[1] + 4, kneeY - 40], [to(M + hem[1] + 4, length)]), 18],
        [bothSides([M + WAIST - 4, 140], [curve(M + 40, 150, M + 20, 146, M, 144)]), 9],
      ],
      lights: [
        [besideCrease(-14), 16],
        [line([M - HIP + 22, 210], [curve(M - HIP + 18, 280, M - knee[0] + 26, 340, M - knee[0] + 26, kneeY)]), 14],
      ],
    }) +
    cloth.seam(bothSides(creaseTop, crease)) +
    cloth.seam(line([M, 136], [curve(M, 230, M, 280, M, CROTCH_Y)])) +
    cloth.stitches(`M${M + 17} 138V216Q${M + 17} 244 ${M + 2} 254`) +
    cloth.seam(bothSides([M + 52, 136], [curve(M + 58, 168, M + 84, 196, M + HIP - 2, 208)])) +
    cloth.stitches(bothSides([M + 46, 138], [curve(M + 53, 172, M + 82, 203, M + HIP - 2, 216)])) +
    cloth.stitches(
      bothSides(
        [outerHem[0] - 2, length - 16],
        [curve(outerHem[0] - 20, length - 8, innerHem[0] + 20, length - 6, innerHem[0] + 1, length - 9)],
      ),
    ) +
    cloth.piece(symmetric([M, 106], band)) +
    cloth.seam(`M${M + 15} 106V136`) +
    [M - 58, M - 24, M + 38, M + 62].map(loop).join("") +
    cloth.button(M, 121);
  return { svg, top: 82, bottom: length + 8, half: Math.max(HIP, knee[0], hem[0]) };
}
