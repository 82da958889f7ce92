import { expect, it } from "vitest";
import { answer, trainingSetOf } from "../small-log.fixture.ts";
import { popularity } from "./popularity.ts";

it("answers everyone with the most clicked items", () => {
  const set = trainingSetOf("a b c b", "c b", "d");
  expect(answer(popularity(set.log), set, "a", { limit: 3 })).toBe("b c a");
});
