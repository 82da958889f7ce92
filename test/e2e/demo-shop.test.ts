import { describe, inject, it } from "vitest";
import { demoShopJourney } from "./support/demo-shop-journey.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Origin of the running platform, e.g. `http://127.0.0.1:8787`. */
    platformUrl: string;
  }
}

describe("the demonstration shop", () => {
  it("follows a visit from consent to purchase, on a desk and on a phone", async () => {
    const platformUrl = process.env.PLATFORM_URL ?? inject("platformUrl");
    if (!platformUrl) throw new Error("no platform to visit: provide `platformUrl`, or set PLATFORM_URL");
    await demoShopJourney(platformUrl);
  });
});
