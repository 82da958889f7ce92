import type { Encode, Mismatch } from "./binary-encoder.ts";
import { ByteWriter } from "./byte-writer.ts";
import { type AvroCodec, BLOCK_TARGET_BYTES, CODEC_KEY, MAGIC, SCHEMA_KEY, SYNC_BYTES } from "./container-format.ts";
import { deflateRaw } from "./deflate.ts";
import type { AvroSchemaJson, AvroValue } from "./schema.ts";

export interface ContainerOptions {
  /** Schema of the records, written into the header. */
  readonly schema: AvroSchemaJson;
  /** `compileEncoder` of the same schema. */
  readonly encode: Encode;
  readonly codec: AvroCodec;
  /** 16 random bytes that part the blocks. */
  readonly sync: Uint8Array;
}

interface Block {
  readonly records: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const utf8 = new TextEncoder();

/** Writes one Avro object container file in memory. */
export class ContainerWriter {
  readonly #options: ContainerOptions;
  readonly #closed: Block[] = [];
  readonly #open = new ByteWriter();
  #openRecords = 0;
  #records = 0;

  constructor(options: ContainerOptions) {
    if (options.sync.length !== SYNC_BYTES) throw new RangeError(`a sync marker has ${SYNC_BYTES} bytes`);
    this.#options = options;
  }

  get records(): number {
    return this.#records;
  }

  /** Adds a record, or says why it does not fit and leaves the file as it was. */
  append(value: AvroValue): Mismatch | null {
    const before = this.#open.length;
    const mismatch = this.#options.encode(value, this.#open);
    if (mismatch !== null) {
      this.#open.rewind(before);
      return mismatch;
    }
    this.#records++;
    this.#openRecords++;
    if (this.#open.length >= BLOCK_TARGET_BYTES) this.#closeBlock();
    return null;
  }

  /** The file's bytes. The writer is spent. */
  async finish(): Promise<Uint8Array<ArrayBuffer>> {
    this.#closeBlock();
    const { codec, sync } = this.#options;
    const out = new ByteWriter();
    this.#header(out);
    for (const block of this.#closed) {
      const stored = codec === "deflate" ? await deflateRaw(block.bytes) : block.bytes;
      out.long(block.records);
      out.long(stored.length);
      out.raw(stored);
      out.raw(sync);
    }
    return out.take();
  }

  #closeBlock(): void {
    if (this.#openRecords === 0) return;
    this.#closed.push({ records: this.#openRecords, bytes: this.#open.take() });
    this.#open.rewind(0);
    this.#openRecords = 0;
  }

  #header(out: ByteWriter): void {
    const { schema, codec, sync } = this.#options;
    out.raw(MAGIC);
    out.long(2);
    for (const [key, text] of [
      [SCHEMA_KEY, JSON.stringify(schema)],
      [CODEC_KEY, codec],
    ] as const) {
      const value = utf8.encode(text);
      out.string(key);
      out.long(value.length);
      out.raw(value);
    }
    out.byte(0);
    out.raw(sync);
  }
}
