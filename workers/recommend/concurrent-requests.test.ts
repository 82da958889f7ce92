import { exports } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { createApiKeys } from "../../adapters/api-keys/d1-api-keys.ts";
import { formatApiKey } from "../../core/access/api-key.ts";
import { sha256Hex } from "../../http/auth/api-keys.ts";
import { recommendEnv } from "./test-isolate.ts";
import { importProducts, promote, range, snapshotOf, walks } from "./test-shop.ts";

/**
 * Real requests to the platform's entry, each with a context of its own: what one of them loads, the others wait for, and
 * the runtime lets a promise of a request that has ended, or was given up by its caller, settle or never settle.
 */
const key = formatApiKey("publishable", crypto.getRandomValues(new Uint8Array(64))) ?? "";
const SHOP = range(20);

beforeAll(async () => {
  await importProducts(SHOP);
  await promote(
    snapshotOf(
      walks(
        SHOP.map(({ id }) => id),
        60,
      ),
    ),
  );
  await createApiKeys(recommendEnv.GOVERNANCE_DB).create(
    {
      id: "shop",
      kind: "publishable",
      name: "shop",
      origins: [],
      channel: null,
      prefix: "pk",
      createdAt: 0,
      revokedAt: null,
    },
    await sha256Hex(key),
  );
});

const ask = (query: string, init: RequestInit = {}): Promise<Response> =>
  exports.default.fetch(`https://shop.test/v1/recommendations/product?${query}`, {
    ...init,
    headers: { authorization: `Bearer ${key}` },
  });

async function idsOf(response: Response): Promise<readonly string[]> {
  const body = (await response.json()) as { items: readonly { id: string }[] };
  expect(response.status).toBe(200);
  return body.items.map(({ id }) => id);
}

it("the caller of the first request to a cold isolate goes away, and those who come with and after it are answered", async () => {
  const leaving = new AbortController();
  const left = ask("item=p01", { signal: leaving.signal }).catch(() => null);
  const others = Array.from({ length: 20 }, (_, at) => ask(`item=p0${at % 10}`));
  leaving.abort();
  await left;
  for (const response of await Promise.all(others)) expect(await idsOf(response)).toHaveLength(10);
  expect(await idsOf(await ask("item=p01"))).toHaveLength(10);
});

it("many requests at once, over several refreshes, are answered", async () => {
  for (let round = 0; round < 4; round++) {
    const answers = await Promise.all(
      Array.from({ length: 15 }, (_, at) => ask(`item=p${at + 5 < 10 ? "0" : ""}${at + 5}`)),
    );
    for (const answer of answers) expect(await idsOf(answer)).toHaveLength(10);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
});
