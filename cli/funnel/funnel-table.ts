import type { FunnelStep } from "../../core/sessions/funnel.ts";

const PERCENT = 100;
const share = (value: number | null): string => (value === null ? "–" : `${(value * PERCENT).toFixed(1)} %`);

/** A funnel as text: a line a step, columns aligned. */
export function funnelTable(funnel: readonly FunnelStep[]): string {
  const rows = [
    ["step", "sessions", "of previous", "of first"],
    ...funnel.map(({ step, sessions, ofPrevious, ofFirst }) => [
      step,
      sessions.toLocaleString("en"),
      share(ofPrevious),
      share(ofFirst),
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  "),
    )
    .join("\n");
}
