import type { Money } from "./money.ts";

export interface Product {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly colour: string | null;
  readonly brand: string | null;
  readonly price: Money;
  readonly stock: number;
  readonly image: string | null;
  readonly attributes: { readonly [name: string]: unknown };
}

export interface Category {
  readonly id: string;
  readonly title: string;
  /** How many products it has. */
  readonly products: number;
}

/** The platform did not answer as a shop needs it; `status` 0 means that it did not answer at all. */
export class CatalogError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(status === 0 ? "The catalog does not answer." : `The catalog answers ${status}.`);
    this.status = status;
  }
}

export interface CatalogApi {
  categories(): Promise<readonly Category[]>;
  products(category: string): Promise<readonly Product[]>;
  product(id: string): Promise<Product>;
}

const PAGE_SIZE = 100;
const TIMEOUT_MS = 8_000;

export async function getJson<T>(path: string): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch {
    throw new CatalogError(0);
  }
  if (!response.ok) throw new CatalogError(response.status);
  return response.json();
}

/** The catalog's public reads, as any storefront makes them. */
export function catalogApi(key: string): CatalogApi {
  const withKey = (path: string, query: { readonly [name: string]: string } = {}): string =>
    `${path}?${new URLSearchParams({ key, ...query })}`;
  return {
    categories: async () => (await getJson<{ categories: Category[] }>(withKey("/v1/categories"))).categories,
    product: (id) => getJson<Product>(withKey(`/v1/products/${encodeURIComponent(id)}`)),
    async products(category) {
      const products: Product[] = [];
      let cursor: string | null = null;
      do {
        const query: Record<string, string> = {
          category,
          limit: String(PAGE_SIZE),
          ...(cursor !== null && { cursor }),
        };
        const page: { products: Product[]; next: string | null } = await getJson(withKey("/v1/products", query));
        products.push(...page.products);
        cursor = page.next;
      } while (cursor);
      return products;
    },
  };
}
