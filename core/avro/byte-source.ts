import { AvroFault } from "./avro-fault.ts";
import { ByteReader } from "./byte-reader.ts";
import { concatenate } from "./deflate.ts";

const EMPTY = new Uint8Array(0);

/** Bytes in the order of a stream, asked for by count, whatever its chunks. */
export class ByteSource {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | null;
  #chunk: Uint8Array;

  constructor(source: Uint8Array | ReadableStream<Uint8Array>) {
    this.#reader = source instanceof Uint8Array ? null : source.getReader();
    this.#chunk = source instanceof Uint8Array ? source : EMPTY;
  }

  /** Whether the source has ended; waits for the next byte where that is not known yet. */
  async ended(): Promise<boolean> {
    while (this.#chunk.length === 0) {
      if (this.#reader === null) return true;
      const next = await this.#reader.read();
      if (next.done) return true;
      this.#chunk = next.value;
    }
    return false;
  }

  /** Exactly `count` bytes. Memory grows with what arrives, not with what a damaged length claims. */
  async read(count: number): Promise<Uint8Array<ArrayBuffer>> {
    const parts: Uint8Array[] = [];
    let missing = count;
    while (missing > 0) {
      if (await this.ended()) throw new AvroFault("truncated", `the file ends ${missing} bytes early`);
      const part = this.#chunk.subarray(0, missing);
      this.#chunk = this.#chunk.subarray(part.length);
      parts.push(part);
      missing -= part.length;
    }
    return concatenate(parts, count);
  }

  /** A zigzag varint of a file's framing: a count or a length. */
  async long(): Promise<number> {
    const groups: number[] = [];
    let group = 0x80;
    while (group > 0x7f) {
      if (await this.ended()) throw new AvroFault("truncated", "the file ends in a length");
      group = this.#chunk[0] ?? 0;
      this.#chunk = this.#chunk.subarray(1);
      if (groups.push(group) > 10) throw new AvroFault("bad_value", "a length of more than 64 bits");
    }
    return new ByteReader(Uint8Array.from(groups)).long();
  }

  async cancel(): Promise<void> {
    await this.#reader?.cancel();
  }
}
