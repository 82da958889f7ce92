import { AvroFault } from "./avro-fault.ts";
import { NESTING_MAX } from "./mismatch.ts";

/** A `long` has 64 bits: ten groups of seven. */
const LONG_MAX_BYTES = 10;
/** Up to here a loop over ASCII beats the call into the runtime's decoder. */
const SHORT_STRING_BYTES = 16;
/** Items of no bytes (an array of `null`) that one buffer may claim: without a bound, ten bytes could claim 2^53 of them. */
const ZERO_BYTE_ITEMS_MAX = 65_536;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lossyUtf8 = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });

/** Reads Avro's primitive encodings; every length is checked against what is left before anything is allocated. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;
  #zeroByteItems = 0;
  #nesting = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get remaining(): number {
    return this.#bytes.length - this.#at;
  }

  /** Where the next value starts; `rewind` goes back there. */
  get position(): number {
    return this.#at;
  }

  rewind(position: number): void {
    this.#at = Math.min(position, this.#at);
  }

  skip(count: number): void {
    this.#advance(count);
  }

  byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new AvroFault("truncated", "a value goes on after the end");
    this.#at++;
    return value;
  }

  /** A zigzag varint; refused when it is no safe integer. */
  long(): number {
    const first = this.byte();
    const negative = (first & 1) === 1;
    let magnitude = (first >> 1) & 0x3f;
    if (first > 0x7f) {
      let scale = 64;
      for (let count = 1; ; count++) {
        if (count === LONG_MAX_BYTES) throw new AvroFault("bad_value", "a long of more than 64 bits");
        const group = this.byte();
        magnitude += (group & 0x7f) * scale;
        scale *= 128;
        if (group <= 0x7f) break;
      }
      if (magnitude > (negative ? Number.MAX_SAFE_INTEGER - 1 : Number.MAX_SAFE_INTEGER))
        throw new AvroFault("bad_value", "a long that is no safe integer");
    }
    return negative ? -magnitude - 1 : magnitude;
  }

  int(): number {
    const value = this.long();
    if (value !== (value | 0)) throw new AvroFault("bad_value", "an int of more than 32 bits");
    return value;
  }

  float(): number {
    const at = this.#advance(4);
    return this.#view.getFloat32(at, true);
  }

  double(): number {
    const at = this.#advance(8);
    return this.#view.getFloat64(at, true);
  }

  /** A copy, so that a small value does not keep a whole block alive. */
  raw(count: number): Uint8Array<ArrayBuffer> {
    const at = this.#advance(count);
    return new Uint8Array(this.#bytes.subarray(at, at + count));
  }

  /** Text of bytes that need not be UTF-8: what is none becomes U+FFFD. */
  lossyString(): string {
    const count = this.long();
    const at = this.#advance(count);
    return lossyUtf8.decode(this.#bytes.subarray(at, at + count));
  }

  string(): string {
    const count = this.long();
    const at = this.#advance(count);
    if (count <= SHORT_STRING_BYTES) {
      let text = "";
      for (let index = at; index < at + count; index++) {
        const code = this.#bytes[index] ?? 0;
        if (code > 0x7f) return this.#utf8(at, count);
        text += String.fromCharCode(code);
      }
      return text;
    }
    return this.#utf8(at, count);
  }

  /**
   * The item count of an array's or map's next block, 0 at the end (specification, "Arrays"). `minimum` is the least bytes that
   * an item takes: a count that cannot fit into what is left is refused before the first item is read.
   */
  blockCount(minimum: number): number {
    const count = this.long();
    if (count >= 0) return this.claim(count, minimum);
    this.long();
    return this.claim(-count, minimum);
  }

  /** Answers `count`, or refuses it where that many items of `minimum` bytes cannot be there. */
  claim(count: number, minimum: number): number {
    if (minimum > 0) {
      if (count > this.remaining / minimum) throw new AvroFault("truncated", `${count} items are more than are left`);
    } else {
      this.#zeroByteItems += count;
      if (this.#zeroByteItems > ZERO_BYTE_ITEMS_MAX) throw new AvroFault("too_large", "too many items of no bytes");
    }
    return count;
  }

  enter(): void {
    if (++this.#nesting > NESTING_MAX) throw new AvroFault("too_large", `nested deeper than ${NESTING_MAX}`);
  }

  leave(): void {
    this.#nesting--;
  }

  #advance(count: number): number {
    if (count < 0) throw new AvroFault("bad_value", "a negative length");
    if (count > this.remaining) throw new AvroFault("truncated", "a value goes on after the end");
    const at = this.#at;
    this.#at += count;
    return at;
  }

  #utf8(at: number, count: number): string {
    try {
      return utf8.decode(this.#bytes.subarray(at, at + count));
    } catch {
      throw new AvroFault("bad_value", "a string that is not UTF-8");
    }
  }
}
