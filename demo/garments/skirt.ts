import type { Cloth, Drawing } from "./cloth.ts";
import type { Point, Step } from "./outline.ts";
import { bothSides, curve, line, MIDDLE_X as M, symmetric, to } from "./outline.ts";
import { insideOf } from "./palette.ts";
import type { Skirt } from "./style.ts";

const LENGTH: { readonly [length in Skirt["length"]]: number } = { mini: 470, knee: 560, midi: 640 };
/** Half width of hip and hem in pixels at knee length, and how far the hem swings. */
const CUTS: { readonly [cut in Skirt["cut"]]: { readonly hip: number; readonly hem: number; readonly swing: number } } =
  {
    pencil: { hip: 118, hem: 104, swing: 0 },
    "A-line": { hip: 118, hem: 158, swing: 3 },
    flared: { hip: 118, hem: 206, swing: 12 },
    pleated: { hip: 122, hem: 184, swing: 5 },
    wrap: { hip: 118, hem: 136, swing: 2 },
    tiered: { hip: 124, hem: 176, swing: 8 },
  };
const WAIST = 84;
const TOP = 148;
const WAVES = 3;

/** The hem's right half, from the side to the middle, hanging in waves. */
function hemSteps(hem: number, y: number, swing: number): readonly Step[] {
  const width = hem / WAVES;
  return Array.from({ length: WAVES }, (_, wave): Step => {
    const from = M + hem - wave * width;
    const dip = 12 - wave * 2;
    return [
      [from - width * 0.25, y + dip + swing * 1.6],
      [from - width * 0.7, y + dip + swing],
      [from - width, y + dip + (wave === WAVES - 1 ? 0 : -swing * 0.5)],
    ];
  });
}

/** Lines from waist to hem at each share of the half width, on both sides. */
const downLines = (shares: readonly number[], hem: number, bottom: number): readonly string[] =>
  shares.map((share) =>
    bothSides(
      [M + WAIST * share * 0.9, TOP],
      [curve(M + 110 * share, TOP + 110, M + hem * share, bottom - 120, M + hem * share, bottom + 14)],
    ),
  );

export function drawSkirt(style: Skirt, cloth: Cloth): Drawing {
  const { hip, hem: kneeHem, swing } = CUTS[style.cut];
  const bottom = LENGTH[style.length];
  const hem = hip + (kneeHem - hip) * ((bottom - TOP) / (LENGTH.knee - TOP));
  const side: Point = [M + hem, bottom];
  const shape: readonly Step[] = [
    to(M + WAIST, TOP - 8),
    curve(M + WAIST + 18, TOP + 36, M + hip + (hem - hip) * 0.125, TOP + 75, M + hip + (hem - hip) * 0.25, TOP + 120),
    curve(M + hip + (hem - hip) * 0.5, TOP + 210, M + hem, bottom - 60, ...side),
    ...hemSteps(hem, bottom, swing),
  ];
  const flowing = style.cut === "flared" || style.cut === "tiered" || style.cut === "A-line";
  const folds = downLines(flowing ? [0.2, 0.5, 0.78] : [0.55], hem, bottom);
  const lights = downLines(flowing ? [0.34, 0.64] : [0.34], hem, bottom);
  const pleats = style.cut === "pleated" ? downLines([0.08, 0.26, 0.44, 0.62, 0.8], hem, bottom) : [];
  const inside = insideOf(cloth.base);
  const band: readonly Step[] = [
    curve(M + 30, 120, M + 62, 116, M + WAIST - 2, 108),
    to(M + WAIST + 1, TOP - 6),
    curve(M + 60, TOP + 4, M + 30, TOP + 7, M, TOP + 7),
  ];
  const tiers = style.cut === "tiered" ? [0.36, 0.68] : [];
  const svg =
    cloth.piece(`M${M - WAIST + 2} 108C${M - 40} 96 ${M + 40} 96 ${M + WAIST - 2} 108V126H${M - WAIST + 2}Z`, {
      light: "inside",
      cloth: inside,
    }) +
    cloth.piece(symmetric([M, TOP], shape), {
      shadows: [
        ...folds.map((path) => [path, flowing ? 20 : 15] as const),
        ...pleats.map((path) => [path, 11] as const),
        [bothSides([M + WAIST, TOP + 6], [curve(M + 50, TOP + 16, M + 24, TOP + 18, M, TOP + 18)]), 14],
      ],
      lights: lights.map((path) => [path, flowing ? 20 : 26] as const),
    }) +
    pleats.map((path) => cloth.seam(path)).join("") +
    tiers.map((share) => tierSeam(cloth, share, hip, hem, bottom)).join("") +
    (style.cut === "wrap" ? wrapFront(cloth, hem, bottom) : "") +
    (style.cut === "pencil"
      ? cloth.seam(bothSides([M + 44, TOP + 4], [curve(M + 50, TOP + 30, M + 52, TOP + 50, M + 52, TOP + 70)]))
      : "") +
    (style.cut === "A-line" ? cloth.seam(`M${M} ${TOP + 6}V${bottom + 12}`) : "") +
    (flowing || style.cut === "pleated"
      ? ""
      : cloth.stitches(
          bothSides(
            [M + hem - 1, bottom - 16],
            [curve(M + hem * 0.6, bottom - 4, M + hem * 0.3, bottom - 3, M, bottom - 4)],
          ),
        )) +
    cloth.piece(symmetric([M, 122], band)) +
    (style.cut === "A-line" || style.cut === "wrap" ? cloth.button(M + (style.cut === "wrap" ? 46 : 0), 136) : "");
  return { svg, top: 98, bottom: bottom + 12 + swing, half: Math.max(hip, hem) };
}

function tierSeam(cloth: Cloth, share: number, hip: number, hem: number, bottom: number): string {
  const y = TOP + (bottom - TOP) * share;
  const half = hip + (hem - hip) * (share + 0.06) + (share < 0.5 ? -4 : 0);
  const edge: readonly Step[] = [curve(M + half * 0.6, y + 14, M + half * 0.3, y + 16, M, y + 16)];
  const gathers = [0.12, 0.3, 0.5, 0.7, 0.88].map((at) =>
    bothSides([M + half * at, y + 16 - at * 10], [to(M + half * at * 1.05, y + 48)]),
  );
  return `<g filter="url(#soft)" opacity=".3" fill="none" stroke="#000" stroke-width="9"><path d="${bothSides([M + half, y + 6], edge)}"/></g>${cloth.seam(bothSides([M + half, y], edge))}${gathers.map((path) => cloth.seam(path)).join("")}`;
}

/** The upper edge of a wrap skirt, with its shadow on the layer below. */
function wrapFront(cloth: Cloth, hem: number, bottom: number): string {
  const edge = line([M + 46, TOP], [curve(M + 52, TOP + 160, M + hem * 0.34, bottom - 110, M + hem * 0.2, bottom + 8)]);
  return `<g filter="url(#soft)" opacity=".45" fill="none" stroke="#000" stroke-width="10" transform="translate(7 0)"><path d="${edge}"/></g>${cloth.seam(edge)}${cloth.stitches(
    line(
      [M + 38, TOP + 2],
      [curve(M + 44, TOP + 160, M + hem * 0.34 - 9, bottom - 110, M + hem * 0.2 - 8, bottom + 8)],
    ),
  )}`;
}
