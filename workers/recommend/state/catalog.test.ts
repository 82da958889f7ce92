import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CatalogFeedPort, ChangePage, ProductPage } from "../../../adapters/catalog-feed/port.ts";
import type { CatalogChange, SellableProduct } from "../../../core/catalog/product.ts";
import { CATALOG_POLICY, createCatalog } from "./catalog.ts";
import { SILENT_AFTER_MS } from "./refreshed.ts";

const PAGE = 3;
const product = (id: string, stock: number): SellableProduct => ({
  id,
  title: id,
  category: "blouses",
  colour: null,
  price: { amount: 1, currency: "EUR" },
  stock,
  status: "active",
  url: null,
  image: null,
});

/** A shop whose feed answers in small pages, each when the test lets it, from what is there when it was asked. */
class Shop implements CatalogFeedPort {
  readonly #stocks = new Map<string, number>();
  readonly #changes: CatalogChange[] = [];
  readonly #answers: (() => void)[] = [];
  held = false;

  set(id: string, stock: number | null): void {
    if (stock === null) this.#stocks.delete(id);
    else this.#stocks.set(id, stock);
    const after = stock === null ? null : product(id, stock);
    this.#changes.push({ position: this.#changes.length + 1, at: 0, productId: id, product: after });
  }

  get stocks(): ReadonlyMap<string, number> {
    return this.#stocks;
  }

  get waiting(): number {
    return this.#answers.length;
  }

  /** Lets the `at`-th of the answers that are waiting go. */
  release(at: number): void {
    this.#answers.splice(at, 1)[0]?.();
  }

  changesAfter(position: number): Promise<ChangePage> {
    const left = this.#changes.filter((change) => change.position > position);
    const changes = left.slice(0, PAGE);
    return this.#answered({
      changes,
      position: changes.at(-1)?.position ?? position,
      more: left.length > PAGE,
    });
  }

  products(afterId: string | null): Promise<ProductPage> {
    const [position = this.#changes.length, after = ""] =
      afterId === null ? [] : [Number(afterId.split(":")[0]), afterId.split(":")[1]];
    const left = [...this.#stocks].filter(([id]) => id > after).sort(([a], [b]) => (a < b ? -1 : 1));
    const products = left.slice(0, PAGE).map(([id, stock]) => product(id, stock));
    return this.#answered({
      products,
      position,
      nextId: left.length > PAGE ? `${position}:${products.at(-1)?.id}` : null,
    });
  }

  async #answered<T>(answer: T): Promise<T> {
    if (this.held) await new Promise<void>((resolve) => this.#answers.push(resolve));
    return answer;
  }
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve, 0));
const ids = fc.constantFrom(..."abcdefghijkl");

describe("the catalog of an isolate", () => {
  it("ends like the shop, whatever changes while it is listed, and however its loads overlap", async () => {
    const step = fc.oneof(
      fc.record({ set: ids, stock: fc.option(fc.integer({ min: 0, max: 9 })) }),
      fc.record({ release: fc.nat({ max: 3 }) }),
      fc.constant({ giveUp: true } as const),
      fc.constant({ read: true } as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(ids), fc.array(step, { maxLength: 40 }), async (start, steps) => {
        const shop = new Shop();
        for (const id of start) shop.set(id, 5);
        const catalog = createCatalog();
        const behind: Promise<unknown>[] = [];
        let now = 0;
        const read = () =>
          catalog.read(
            shop,
            () => now,
            (work) => behind.push(work),
          );
        const reads: Promise<unknown>[] = [];
        shop.held = true;
        reads.push(read());
        for (const taken of steps) {
          if ("set" in taken) shop.set(taken.set, taken.stock);
          else if ("release" in taken) shop.release(taken.release);
          else {
            now += "giveUp" in taken ? SILENT_AFTER_MS : CATALOG_POLICY.refreshAfterMs;
            // Old enough to be loaded again, not waited for: its time has passed.
            reads.push(read());
          }
          await nextTask();
        }
        shop.held = false;
        while (shop.waiting > 0) {
          shop.release(0);
          await nextTask();
        }
        await Promise.all([...reads, ...behind]);
        now += SILENT_AFTER_MS;
        const { value, fresh } = await read();
        expect(fresh).toBe(true);
        expect(value?.size).toBe(shop.stocks.size);
        for (const [id, stock] of shop.stocks) expect(value?.get(id)?.stock).toBe(stock);
      }),
      { numRuns: 60 },
    );
  });

  it("never shows half a page of changes: a reader between two pages sees whole products", async () => {
    const shop = new Shop();
    for (const id of "abcdefgh") shop.set(id, 1);
    const catalog = createCatalog();
    const first = await catalog.read(
      shop,
      () => 0,
      () => {},
    );
    for (const id of "abcdefgh") shop.set(id, 2);
    shop.held = true;
    const due = CATALOG_POLICY.refreshAfterMs;
    await catalog.read(
      shop,
      () => due,
      () => {},
    );
    shop.release(0);
    await nextTask();
    const stocks = [..."abcdefgh"].map((id) => first.value?.get(id)?.stock);
    expect(stocks).toEqual([2, 2, 2, 1, 1, 1, 1, 1]);
  });
});
