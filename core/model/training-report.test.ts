import { expect, it } from "vitest";
import { RANKER_DEFAULTS } from "../ranker/learn-ranker.ts";
import { evaluationOf } from "./evaluate.ts";
import { nothingToCompare } from "./gate.ts";
import { DEFAULT_PARAMETERS } from "./parameters.ts";
import { recordOf, trainingReport } from "./training-report.ts";

const log = {
  itemIds: ["a", "b"],
  starts: Uint32Array.of(0, 2, 3),
  items: Uint32Array.of(0, 1, 0),
  kinds: new Uint8Array(3),
  times: Uint32Array.of(60, 120, 180),
};
const evaluation = evaluationOf(Uint8Array.of(1, 0, 2), 2);
const ranking = { chosen: "linear", judged: [{ name: "linear", hitRateAt20: 0.5, mrrAt20: 0.25 }] };
const report = trainingReport(log, {
  trainer: "cli",
  recipe: {
    parameters: DEFAULT_PARAMETERS,
    categories: new Map([["a", "shoes"]]),
    ranker: { ...RANKER_DEFAULTS, progress: () => undefined },
  },
  ranking,
  evaluation,
  gate: nothingToCompare(null),
  bytes: 7,
  durations: { gather: 3 },
});

it("a report says window, counts, parameters, judgements, what was chosen, the verdict, durations and bytes", () => {
  expect(report).toMatchObject({
    trainer: "cli",
    window: { from: "1970-01-01T00:01:00.000Z", to: "1970-01-01T00:03:00.000Z" },
    counts: { items: 2, sessions: 2, clicks: 3, categories: 1 },
    parameters: { ...DEFAULT_PARAMETERS, ranker: { trees: RANKER_DEFAULTS.trees } },
    ranking,
    evaluation: { cases: 3, hitRateAt20: 2 / 3, mrrAt20: 0.5 },
    gate: { decision: "promote", reason: "nothing_to_compare", against: null },
    bytes: 7,
    durationsMs: { gather: 3 },
  });
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});

it("a later training reads from it what to compare with", () => {
  expect(recordOf("v1", report)).toEqual({ version: "v1", evaluation, until: 180 });
});

it("a report of another kind compares with nothing", () => {
  expect(recordOf("v1", {})).toEqual({ version: "v1", evaluation: null, until: null });
  expect(recordOf("v1", { ...report, evaluation: { cases: "many" } })).toMatchObject({ evaluation: null, until: 180 });
});
