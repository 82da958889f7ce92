import { expect, it, vi } from "vitest";
import { runCommands } from "./commands.ts";
import { startNearshelf } from "./start-nearshelf.ts";
import { fakeBrowser } from "./test-support/fake-browser.ts";

it("runs what the page queued before the script came, in order, and survives a command that fails", async () => {
  vi.stubGlobal("reportError", vi.fn());
  const browser = fakeBrowser();
  const nearshelf = startNearshelf({ key: "pk_1", consent: "granted" }, browser.environment);
  runCommands(nearshelf, [
    ["productViewed", { id: "7" }],
    () => {
      throw new Error("the shop's own mistake");
    },
    (sdk) => sdk.page({ path: "/x" }),
  ]);
  await browser.pass(1_000);
  expect(browser.sent().map((event) => event.type)).toEqual(["product_viewed", "page_viewed"]);
  expect(reportError).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
});
