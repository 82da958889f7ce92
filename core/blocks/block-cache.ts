import type { OpenBlock } from "./open-block.ts";

/** Opened blocks up to so many bytes; those that were not asked for the longest leave first. */
export class BlockCache {
  readonly #limit: number;
  /** In the order of their last use: a map iterates in the order of insertion. */
  readonly #blocks = new Map<number, OpenBlock>();
  #bytes = 0;

  /** `limit`: bytes. A block larger than that is not kept at all. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(blockNumber: number): OpenBlock | undefined {
    const block = this.#blocks.get(blockNumber);
    if (block === undefined) return undefined;
    this.#blocks.delete(blockNumber);
    this.#blocks.set(blockNumber, block);
    return block;
  }

  set(blockNumber: number, block: OpenBlock): void {
    this.#drop(blockNumber);
    if (block.bytes > this.#limit) return;
    this.#blocks.set(blockNumber, block);
    this.#bytes += block.bytes;
    for (const oldest of this.#blocks.keys()) {
      if (this.#bytes <= this.#limit) break;
      this.#drop(oldest);
    }
  }

  #drop(blockNumber: number): void {
    const block = this.#blocks.get(blockNumber);
    if (block === undefined) return;
    this.#blocks.delete(blockNumber);
    this.#bytes -= block.bytes;
  }
}
