import { expect, it } from "vitest";
import { answer, trainingSetOf } from "../small-log.fixture.ts";
import { SequentialRulesParameters, sequentialRules } from "./sequential-rules.ts";

it("weighs what came after by one over the distance, and never looks back", () => {
  const set = trainingSetOf("a b c d", "a x c");
  const predict = sequentialRules(set.log, SequentialRulesParameters.parse({ ranking: "scored" }));
  // b: 1, x: 1, c: 1/2 + 1/2, d: 1/3; equal ones as the file names them.
  expect(answer(predict, set, "a")).toBe("b c x d");
  expect(answer(predict, set, "d")).toBe("");
});

it("reaches as many steps as it is told, with the weights it is told", () => {
  const set = trainingSetOf("a b c d", "a d c");
  const near = sequentialRules(set.log, SequentialRulesParameters.parse({ steps: 1, ranking: "scored" }));
  expect(answer(near, set, "a")).toBe("b d");
  // b: 1, c: 1/4 + 1/4, d: 1/9 + 1.
  const quadratic = sequentialRules(
    set.log,
    SequentialRulesParameters.parse({ weighting: "quadratic", ranking: "scored" }),
  );
  expect(answer(quadratic, set, "a")).toBe("d b c");
});
