import { describe, expect, it } from "vitest";
import { createInFlightGate } from "./in-flight.ts";

describe("the gate before requests in flight", () => {
  it("lets in what fits and tells the rest to wait until something is done", () => {
    const gate = createInFlightGate(100);
    const leave = gate.enter(80);
    expect(gate.enter(30)).toBeNull();
    leave?.();
    leave?.();
    expect(gate.enter(100)).not.toBeNull();
    expect(gate.enter(1)).toBeNull();
  });

  it("lets a single request in, whatever its size", () => {
    expect(createInFlightGate(100).enter(1_000)).not.toBeNull();
  });
});
