import { describe, expect, it } from "vitest";
import { effectivePurposes, parsePurposes } from "./purposes.ts";

const defaults = parsePurposes("necessary,analytics");

describe("effectivePurposes", () => {
  it("takes the deployment's default where nothing is stated", () => {
    expect(effectivePurposes(undefined, defaults, false)).toEqual(["necessary", "analytics"]);
  });

  it("lets a statement grant and refuse", () => {
    expect(effectivePurposes({ analytics: false, personalization: true }, defaults, false)).toEqual([
      "necessary",
      "personalization",
    ]);
  });

  it("lets Global Privacy Control refuse what was granted", () => {
    const granted = { personalization: true, marketing: true, model_training: true };
    expect(effectivePurposes(granted, defaults, true)).toEqual(["necessary", "analytics"]);
  });

  it("never withdraws what is necessary", () => {
    expect(effectivePurposes({ necessary: false }, [], true)).toEqual(["necessary"]);
  });
});

describe("parsePurposes", () => {
  it("ignores words that name no purpose", () => {
    expect(parsePurposes(" analytics, sales ,")).toEqual(["necessary", "analytics"]);
  });
});
