import type { BlockSource } from "../../core/blocks/block-source.ts";

/** A data centre's cache: of a block's bytes, whose address names model and number, there is never a newer version. */
const MAX_AGE_S = 31_536_000;

const addressOf = (version: string, block: number): string =>
  `https://model-blocks.nearshelf.internal/${version}/${block}`;

/** Item blocks in the edge's cache, in front of where they are stored. */
export class EdgeBlockCache {
  readonly #cache: Pick<Cache, "match" | "put" | "delete">;
  readonly #behind: (work: Promise<unknown>) => void;

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
      this.#behind(this.#cache.put(address, new Response(bytes.slice(), { headers })).catch(() => undefined));
      return bytes;
    };
  }

  /** Lets go of a block that was found damaged. */
  forget(version: string, block: number): void {
    this.#behind(this.#cache.delete(addressOf(version, block)).catch(() => false));
  }
}
