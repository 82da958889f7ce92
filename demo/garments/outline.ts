/** Middle of the picture: garments are mirrored on it. */
export const MIDDLE_X = 300;

export type Point = readonly [x: number, y: number];
/** A step of an outline, to its last point: a line (one point) or a cubic curve (two control points and the end). */
export type Step = readonly [Point] | readonly [Point, Point, Point];

export const to = (x: number, y: number): Step => [[x, y]];
export const curve = (x1: number, y1: number, x2: number, y2: number, x: number, y: number): Step => [
  [x1, y1],
  [x2, y2],
  [x, y],
];

const num = (value: number): string => String(Math.round(value * 10) / 10);
const xy = ([x, y]: Point): string => `${num(x)} ${num(y)}`;
const command = (step: Step): string => (step.length === 1 ? `L${xy(step[0])}` : `C${step.map(xy).join(" ")}`);
const endOf = (step: Step): Point => (step.length === 1 ? step[0] : step[2]);
export const mirror = ([x, y]: Point): Point => [2 * MIDDLE_X - x, y];

/** A path through `steps`, open. */
export const line = (start: Point, steps: readonly Step[]): string => `M${xy(start)}${steps.map(command).join("")}`;
export const closed = (start: Point, steps: readonly Step[]): string => `${line(start, steps)}Z`;

/** Walks `steps` from their end back to `start`. */
export function reversed(start: Point, steps: readonly Step[]): readonly Step[] {
  const starts = [start, ...steps.map(endOf)];
  return steps
    .map((step, index): Step => {
      const target = starts[index] ?? start;
      return step.length === 1 ? [target] : [step[1], step[0], target];
    })
    .reverse();
}

const mirroredStep = (step: Step): Step =>
  step.length === 1 ? [mirror(step[0])] : [mirror(step[0]), mirror(step[1]), mirror(step[2])];
export const mirrored = (steps: readonly Step[]): readonly Step[] => steps.map(mirroredStep);

/** A closed, symmetric outline, given its right half from the middle's top to the middle's bottom. */
export const symmetric = (start: Point, rightHalf: readonly Step[]): string =>
  closed(start, [...rightHalf, ...mirrored(reversed(start, rightHalf))]);

/** A line and its mirror image. */
export const bothSides = (start: Point, steps: readonly Step[]): string =>
  line(start, steps) + line(mirror(start), mirrored(steps));

/** Point at `share` (0 to 1) of the way from `a` to `b`. */
export const between = (a: Point, b: Point, share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];
