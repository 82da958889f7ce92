import type { SnapshotReason } from "../model/section-access.ts";
import { ok, type Result } from "../result.ts";
import { BlockCache } from "./block-cache.ts";
import { type BlockDirectory, readDirectory } from "./block-directory.ts";
import type { BlockSource } from "./block-source.ts";
import { BlockView } from "./block-view.ts";
import type { GatheredBlocks } from "./gathered-items.ts";
import { type OpenBlock, openBlock } from "./open-block.ts";

/**
 * A model of any size: its directory in memory, its blocks fetched when a request's items need them.
 *
 *     const gathered = await blocks.gather(ids);
 *     const answer = recommend(request, { index: blocks.show(gathered), … });
 */
export class BlockIndex {
  readonly directory: BlockDirectory;
  readonly #source: BlockSource;
  readonly #cache: BlockCache;
  readonly #view: BlockView;

  /** `cacheBytes`: memory for blocks; what requests under way hold comes on top. */
  constructor(directory: BlockDirectory, source: BlockSource, cacheBytes: number) {
    this.directory = directory;
    this.#source = source;
    this.#cache = new BlockCache(cacheBytes);
    this.#view = new BlockView(directory);
  }

  /** Bytes of blocks in the cache. */
  get cachedBytes(): number {
    return this.#cache.bytes;
  }

  /**
   * Fetches the blocks of a request's items, by id, all at once; ids that the model does not know need none. Never rejects: a
   * block that cannot be had, is damaged or of another model is missing, and is asked for again next time. A fetch under way is
   * not shared between calls: on Workers a promise belongs to the request that made it, and so may its `source`.
   */
  async gather(ids: Iterable<string>, source: BlockSource = this.#source): Promise<GatheredBlocks> {
    const items = this.#knownItems(ids);
    const numbers = [...new Set(items.map((item) => this.#blockOf(item)))];
    const found = new Map<number, OpenBlock>();
    for (const number of numbers) {
      const block = this.#cache.get(number);
      if (block !== undefined) found.set(number, block);
    }
    const absent = numbers.filter((number) => !found.has(number));
    const files = await Promise.all(absent.map((number) => fetchBlock(source, number)));
    const missing: number[] = [];
    let fetchedBytes = 0;
    absent.forEach((number, at) => {
      const file = files[at] ?? null;
      const opened = file === null ? null : openBlock(file, number, this.directory);
      fetchedBytes += file?.byteLength ?? 0;
      if (opened?.ok !== true) missing.push(number);
      else {
        this.#cache.set(number, opened.value);
        found.set(number, opened.value);
      }
    });
    return {
      items: items.map((item) => ({ item, block: found.get(this.#blockOf(item)) ?? null })),
      cost: { blocks: numbers.length, fetched: absent.length, fetchedBytes, missing },
    };
  }

  /** The index over what was gathered: good until the next call, so nothing may be awaited between showing and asking. */
  show(gathered: GatheredBlocks): BlockView {
    return this.#view.show(gathered);
  }

  #knownItems(ids: Iterable<string>): readonly number[] {
    const items = new Set<number>();
    for (const id of ids) {
      const item = this.directory.indexOf(id);
      if (item >= 0) items.add(item);
    }
    return [...items].sort((a, b) => a - b);
  }

  #blockOf(item: number): number {
    return this.directory.columns.blockOf[item] ?? 0;
  }
}

async function fetchBlock(source: BlockSource, blockNumber: number): Promise<Uint8Array | null> {
  try {
    return await source(blockNumber);
  } catch {
    return null;
  }
}

/** Opens a cut model. A damaged directory is a reason: keep what serves. */
export function openBlockIndex(
  directory: ArrayBuffer,
  source: BlockSource,
  cacheBytes: number,
): Result<BlockIndex, SnapshotReason> {
  const read = readDirectory(directory);
  return read.ok ? ok(new BlockIndex(read.value, source, cacheBytes)) : read;
}
