/** Both axes are logarithmic; values must be above 0. */
export interface Panel {
  readonly title: string;
  readonly lines: readonly Line[];
}

export interface Line {
  readonly name: string;
  /** As CSS has it. */
  readonly colour: string;
  readonly dashed: boolean;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** Pixels. */
const PANEL = { width: 330, height: 300, left: 56, top: 40, legend: 170, gap: 10 };
const LABEL_HEIGHT = 14;

/** Panels beside each other, each with its lines named at their right ends. */
export function plotSvg(panels: readonly Panel[], xTitle: string): string {
  const step = PANEL.left + PANEL.width + PANEL.legend + PANEL.gap;
  const width = step * panels.length;
  const height = PANEL.top + PANEL.height + 46;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12">`,
    "<title>Cost of a prediction, of a click and of a cold request by a shop's clicks</title>",
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...panels.map(
      (panel, at) => `<g transform="translate(${at * step + PANEL.left} ${PANEL.top})">${drawPanel(panel, xTitle)}</g>`,
    ),
    "</svg>",
    "",
  ].join("\n");
}

function drawPanel({ title, lines }: Panel, xTitle: string): string {
  const points = lines.flatMap((line) => line.points);
  const x = scale(
    points.map((point) => point.x),
    0,
    PANEL.width,
  );
  const y = scale(
    points.map((point) => point.y),
    PANEL.height,
    0,
  );
  const grid = [
    ...x.ticks.map(
      (tick) =>
        gridLine(x.at(tick), 0, x.at(tick), PANEL.height) + text(x.at(tick), PANEL.height + 18, short(tick), "middle"),
    ),
    ...y.ticks.map(
      (tick) => gridLine(0, y.at(tick), PANEL.width, y.at(tick)) + text(-8, y.at(tick) + 4, short(tick), "end"),
    ),
  ];
  const labels = spread(lines.map((line) => y.at(line.points.at(-1)?.y ?? 1)));
  const drawn = lines.map((line, at) => {
    const path = line.points.map((point) => `${round(x.at(point.x))},${round(y.at(point.y))}`).join(" ");
    const dots = line.points.map(
      (point) => `<circle cx="${round(x.at(point.x))}" cy="${round(y.at(point.y))}" r="3" fill="${line.colour}"/>`,
    );
    return `<polyline points="${path}" fill="none" stroke="${line.colour}" stroke-width="2"${line.dashed ? ' stroke-dasharray="5 4"' : ""}/>${dots.join("")}${text(PANEL.width + 10, (labels[at] ?? 0) + 4, line.name, "start", line.colour)}`;
  });
  return [
    text(0, -18, title, "start"),
    ...grid,
    ...drawn,
    text(PANEL.width / 2, PANEL.height + 36, xTitle, "middle"),
  ].join("\n");
}

/** A logarithmic scale over whole decades. */
function scale(values: readonly number[], from: number, to: number) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    ticks: Array.from({ length: high - low + 1 }, (_, at) => 10 ** (low + at)),
    at: (value: number): number => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
  };
}

/** Moves labels down where they would stand on each other. */
function spread(wanted: readonly number[]): readonly number[] {
  const placed = [...wanted];
  let before = Number.NEGATIVE_INFINITY;
  for (const at of wanted.map((_, place) => place).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0))) {
    before = Math.max(wanted[at] ?? 0, before + LABEL_HEIGHT);
    placed[at] = before;
  }
  return placed;
}

const gridLine = (x1: number, y1: number, x2: number, y2: number): string =>
  `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="#ddd"/>`;
const text = (x: number, y: number, label: string, anchor: string, colour = "#333"): string =>
  `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" fill="${colour}">${label}</text>`;
const round = (pixels: number): number => Math.round(pixels * 10) / 10;
const short = (value: number): string =>
  value >= 1e6 ? `${value / 1e6} M` : value >= 1e3 ? `${value / 1e3} k` : String(Number(value.toPrecision(3)));
