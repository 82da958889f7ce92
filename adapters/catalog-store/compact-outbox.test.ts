import { expect, it } from "vitest";
import { bindings } from "../../test/workerd/bindings.ts";
import { compactOutbox, OUTBOX_KEEP_MS } from "./compact-outbox.ts";

const db = bindings.CATALOG_DB;
const NOW = OUTBOX_KEEP_MS + 1_000;

it("drops changes that are old and superseded, and keeps each product's last, its last descriptive one and all that are recent", async () => {
  const entries: readonly (readonly [string, number, 0 | 1])[] = [
    ["a", 1, 1],
    ["b", 2, 1],
    ["a", 3, 0],
    ["c", 4, 1],
    ["sold", 5, 1],
    ["sold", 6, 0],
    ["sold", 7, 0],
    ["a", NOW - 10, 1],
    ["a", NOW - 5, 0],
    ["c", NOW - 1, 1],
  ];
  await db.batch(
    entries.map(([id, at, descriptive]) =>
      db.prepare("INSERT INTO outbox (product_id, at, descriptive) VALUES (?1, ?2, ?3)").bind(id, at, descriptive),
    ),
  );
  expect(await compactOutbox(db, NOW, 10)).toBe(4);
  const { results } = await db.prepare("SELECT product_id, at FROM outbox ORDER BY position").all();
  expect(results.map((row) => [row.product_id, row.at])).toEqual([
    ["b", 2],
    ["sold", 5],
    ["sold", 7],
    ["a", NOW - 10],
    ["a", NOW - 5],
    ["c", NOW - 1],
  ]);
  expect(await compactOutbox(db, NOW, 10)).toBe(0);
});
