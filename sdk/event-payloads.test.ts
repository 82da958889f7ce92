import { describe, expect, it } from "vitest";
import type { Nearshelf } from "./types.ts";

/** What was sent, as it was sent: the types alone are under test, and the compiler is who tests them. */
const sent: unknown[] = [];
const track = ((...event: unknown[]) => sent.push(event)) as unknown as Nearshelf["track"];

describe("payloads of events", () => {
  it("are checked by their contract where the type has one, and free where it has none", () => {
    track("product_viewed", { product_id: "71", price: 28.99 });
    track("cart_viewed");
    track("quiz_finished", { score: 7 });
    track("quiz_finished");
    // @ts-expect-error: the contract requires product_id.
    track("product_viewed", { price: 28.99 });
    // @ts-expect-error: a payload with required fields cannot be left out.
    track("product_viewed");
    // @ts-expect-error: price is a number.
    track("product_viewed", { product_id: "71", price: "28.99" });
    // @ts-expect-error: the contract has no such field.
    track("product_viewed", { product_id: "71", colour: "navy" });
    expect(sent).toHaveLength(8);
  });
});
