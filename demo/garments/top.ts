import type { Cloth } from "./cloth.ts";
import type { Point, Step } from "./outline.ts";
import {
  between,
  bothSides,
  closed,
  curve,
  line,
  MIDDLE_X as M,
  mirror,
  mirrored,
  reversed,
  symmetric,
  to,
} from "./outline.ts";
import { insideOf } from "./palette.ts";
import type { Neck, Sleeve } from "./style.ts";

/** Upper part of a garment, in pixels: half widths from the middle and heights on the picture. */
export interface TopShape {
  /** Height of the point where the shoulder meets the neck. */
  readonly top: number;
  readonly shoulder: number;
  readonly chest: number;
  readonly armpit: number;
  readonly neck: Neck | "crew" | "roll";
}

/** Half width of the neckline and its depth below the shoulder, in pixels. */
const NECKLINES: { readonly [neck in TopShape["neck"]]: readonly [half: number, depth: number, pointed: boolean] } = {
  shirt: [40, 40, true],
  wrap: [50, 132, true],
  round: [54, 54, false],
  boat: [80, 26, false],
  bow: [40, 30, false],
  "V-neck": [48, 108, true],
  crew: [50, 34, false],
  roll: [44, 22, false],
};

/** The neckline's right half, from the middle to the shoulder. */
export function neckline(shape: TopShape): {
  readonly start: Point;
  readonly steps: readonly Step[];
  readonly half: number;
} {
  const [half, depth, pointed] = NECKLINES[shape.neck];
  const start: Point = [M, shape.top + depth];
  const end: Point = [M + half, shape.top];
  const steps: readonly Step[] = pointed
    ? [[between(start, end, 0.4), [end[0] - 4, shape.top + depth * 0.34], end]]
    : [curve(M + half * 0.62, start[1], M + half * 0.96, shape.top + depth * 0.6, ...end)];
  return { start, steps, half };
}

export const shoulderPoint = (shape: TopShape): Point => [M + shape.shoulder, shape.top + 24];

/** Neckline, shoulder and armhole: the upper right of an outline, ending in the armpit. */
export const upperSteps = (shape: TopShape): readonly Step[] => {
  const [x, y] = shoulderPoint(shape);
  return [
    ...neckline(shape).steps,
    to(x, y),
    curve(x - 10, y + 44, M + shape.chest - 14, shape.armpit - 34, M + shape.chest, shape.armpit),
  ];
};

/** What is seen of the back's inside through the neckline. */
export function drawNeckInside(shape: TopShape, cloth: Cloth): string {
  const { start, steps, half } = neckline(shape);
  const back: Point = [M, shape.top + 12];
  const rim: readonly Step[] = [
    curve(M + half * 0.5, shape.top + 12, M + half * 0.86, shape.top + 8, M + half, shape.top),
  ];
  const inside = insideOf(cloth.base);
  return (
    cloth.piece(symmetric(back, [...rim, ...reversed(start, steps)]), { light: "inside", cloth: inside }) +
    `<rect x="${M - 9}" y="${shape.top + 15}" width="18" height="7" rx="1" fill="#fff" opacity=".55"/>` +
    cloth.seam(bothSides(back, rim))
  );
}

/** Outer and inner corner of the cuff, and how far the sleeve bulges outward, in pixels. */
const SLEEVES: {
  readonly [sleeve in Exclude<Sleeve, "none">]: {
    readonly outer: Point;
    readonly inner: Point;
    readonly bulge: number;
  };
} = {
  short: { outer: [78, 136], inner: [22, 152], bulge: 14 },
  puff: { outer: [70, 142], inner: [24, 152], bulge: 46 },
  elbow: { outer: [92, 236], inner: [42, 246], bulge: 12 },
  long: { outer: [96, 376], inner: [54, 384], bulge: 14 },
};

/** Half width that sleeves take from the middle, in pixels. */
export const sleeveReach = (sleeve: Sleeve, shape: TopShape, reach = 1): number =>
  sleeve === "none" ? shape.shoulder : shape.shoulder + SLEEVES[sleeve].outer[0] * reach + SLEEVES[sleeve].bulge * 0.6;

