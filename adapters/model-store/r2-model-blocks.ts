import type { BlockSource } from "../../core/blocks/block-source.ts";
import type { CutModel } from "../../core/blocks/cut-blocks.ts";
import { isModelVersion } from "../../core/model/model-version.ts";

/** The directory of a model's blocks: it makes them complete. */
export const directoryKey = (version: string): string => `models/${version}/blocks/directory.bin`;
const blockKey = (version: string, block: number): string => `models/${version}/blocks/${block}.bin`;
/** Blocks written at once: a Worker may have six connections open. */
const WRITES_AT_ONCE = 5;

/** Models cut into item blocks, beside their snapshots on R2. Immutable; the directory is written last and makes them complete. */
export interface ModelBlocks {
  put(version: string, cut: CutModel): Promise<void>;
  /** One block of a model that is cut elsewhere. */
  putBlock(version: string, block: number, bytes: ArrayBuffer): Promise<void>;
  /** Blocks that are stored. */
  count(version: string): Promise<number>;
  /** Once every block is there. */
  putDirectory(version: string, directory: ArrayBuffer): Promise<void>;
  /** `null` where the version has no blocks, or not all of them. */
  directory(version: string): Promise<ArrayBuffer | null>;
  /** Rejects for a block that is not there. */
  source(version: string): BlockSource;
}

export const createModelBlocks = (bucket: R2Bucket): ModelBlocks => new R2ModelBlocks(bucket);

class R2ModelBlocks implements ModelBlocks {
  readonly #bucket: R2Bucket;

  constructor(bucket: R2Bucket) {
    this.#bucket = bucket;
  }

  async put(version: string, { directory, blocks }: CutModel): Promise<void> {
    mustBeVersion(version);
    let number = 0;
    let writing: Promise<unknown>[] = [];
    for (const block of blocks) {
      writing.push(this.#bucket.put(blockKey(version, number++), block));
      if (writing.length < WRITES_AT_ONCE) continue;
      await Promise.all(writing);
      writing = [];
    }
    await Promise.all(writing);
    await this.#bucket.put(directoryKey(version), directory);
  }

  async putBlock(version: string, block: number, bytes: ArrayBuffer): Promise<void> {
    await this.#bucket.put(blockKey(mustBeVersion(version), block), bytes);
  }

  async count(version: string): Promise<number> {
    const prefix = `models/${mustBeVersion(version)}/blocks/`;
    let count = 0;
    for (let cursor: string | undefined; ; ) {
      const page = await this.#bucket.list({ prefix, ...(cursor === undefined ? {} : { cursor }) });
      count += page.objects.filter(({ key }) => key !== directoryKey(version)).length;
      if (!page.truncated) return count;
      cursor = page.cursor;
    }
  }

  async putDirectory(version: string, directory: ArrayBuffer): Promise<void> {
    await this.#bucket.put(directoryKey(mustBeVersion(version)), directory);
  }

  async directory(version: string): Promise<ArrayBuffer | null> {
    if (!isModelVersion(version)) return null;
    const object = await this.#bucket.get(directoryKey(version));
    return object === null ? null : object.arrayBuffer();
  }

  source(version: string): BlockSource {
    return async (block) => {
      const object = isModelVersion(version) ? await this.#bucket.get(blockKey(version, block)) : null;
      if (object === null) throw new Error(`model ${version} has no block ${block}`);
      return new Uint8Array(await object.arrayBuffer());
    };
  }
}

function mustBeVersion(version: string): string {
  if (!isModelVersion(version)) throw new Error(`"${version}" is not a model version`);
  return version;
}
