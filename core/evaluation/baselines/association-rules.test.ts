import { expect, it } from "vitest";
import { answer, trainingSetOf } from "../small-log.fixture.ts";
import { AssociationRulesParameters, associationRules } from "./association-rules.ts";

const parameters = AssociationRulesParameters.parse({ ranking: "scored" });

it("counts every pair of clicks of a session, both ways, repeats as often as they occur", () => {
  const set = trainingSetOf("a b c b", "b a");
  const predict = associationRules(set.log, parameters);
  expect(answer(predict, set, "a")).toBe("b c");
  expect(answer(predict, set, "c a")).toBe("b c");
  expect(answer(predict, set, "b")).toBe("a b c");
});

it("knows nothing of an item that training never saw", () => {
  const set = trainingSetOf("a b");
  expect(answer(associationRules(set.log, parameters), set, "a zzz")).toBe("");
});

it("keeps only the strongest rules, of equal ones those counted first", () => {
  const set = trainingSetOf("a c", "a b", "a b", "a d");
  const predict = associationRules(set.log, AssociationRulesParameters.parse({ pruning: 2, ranking: "scored" }));
  expect(answer(predict, set, "a")).toBe("b c");
});
