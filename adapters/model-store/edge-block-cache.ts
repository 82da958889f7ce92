import type { BlockSource } from "../../core/blocks/block-source.ts";

/** A data centre's cache: of a block's bytes, whose address names model and number, there is never a newer version. */
const MAX_AGE_S = 31_536_000;

const addressOf = (version: string, block: number): string =>
  `https://model-blocks.nearshelf.internal/${version}/${block}`;

/** Item blocks in the edge's cache, in front of where they are stored. */
export class EdgeBlockCache {
  readonly #cache: Pick<Cache, "match" | "put" | "delete">;
  readonly #behind: (work: Promise<unknown>) => void;
  /** What this request is putting there: it must not arrive after it was let go of. */
  readonly #keeping = new Map<string, Promise<unknown>>();

  /** `behind` keeps work alive after the answer (`waitUntil`). */
  constructor(cache: Pick<Cache, "match" | "put" | "delete">, behind: (work: Promise<unknown>) => void) {
    this.#cache = cache;
    this.#behind = behind;
  }

  /** From the cache, else from `source`, and then kept here behind the answer. A cache that fails is done without. */
  source(version: string, source: BlockSource): BlockSource {
    return async (block) => {
      const address = addressOf(version, block);
      const kept = await this.#cache.match(address).catch(() => undefined);
      if (kept !== undefined) return new Uint8Array(await kept.arrayBuffer());
      const bytes = await source(block);
      const headers = { "cache-control": `public, max-age=${MAX_AGE_S}, immutable` };
      const keeping = this.#cache.put(address, new Response(bytes.slice(), { headers })).catch(() => undefined);
      this.#keeping.set(address, keeping);
      this.#behind(keeping);
      return bytes;
    };
  }

  /** Lets go of a block that was found damaged. */
  forget(version: string, block: number): void {
    const address = addressOf(version, block);
    const kept = this.#keeping.get(address) ?? Promise.resolve();
    this.#behind(kept.then(() => this.#cache.delete(address)).catch(() => false));
  }
}
