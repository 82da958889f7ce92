import type { EdgeBlockCache } from "../../../adapters/model-store/edge-block-cache.ts";
import type { ModelBlocks } from "../../../adapters/model-store/r2-model-blocks.ts";
import type { BlockIndex } from "../../../core/blocks/block-index.ts";
import type { BlockView } from "../../../core/blocks/block-view.ts";
import type { GatheredBlocks } from "../../../core/blocks/gathered-items.ts";
import { CART_ITEMS_MAX } from "../../../core/recommend/kernels.ts";
import { QUERY_MAX } from "../../../core/recommend/trail.ts";
import { withTimeout } from "../../../http/with-timeout.ts";
import type { Clock } from "./refreshed.ts";

/** Blocks that an isolate keeps of one model, in bytes: two models fit beside each other while one replaces the other. */
export const BLOCK_CACHE_BYTES = 24 * 1024 * 1024;
/** How long an answer waits for its blocks, in milliseconds. */
export const BLOCK_WAIT_MS = 250;
/** A block that could not be had is left alone for this long, and one that was damaged; milliseconds. */
export const BLOCK_RETRY_MS = 1_000;
export const BLOCK_DAMAGED_RETRY_MS = 30_000;

export interface BlockPorts {
  readonly blocks: ModelBlocks;
  readonly edge: EdgeBlockCache;
}

export interface BlocksRead {
  readonly gathered: GatheredBlocks;
  /** Whether the answer waited for blocks: all are fetched at once. */
  readonly calls: number;
  /** Some could not be had: their items are answered for as if no session held them. */
  readonly failed: boolean;
}

/** A model that is larger than an isolate: its directory in memory, its items' blocks fetched as requests need them. */
export class ServedBlocks {
  readonly #version: string;
  readonly #index: BlockIndex;
  /** Blocks that are left alone, until when in epoch milliseconds. */
  readonly #leftAlone = new Map<number, number>();

  constructor(version: string, index: BlockIndex) {
    this.#version = version;
    this.#index = index;
  }

  /** `trail`: oldest first, the page's product last. Never rejects, and never waits longer than `BLOCK_WAIT_MS`. */
  async read(
    trail: readonly string[],
    cart: readonly string[],
    { blocks, edge }: BlockPorts,
    clock: Clock,
    behind: (work: Promise<unknown>) => void,
  ): Promise<BlocksRead> {
    const asked = new Set<number>();
    const arrived = new Set<number>();
    const fetch = edge.source(this.#version, blocks.source(this.#version));
    const source = async (block: number): Promise<Uint8Array> => {
      if ((this.#leftAlone.get(block) ?? 0) > clock()) throw new Error("left alone for a moment");
      asked.add(block);
      const fetching = fetch(block);
      // One that comes too late for this answer is in the edge's cache for the next.
      behind(fetching.catch(() => undefined));
      const bytes = await withTimeout(fetching, BLOCK_WAIT_MS);
      if (bytes === undefined) throw new Error("the block took too long");
      arrived.add(block);
      return bytes;
    };
    const gathered = await this.#index.gather(this.#wanted(trail, cart), source);
    for (const block of asked) this.#leftAlone.delete(block);
    for (const block of gathered.cost.missing) {
      if (!asked.has(block)) continue;
      this.#leftAlone.set(block, clock() + (arrived.has(block) ? BLOCK_DAMAGED_RETRY_MS : BLOCK_RETRY_MS));
      if (arrived.has(block)) edge.forget(this.#version, block);
    }
    return { gathered, calls: asked.size > 0 ? 1 : 0, failed: gathered.cost.missing.length > 0 };
  }

  /** Good until the next call: nothing may be awaited between showing and answering. */
  show(gathered: GatheredBlocks): BlockView {
    return this.#index.show(gathered);
  }

  /** What strategies look at: the newest different items of the trail that the model knows, and the cart's. */
  #wanted(trail: readonly string[], cart: readonly string[]): ReadonlySet<string> {
    const { directory } = this.#index;
    const wanted = new Set<string>();
    for (let at = trail.length - 1; at >= 0 && wanted.size < QUERY_MAX; at--) {
      const id = trail[at] ?? "";
      if (directory.indexOf(id) >= 0) wanted.add(id);
    }
    for (const id of cart.slice(0, CART_ITEMS_MAX)) wanted.add(id);
    return wanted;
  }
}
