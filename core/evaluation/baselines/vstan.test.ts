import { describe, expect, it } from "vitest";
import { answer, trainingSetOf } from "../small-log.fixture.ts";
import { VstanParameters, vstan } from "./vstan.ts";

/** Without any decay or rarity, but for what a test names. */
const configured = (parameters: object) =>
  VstanParameters.parse({
    lambda_spw: null,
    lambda_snh: null,
    lambda_inh: null,
    lambda_ipw: null,
    lambda_idf: null,
    ranking: "scored",
    ...parameters,
  });

describe("vstan", () => {
  it("compares by cosine: a shorter session that shares as much is more alike", () => {
    const set = trainingSetOf("a x", "a y z");
    // "a x": 1 / √2, "a y z": 1 / √3.
    expect(answer(vstan(set.log, configured({ remind: false })), set, "a")).toBe("x y z");
  });

  it("lets older clicks of the session count less for the similarity", () => {
    const set = trainingSetOf("b y", "a x");
    expect(answer(vstan(set.log, configured({ lambda_spw: 1, remind: false })), set, "a b")).toBe("y x");
    expect(answer(vstan(set.log, configured({ lambda_spw: 1, remind: false })), set, "b a")).toBe("x y");
  });

  it("lets older neighbours count less", () => {
    const set = trainingSetOf("a old", "a new");
    expect(answer(vstan(set.log, configured({ lambda_snh: 1, remind: false })), set, "a")).toBe("new old");
  });

  it("lets items far from the neighbour's last match count less", () => {
    const set = trainingSetOf("x1 x2 a x3");
    expect(answer(vstan(set.log, configured({ lambda_inh: 1, remind: false })), set, "a")).toBe("x2 x3 x1");
  });

  it("lets a neighbour count less the older the newest click that it shares", () => {
    const set = trainingSetOf("b y", "a x");
    expect(answer(vstan(set.log, configured({ lambda_ipw: 1, remind: false })), set, "a b")).toBe("y x");
  });

  it("prefers rare items", () => {
    const set = trainingSetOf("a common rare", "common", "common");
    expect(answer(vstan(set.log, configured({ lambda_idf: 1, remind: false })), set, "a")).toBe("rare common");
  });
});
