import { describe, expect, it } from "vitest";
import { answer, trainingSetOf } from "../small-log.fixture.ts";
import { VmisKnnParameters, vmisKnn } from "./vmis-knn.ts";

const configured = (parameters: object) => VmisKnnParameters.parse(parameters);

describe("vmisKnn", () => {
  it("scores by shared positions, rarity and the newest match, computed by hand", () => {
    const set = trainingSetOf("a b x", "b y", "a z");
    // After "a b": weights b 2/2, a 1/2. "a b x" 1.5 · 0.9, "b y" 1 · 0.9, "a z" 0.5 · 0.8.
    // idf: a, b ln(7/2); x, y, z ln 7. x: 1.35 ln 7 = 2.63, a: (1.35 + 0.4) ln 3.5 = 2.19, y: 0.9 ln 7 = 1.75, z: 0.4 ln 7 = 0.78.
    expect(answer(vmisKnn(set.log, configured({})), set, "a b")).toBe("x a y z");
  });

  it("leaves the last clicked item out unless it is told not to", () => {
    const set = trainingSetOf("a b", "a c");
    expect(answer(vmisKnn(set.log, configured({})), set, "a")).toBe("b c");
    expect(answer(vmisKnn(set.log, configured({ keep_last_item: true })), set, "a").split(" ")).toContain("a");
    expect(answer(vmisKnn(set.log, configured({})), set, "a", { limit: 1 })).toBe("b");
  });

  it("looks at the newest clicks, the most recent sessions and the nearest neighbours only", () => {
    const set = trainingSetOf("a old", "a mid", "a new", "b other");
    expect(answer(vmisKnn(set.log, configured({ max_items_in_session: 1 })), set, "b a")).toBe("old mid new");
    expect(answer(vmisKnn(set.log, configured({ m_most_recent_sessions: 2 })), set, "a")).toBe("mid new");
    expect(answer(vmisKnn(set.log, configured({ neighborhood_size_k: 1 })), set, "a")).toBe("new");
  });
});
