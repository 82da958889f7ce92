import { NESTING_MAX } from "./mismatch.ts";

const FIRST_CAPACITY_BYTES = 1024;
/** A `long` takes at most ten bytes; a safe integer at most eight. */
const LONG_MAX_BYTES = 10;
/** Up to here the length prefix of an ASCII string is one byte, and a loop beats the call into the runtime's encoder. */
const SHORT_STRING_CHARS = 63;
/** UTF-8 needs at most three bytes for a UTF-16 code unit. */
const UTF8_BYTES_PER_CODE_UNIT = 3;

/** What a cleared writer keeps of its buffer. */
const KEPT_CAPACITY_BYTES = 64 * 1024;

const utf8 = new TextEncoder();

/** A growing buffer with Avro's primitive encodings (specification, "Binary Encoding"). */
export class ByteWriter {
  #bytes = new Uint8Array(FIRST_CAPACITY_BYTES);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;
  #nesting = 0;

  get length(): number {
    return this.#length;
  }

  /** Forgets what was written after `length`. */
  rewind(length: number): void {
    this.#length = Math.min(length, this.#length);
  }

  /** Forgets everything, and gives back a buffer that has grown large. */
  clear(): void {
    this.#length = 0;
    this.#nesting = 0;
    if (this.#bytes.length <= KEPT_CAPACITY_BYTES) return;
    this.#bytes = new Uint8Array(FIRST_CAPACITY_BYTES);
    this.#view = new DataView(this.#bytes.buffer);
  }

  /** `false`, with nothing entered, where the value nests too deep. */
  enter(): boolean {
    if (this.#nesting === NESTING_MAX) return false;
    this.#nesting++;
    return true;
  }

  leave(): void {
    this.#nesting--;
  }

  /** A copy of what was written; the writer may be used on. */
  take(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  /** A safe integer as a zigzag varint, the form of `int` and `long`. */
  long(value: number): void {
    this.#reserve(LONG_MAX_BYTES);
    const bytes = this.#bytes;
    let at = this.#length;
    if (value >= -0x4000_0000 && value < 0x4000_0000) {
      let zigzag = (value << 1) ^ (value >> 31);
      while (zigzag > 0x7f) {
        bytes[at++] = (zigzag & 0x7f) | 0x80;
        zigzag >>>= 7;
      }
      bytes[at++] = zigzag;
    } else {
      // The zigzag of a safe integer has 54 bits, one more than a number holds: the sign bit goes out with the first six.
      const magnitude = value < 0 ? -value - 1 : value;
      let group = (magnitude % 64) * 2 + (value < 0 ? 1 : 0);
      let rest = Math.floor(magnitude / 64);
      while (rest > 0) {
        bytes[at++] = group | 0x80;
        group = rest % 128;
        rest = Math.floor(rest / 128);
      }
      bytes[at++] = group;
    }
    this.#length = at;
  }

  float(value: number): void {
    this.#reserve(4);
    this.#view.setFloat32(this.#length, value, true);
    this.#length += 4;
  }

  double(value: number): void {
    this.#reserve(8);
    this.#view.setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  raw(value: Uint8Array): void {
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  /** Length and UTF-8; `false`, with nothing written, for a string with a lone surrogate, which has no UTF-8 form. */
  string(value: string): boolean {
    return (value.length <= SHORT_STRING_CHARS && this.#shortAscii(value)) || this.#utf8(value);
  }

  #shortAscii(value: string): boolean {
    const chars = value.length;
    this.#reserve(chars + 1);
    const bytes = this.#bytes;
    const start = this.#length + 1;
    for (let index = 0; index < chars; index++) {
      const code = value.charCodeAt(index);
      if (code > 0x7f) return false;
      bytes[start + index] = code;
    }
    bytes[start - 1] = chars << 1;
    this.#length = start + chars;
    return true;
  }

  #utf8(value: string): boolean {
    const start = this.#length;
    this.#reserve(LONG_MAX_BYTES + value.length * UTF8_BYTES_PER_CODE_UNIT);
    // The prefix has the size that all-ASCII text needs; where the bytes need a longer one, the text is encoded again behind it.
    this.long(value.length);
    const guessed = this.#length;
    const { written } = utf8.encodeInto(value, this.#bytes.subarray(guessed));
    this.#length = start;
    if (written !== value.length && !value.isWellFormed()) return false;
    this.long(written);
    if (this.#length !== guessed) utf8.encodeInto(value, this.#bytes.subarray(this.#length));
    this.#length += written;
    return true;
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}
