import type { Cloth } from "./cloth.ts";
import { bothSides, closed, curve, line, MIDDLE_X as M, mirror, mirrored, type Point, type Step } from "./outline.ts";
import type { Neck } from "./style.ts";
import { neckline, type TopShape } from "./top.ts";

/** What a neckline wears: collar and buttons, a wrapped front, a bow, or a stitched edge. `bottom` is where the front opening ends. */
export function drawNeck(neck: Neck, shape: TopShape, cloth: Cloth, bottom: number): string {
  const { start, steps } = neckline(shape);
  const edge = bothSides(start, steps);
  switch (neck) {
    case "shirt":
      return placket(cloth, start[1], bottom) + collar(shape, cloth);
    case "wrap":
      return wrapFront(shape, cloth, bottom) + cloth.seam(edge);
    case "bow":
      return cloth.seam(edge) + bow(shape, cloth);
    default:
      return `${cloth.seam(edge)}<g transform="translate(0 8)">${cloth.stitches(edge)}</g>`;
  }
}

export function placket(cloth: Cloth, top: number, bottom: number, gap = 52): string {
  const buttons: string[] = [];
  for (let y = top + 26; y < bottom - 14; y += gap) buttons.push(cloth.button(M, y, 5));
  return (
    cloth.seam(`M${M - 12} ${top - 6}V${bottom}`) + cloth.seam(`M${M + 12} ${top - 6}V${bottom}`) + buttons.join("")
  );
}

function collar(shape: TopShape, cloth: Cloth): string {
  const { top } = shape;
  const start: Point = [M + 44, top - 8];
  const leaf: readonly Step[] = [
    curve(M + 62, top + 14, M + 66, top + 34, M + 58, top + 62),
    curve(M + 40, top + 60, M + 16, top + 50, M + 1, top + 40),
    curve(M + 16, top + 26, M + 32, top + 8, ...start),
  ];
  const stitch = line([M + 52, top + 55], [curve(M + 38, top + 53, M + 24, top + 47, M + 10, top + 40)]);
  return (
    cloth.piece(closed(mirror(start), mirrored(leaf)), { light: "left" }) +
    cloth.piece(closed(start, leaf), { light: "right" }) +
    cloth.stitches(stitch)
  );
}

function wrapFront(shape: TopShape, cloth: Cloth, bottom: number): string {
  const { start } = neckline(shape);
  const end: Point = [M - shape.chest * 0.78, Math.min(bottom, start[1] + 150)];
  const edge = line([M + 40, shape.top + 26], [[[M + 26, shape.top + 80], start, end]]);
  const knot: Point = [end[0] + 14, end[1] - 8];
  const tails = `M${knot[0]} ${knot[1]}c-10 30 -16 60 -30 84l15 6c14 -26 20 -56 25 -86z M${knot[0] + 4} ${knot[1]}c2 34 8 66 4 98l15 -2c4 -32 -4 -62 -9 -98z`;
  return (
    `<g filter="url(#soft)" opacity=".35" fill="none" stroke="#000" stroke-width="9" transform="translate(-4 8)"><path d="${line(start, [[between2(start, end, 0.5)], [end]])}"/></g>` +
    cloth.seam(edge) +
    cloth.piece(tails, { light: "left" }) +
    cloth.piece(`M${knot[0] - 9} ${knot[1] - 9}q12 -8 24 2q3 12 -6 18q-14 2 -20 -6z`, { light: "left" })
  );
}

const between2 = (a: Point, b: Point, share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];

function bow(shape: TopShape, cloth: Cloth): string {
  const y = shape.top + 40;
  const loop = `M${M} ${y}C${M + 22} ${y - 34} ${M + 66} ${y - 34} ${M + 70} ${y - 8}C${M + 72} ${y + 20} ${M + 30} ${y + 20} ${M} ${y}Z`;
  const otherLoop = `M${M} ${y}C${M - 22} ${y - 34} ${M - 66} ${y - 34} ${M - 70} ${y - 8}C${M - 72} ${y + 20} ${M - 30} ${y + 20} ${M} ${y}Z`;
  const tail = `M${M - 4} ${y}C${M + 4} ${y + 50} ${M + 22} ${y + 90} ${M + 34} ${y + 132}L${M + 62} ${y + 120}C${M + 42} ${y + 80} ${M + 20} ${y + 40} ${M + 6} ${y}Z`;
  const otherTail = `M${M + 4} ${y}C${M - 4} ${y + 50} ${M - 20} ${y + 100} ${M - 26} ${y + 150}L${M - 56} ${y + 144}C${M - 40} ${y + 90} ${M - 18} ${y + 40} ${M - 6} ${y}Z`;
  return (
    cloth.piece(otherTail, { light: "left" }) +
    cloth.piece(tail, { light: "right" }) +
    cloth.piece(otherLoop, { light: "left", shadows: [[`M${M} ${y}L${M - 40} ${y - 8}`, 10]] }) +
    cloth.piece(loop, { light: "right", shadows: [[`M${M} ${y}L${M + 40} ${y - 8}`, 10]] }) +
    cloth.piece(`M${M - 13} ${y - 13}q13 -7 26 0q5 14 0 26q-13 6 -26 0q-5 -12 0 -26z`)
  );
}
