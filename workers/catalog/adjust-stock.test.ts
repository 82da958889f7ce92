import { beforeEach, describe, expect, it } from "vitest";
import { call, counts, rows, sample } from "./test-client.ts";

const take = (id: string, body: object) =>
  call("POST", `/v1/products/${id}/stock`, { json: { delta: -1, reason: "order", ...body } });
let id = "";
let next = 0;

beforeEach(async () => {
  id = `stock-${next++}`;
  await call("POST", "/v1/products", { json: sample(id, { stock: 10 }) });
});

describe("counting stock", () => {
  it("sells ten of ten to fifty buyers at once, and the ledger agrees", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => take(id, {})));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(40);
    expect(await rows("SELECT stock, version FROM products WHERE id = ?1", id)).toEqual([{ stock: 0, version: 11 }]);
    const ledger = await rows(
      "SELECT before, after, version FROM stock_ledger WHERE product_id = ?1 AND reason = 'order' ORDER BY id",
      id,
    );
    expect(ledger).toEqual(Array.from({ length: 10 }, (_, n) => ({ before: 10 - n, after: 9 - n, version: n + 2 })));
    const changes = await rows<{ stock: number }>(
      "SELECT payload ->> '$.stock' AS stock FROM outbox WHERE product_id = ?1 ORDER BY position",
      id,
    );
    expect(changes.map(({ stock }) => stock)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
  });

  it("takes more than one, never below 0", async () => {
    const refused = await take(id, { delta: -11 });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: "conflict", detail: expect.stringContaining("10") });
    const taken = await take(id, { delta: -10 });
    expect(await taken.json()).toEqual({ id, stock: 0, version: 2, repeated: false });
    expect(taken.headers.get("etag")).toBe('"v2"');
  });

  it("never counts above what a stock may be", async () => {
    expect((await take(id, { delta: 1_000_000_000 })).status).toBe(409);
  });

  it("does an operation once, however often and however concurrently it is sent", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => take(id, { operation: "order-1" })));
    const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as {
      stock: number;
      repeated: boolean;
    }[];
    expect(bodies.map(({ stock }) => stock)).toEqual(Array.from({ length: 8 }, () => 9));
    expect(bodies.filter(({ repeated }) => !repeated)).toHaveLength(1);
    const before = await counts();
    await take(id, { operation: "order-2" });
    const late = await take(id, { operation: "order-1" });
    expect(await late.json()).toEqual({ id, stock: 9, version: 2, repeated: true });
    expect(Number((await counts()).audit)).toBe(Number(before.audit) + 1);
  });

  it("refuses an operation id that comes with another delta", async () => {
    await take(id, { operation: "order-3" });
    expect((await take(id, { operation: "order-3", delta: -2 })).status).toBe(409);
  });

  it("keeps one operation id apart for each product", async () => {
    await take(id, { operation: "order-4" });
    await call("POST", "/v1/products", { json: sample(`${id}-other`) });
    expect(await (await take(`${id}-other`, { operation: "order-4" })).json()).toMatchObject({
      stock: 9,
      repeated: false,
    });
  });
});