/** Both sleeves; they hang from the shoulder, the body is painted over their upper edge. `reach` scales their length. */
export function drawSleeves(sleeve: Sleeve, shape: TopShape, cloth: Cloth, ribbed = false, reach = 1): string {
  if (sleeve === "none") return "";
  const { outer, inner, bulge } = SLEEVES[sleeve];
  const [x, y] = shoulderPoint(shape);
  const cuffOut: Point = [x + outer[0] * reach, y + outer[1] * reach];
  const cuffIn: Point = [x + inner[0] * reach, y + inner[1] * reach];
  const start: Point = [x - 34, y - 6];
  const steps: readonly Step[] = [
    to(x, y),
    curve(x + 26 + bulge, y + 8, cuffOut[0] - 12 + bulge, y + outer[1] * 0.45 * reach, ...cuffOut),
    [between(cuffOut, cuffIn, 0.3), between(cuffOut, cuffIn, 0.7), cuffIn],
    curve(
      cuffIn[0] - 4,
      y + inner[1] * 0.7 * reach,
      M + shape.chest + 6,
      shape.armpit + 34,
      M + shape.chest - 8,
      shape.armpit - 4,
    ),
    to(x - 40, y + 30),
  ];
  const cuffHeight = ribbed ? 34 : sleeve === "long" ? 26 : 12;
  const drop = (point: Point, by: number): Point => [point[0] + by * 0.1, point[1] + by];
  const cuff: readonly Step[] = [
    to(cuffOut[0] - 1, cuffOut[1] + 2),
    [drop([cuffOut[0] - 5, cuffOut[1]], cuffHeight)],
    [drop([cuffIn[0] + 5, cuffIn[1]], cuffHeight)],
    [cuffIn],
  ];
  const foldStart: Point = [x + 14, y + 34];
  const fold: readonly Step[] = [
    curve(x + 30, y + 90, cuffIn[0] + 26, y + outer[1] * 0.6, (cuffIn[0] + cuffOut[0]) / 2 + 6, cuffIn[1] - 8),
  ];
  const creases: readonly (readonly [string, number])[] =
    sleeve === "long" || sleeve === "elbow"
      ? [
          [
            line(
              [M + shape.chest + 8, shape.armpit + 18],
              [curve(x + 24, shape.armpit + 4, x + 38, shape.armpit - 8, x + 46, shape.armpit - 22)],
            ),
            8,
          ],
          [
            line(
              [cuffIn[0] - 8, y + inner[1] * 0.58],
              [curve(x + 44, y + inner[1] * 0.56, x + 58, y + inner[1] * 0.52, x + 70, y + inner[1] * 0.46)],
            ),
            7,
          ],
        ]
      : [];
  const right =
    cloth.piece(closed(start, steps), { light: "right", shadows: [[line(foldStart, fold), 13], ...creases] }) +
    cloth.piece(closed(cuffIn, [[cuffOut], ...cuff]), { light: "right", ribbed }) +
    (sleeve === "puff" ? gathers(cloth, cuffIn, cuffOut) : "");
  // Light falls from the left on both: the left sleeve is its own painting, not a mirror image.
  const left =
    cloth.piece(closed(mirror(start), mirrored(steps)), {
      light: "left",
      shadows: [[line(mirror(foldStart), mirrored(fold)), 13]],
    }) +
    cloth.piece(closed(mirror(cuffIn), mirrored([[cuffOut], ...cuff])), { light: "left", ribbed }) +
    (sleeve === "puff" ? gathers(cloth, mirror(cuffIn), mirror(cuffOut)) : "");
  return left + right;
}

const gathers = (cloth: Cloth, from: Point, to: Point): string =>
  [0.2, 0.4, 0.6, 0.8]
    .map((share) => {
      const [x, y] = between(from, to, share);
      return cloth.seam(`M${x} ${y}q${(share - 0.5) * 10} -16 ${(share - 0.5) * 22} -34`);
    })
    .join("");

/** A seam where the sleeve is set in, or the band of a sleeveless armhole. */
export function drawArmholes(sleeve: Sleeve, shape: TopShape, cloth: Cloth): string {
  const [x, y] = shoulderPoint(shape);
  const hole = (by: number): string =>
    bothSides(
      [x - by, y + by * 0.3],
      [
        curve(
          x - 10 - by,
          y + 44,
          M + shape.chest - 14 - by,
          shape.armpit - 34,
          M + shape.chest - by * 0.6,
          shape.armpit + by * 0.5,
        ),
      ],
    );
  return sleeve === "none" ? cloth.stitches(hole(8)) : cloth.seam(hole(0));
}
