const PAGE_BYTES = 65_536;
const ALIGNMENT_BYTES = 16;

/** Lays out one WebAssembly memory: stretches one after the other, aligned for vectors of 128 bits. Addresses are in bytes. */
export class MemoryPlan {
  #bytes = 0;

  /** Address of a new stretch. */
  take(bytes: number): number {
    const address = this.#bytes;
    this.#bytes += Math.ceil(bytes / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
    return address;
  }

  /** A memory that holds all stretches, zeroed. Throws a `RangeError` above 4 GiB. */
  memory(): WebAssembly.Memory {
    const pages = Math.max(1, Math.ceil(this.#bytes / PAGE_BYTES));
    return new WebAssembly.Memory({ initial: pages, maximum: pages });
  }
}
