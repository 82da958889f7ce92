import { describe, expect, it } from "vitest";
import { answer, trainingSetOf } from "../small-log.fixture.ts";
import { VsknnParameters, vsknn } from "./vsknn.ts";

const configured = (parameters: object) => VsknnParameters.parse({ ranking: "scored", ...parameters });

describe("vsknn", () => {
  it("scores by similarity, rarity and the newest match, computed by hand", () => {
    const set = trainingSetOf("a b x", "b y", "a z", "q");
    // After "a b": weights a 1/4, b 1, halved by two items. Sessions: "a b x" 0.625 (match 1 step), "b y" 0.5 (1), "a z" 0.125 (2 steps, so by 2).
    // idf: a, b ln 2; x, y, z ln 4. a: (0.625 + 0.0625) (1 + ln 2), b: 1.125 (1 + ln 2), x: 0.625 (1 + ln 4), y: 0.5 (1 + ln 4), z: 0.0625 (1 + ln 4).
    expect(answer(vsknn(set.log, configured({ idf_weighting: 1 })), set, "a b")).toBe("b x y a z");
    // Without rarity: b 1.125, a 0.6875, x 0.625, y 0.5, z 0.0625.
    expect(answer(vsknn(set.log, configured({ idf_weighting: 0 })), set, "a b")).toBe("b a x y z");
  });

  it("looks only at the most recent sessions of the sample", () => {
    const set = trainingSetOf("a old", "a mid", "a new");
    expect(answer(vsknn(set.log, configured({ sample_size: 2, idf_weighting: 0 })), set, "a")).toBe("a mid new");
  });

  it("takes the more recent of equally similar sessions as neighbours", () => {
    const set = trainingSetOf("a old", "a mid", "a new");
    expect(answer(vsknn(set.log, configured({ k: 1 })), set, "a")).toBe("new a");
  });

  it("can leave the session's own items out, and look at its last clicks only", () => {
    const set = trainingSetOf("a x", "b y");
    expect(answer(vsknn(set.log, configured({ remind: false })), set, "a b")).toBe("y x");
    expect(answer(vsknn(set.log, configured({ last_n_clicks: 1, remind: false })), set, "a b")).toBe("y");
  });

  it("has nothing to say of items that training never saw, unless lists are filled as session-rec fills them", () => {
    const set = trainingSetOf("a b", "b c");
    expect(answer(vsknn(set.log, configured({})), set, "zzz")).toBe("");
    expect(answer(vsknn(set.log, configured({ ranking: "session-rec" })), set, "yyy").split(" ")).toHaveLength(3);
  });
});
