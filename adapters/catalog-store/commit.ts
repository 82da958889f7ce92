/** Who changes the catalog, by which request, and when. */
export interface Stamp {
  /** Key id or token subject. */
  readonly actor: string;
  readonly requestId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A row of `alias` as the feed carries it: `SellableProduct` as JSON. */
export const sellableJson = (alias: string): string =>
  `json_object('id', ${alias}.id, 'title', ${alias}.title, 'category', ${alias}.category, 'colour', ${alias}.colour,
    'price', json_object('amount', ${alias}.price_amount, 'currency', ${alias}.price_currency),
    'stock', ${alias}.stock, 'status', ${alias}.status, 'url', ${alias}.url, 'image', ${alias}.image)`;

/** Statements for the head of a batch: unless `condition` is 1, nothing of the batch happens. */
export const guarded = (db: D1Database, condition: string, ...parameters: unknown[]): D1PreparedStatement[] => [
  db.prepare(`INSERT INTO guard (ok) SELECT ${condition}`).bind(...parameters),
  db.prepare("DELETE FROM guard"),
];

/** Statements that let a batch pass only while the product has this version; `null` stands for a product that does not exist. */
export const guardedByVersion = (db: D1Database, id: string, version: number | null): D1PreparedStatement[] =>
  guarded(db, "(SELECT version FROM products WHERE id = ?1) IS ?2", id, version);

/** Runs a guarded batch; `null` when its guard refused, and then nothing changed. Any other failure is thrown. */
export async function runGuarded(
  db: D1Database,
  statements: D1PreparedStatement[],
): Promise<D1Result<Record<string, unknown>>[] | null> {
  try {
    return await db.batch<Record<string, unknown>>(statements);
  } catch (error) {
    if (error instanceof Error && error.message.includes("guard_ok")) return null;
    throw error;
  }
}
