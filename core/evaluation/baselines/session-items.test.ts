import { expect, it } from "vitest";
import { answer, trainingSetOf } from "../small-log.fixture.ts";
import { sessionItems } from "./session-items.ts";

it("answers with the session's different items, the newest first", () => {
  const set = trainingSetOf("a b c");
  expect(answer(sessionItems, set, "a b a c b")).toBe("b c a");
  expect(answer(sessionItems, set, "a b a c b", { limit: 2 })).toBe("b c");
});
