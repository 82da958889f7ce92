import { beforeEach, expect, it } from "vitest";
import { maintainCatalog } from "./maintain-catalog.ts";
import { call, catalogEnv, rows, sample } from "./test-client.ts";

const positions = async () => (await rows<{ n: number }>("SELECT count(*) AS n FROM outbox"))[0]?.n;

beforeEach(async () => {
  await call("POST", "/v1/products", { json: sample("A1") });
  await call("POST", "/v1/products/A1/stock", { json: { delta: 1, reason: "delivery" } });
  await call("POST", "/v1/products/A1/stock", { json: { delta: 1, reason: "delivery" } });
});

it("the outbox sheds superseded changes at 03:17 UTC, a week after them, and at no other minute", async () => {
  const before = await positions();
  await maintainCatalog(catalogEnv, Date.UTC(2100, 0, 1, 3, 16));
  await maintainCatalog(catalogEnv, Date.UTC(2001, 0, 1, 3, 17));
  expect(await positions()).toBe(before);
  await maintainCatalog(catalogEnv, Date.UTC(2100, 0, 1, 3, 17));
  expect(await positions()).toBe(2);
});
