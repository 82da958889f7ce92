import { moveCursor, readCursor, readDescriptiveChanges } from "../../adapters/catalog-store/follow-outbox.ts";
import { findProducts } from "../../adapters/catalog-store/read-products.ts";
import type { EmbedderPort } from "../../adapters/embedder/port.ts";
import type { VectorIndexPort, VectorRecord } from "../../adapters/vectors/port.ts";
import type { Product } from "../../core/catalog/product.ts";
import { productText } from "../../core/embedding/product-text.ts";
import { MAX_IDS_PER_CALL } from "../../core/vectors/limits.ts";

/** Changes taken in one step of the cursor; an upsert takes 1,000 vectors. */
export const EMBED_PAGE_CHANGES = 500;
/** Most steps of one run; the next run goes on from there. */
const PAGES_MAX = 20;
/** How often a page is done again because its products changed meanwhile. */
const ROUNDS_MAX = 5;

export interface EmbeddingParts {
  /** Names the index that is filled: another index has a cursor of its own, and is filled from the start. */
  readonly cursor: string;
  readonly database: D1Database;
  readonly embedder: EmbedderPort;
  readonly vectors: VectorIndexPort;
}

/** What a product's vector is made of; `null` for a product that has none. */
const meaningOf = (product: Product | undefined): string | null =>
  product?.status === "active" ? `${product.category}\n${product.colour ?? ""}\n${productText(product)}` : null;

const metadataOf = ({ category, colour }: Product): NonNullable<VectorRecord["metadata"]> =>
  colour === null ? { category } : { category, colour };

/**
 * Brings the product vectors up to the catalog: active products have one, others have none. It follows the outbox by a cursor
 * of its own and may run any number of times at once: every write is of the product as it is now, and is checked against the
 * product afterwards, so that of two runs the slower cannot leave an older vector behind.
 *
 * @returns whether it has caught up
 */
export async function embedPending(parts: EmbeddingParts): Promise<boolean> {
  const { database, cursor } = parts;
  for (let page = 0; page < PAGES_MAX; page++) {
    const from = await readCursor(database, cursor);
    const { productIds, position } = await readDescriptiveChanges(database, from, EMBED_PAGE_CHANGES);
    if (position === from) return true;
    let pending = productIds;
    for (let round = 0; round < ROUNDS_MAX && pending.length > 0; round++) pending = await writeVectors(parts, pending);
    if (pending.length > 0) return false;
    await moveCursor(database, cursor, from, position);
  }
  return false;
}

/** Writes or deletes the vectors of these products; answers those that changed while it did. */
async function writeVectors(
  { database, embedder, vectors }: EmbeddingParts,
  ids: readonly string[],
): Promise<readonly string[]> {
  const before = await productsById(database, ids);
  const active = [...before.values()].filter((product) => product.status === "active");
  const values = await embedder.embed(active.map(productText));
  const records = active.flatMap((product, index): VectorRecord[] => {
    const vector = values[index];
    return vector === undefined ? [] : [{ id: product.id, values: vector, metadata: metadataOf(product) }];
  });
  if (records.length > 0) await vectors.upsert(records);
  const gone = ids.filter((id) => before.get(id)?.status !== "active");
  for (let start = 0; start < gone.length; start += MAX_IDS_PER_CALL)
    await vectors.deleteByIds(gone.slice(start, start + MAX_IDS_PER_CALL));
  const after = await productsById(database, ids);
  return ids.filter((id) => meaningOf(before.get(id)) !== meaningOf(after.get(id)));
}

const productsById = async (database: D1Database, ids: readonly string[]): Promise<ReadonlyMap<string, Product>> =>
  new Map((await findProducts(database, ids)).map((product) => [product.id, product]));
