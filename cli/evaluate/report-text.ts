import type { Interval } from "../../core/evaluation/paired-bootstrap.ts";
import { ACCURACY_NAMES, CUTOFFS } from "../../core/evaluation/summary.ts";
import type { EvaluationReport } from "./run-evaluation.ts";

const NAME_CHARS = 26;
const CELL_CHARS = 10;

const percent = (share: number): string => (share * 100).toFixed(2);
const count = (number: number): string => number.toLocaleString("en");
const row = (name: string, ...cells: readonly string[]): string =>
  name.padEnd(NAME_CHARS) + cells.map((cell) => cell.padStart(CELL_CHARS)).join("");

/** The report as an aligned table for people: accuracy in %. */
export function reportTable({ strategy, parameters, training, summary, comparison }: EvaluationReport): string {
  const { accuracy, popularity, latencyMicros } = summary;
  const settings = Object.keys(parameters).length === 0 ? "" : ` ${JSON.stringify(parameters)}`;
  return [
    `${strategy}${settings}`,
    `${count(training.sessions)} sessions, ${count(training.clicks)} clicks, ${count(training.items)} items; trained in ${training.seconds.toFixed(1)} s`,
    `${count(summary.cases)} cases, ${count(summary.unseenTargets)} with a next item that training never saw`,
    "",
    row("in %", ...CUTOFFS.map((cutoff) => `@${cutoff}`)),
    ...ACCURACY_NAMES.map((name) => row(name, ...CUTOFFS.map((cutoff) => percent(accuracy[name][cutoff])))),
    "",
    row("coverage@20, %", percent(summary.coverageAt20)),
    row("Gini@20", summary.giniAt20.toFixed(4)),
    row("novelty@20, bits", summary.noveltyAt20.toFixed(2)),
    row("popularity", "listed", "clicked"),
    row("  percentile", percent(popularity.recommended.percentile), percent(popularity.clicked.percentile)),
    row("  mean ln(1 + clicks)", popularity.recommended.logClicks.toFixed(3), popularity.clicked.logClicks.toFixed(3)),
    row("µs a prediction", "mean", "p50", "p99"),
    row("", ...[latencyMicros.mean, latencyMicros.p50, latencyMicros.p99].map((micros) => micros.toFixed(0))),
    ...(comparison === null
      ? []
      : [
          "",
          row("against --compare, points", "difference", "95 % from", "to"),
          intervalRow("HR@20", comparison.hitRateAt20),
          intervalRow("MRR@20", comparison.mrrAt20),
        ]),
  ].join("\n");
}

const intervalRow = (name: string, { difference, low, high }: Interval): string =>
  row(name, ...[difference, low, high].map((share) => `${share > 0 ? "+" : ""}${percent(share)}`));

/** The report for programs: one flat object of metrics as shares from 0 to 1, e.g. `metrics["HR@20"]`. */
export function reportJson({ strategy, parameters, training, summary, comparison }: EvaluationReport): string {
  const accuracy = ACCURACY_NAMES.flatMap((name) =>
    CUTOFFS.map((cutoff) => [`${name}@${cutoff}`, summary.accuracy[name][cutoff]] as const),
  );
  const report = {
    strategy,
    parameters,
    training,
    cases: summary.cases,
    unseenTargets: summary.unseenTargets,
    metrics: {
      ...Object.fromEntries(accuracy),
      "coverage@20": summary.coverageAt20,
      "gini@20": summary.giniAt20,
      "novelty@20": summary.noveltyAt20,
    },
    popularity: summary.popularity,
    latencyMicros: summary.latencyMicros,
    ...(comparison === null ? {} : { comparison: { "HR@20": comparison.hitRateAt20, "MRR@20": comparison.mrrAt20 } }),
  };
  return JSON.stringify(report, null, 2);
}
