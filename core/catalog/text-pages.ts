/** Bytes of a page. A record never crosses pages; one that is larger than a page gets a page of its own. */
const PAGE_BYTES = 1 << 18;
/** Most pages: addresses are 32 bits of page and offset, so at most 4 GiB of text. */
const PAGES_MAX = 2 ** 32 / PAGE_BYTES;
/** A record's head: body length and owner, 4 bytes each. */
const HEAD_BYTES = 8;
/** UTF-8 needs at most three bytes per UTF-16 code unit. */
const UTF8_MAX_BYTES_PER_UNIT = 3;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

interface Page {
  readonly bytes: Uint8Array;
  used: number;
  live: number;
}

/**
 * Many short texts as bytes in pages instead of as strings: a million of them cost the garbage collector nothing. Replacing a
 * text leaves a hole; a page that is less than half alive is evacuated (its owners are told the new addresses) and reused.
 */
export class TextPages {
  readonly #pages: (Page | undefined)[] = [];
  readonly #freePages: number[] = [];
  readonly #moved: (owner: number, from: number, to: number) => boolean;
  #current = -1;

  /** `moved` is told that `owner`'s text would move; answers whether the owner still lives at `from`, and if so remembers `to`. */
  constructor(moved: (owner: number, from: number, to: number) => boolean) {
    this.#moved = moved;
  }

  /** Bytes held, holes included. */
  get bytes(): number {
    return this.#pages.reduce((sum, page) => sum + (page?.bytes.length ?? 0), 0);
  }

  /** Writes a text and answers its address. */
  write(owner: number, text: string): number {
    const room = HEAD_BYTES + text.length * UTF8_MAX_BYTES_PER_UNIT;
    const page = this.#pageWith(room);
    const start = page.used;
    const { written } = encoder.encodeInto(text, page.bytes.subarray(start + HEAD_BYTES));
    writeHead(page.bytes, start, written, owner);
    return this.#claim(page, HEAD_BYTES + written);
  }

  /** The bytes of a text: a view, valid until the next write. */
  bytesAt(address: number): Uint8Array {
    const page = this.#page(Math.floor(address / PAGE_BYTES));
    const start = address % PAGE_BYTES;
    return page.bytes.subarray(start + HEAD_BYTES, start + HEAD_BYTES + readUint32(page.bytes, start));
  }

  read(address: number): string {
    return decoder.decode(this.bytesAt(address));
  }

  /** Gives a text up. Its owner must no longer claim the address. */
  release(address: number): void {
    const number = Math.floor(address / PAGE_BYTES);
    const page = this.#page(number);
    page.live -= HEAD_BYTES + readUint32(page.bytes, address % PAGE_BYTES);
    if (number !== this.#current && page.live * 2 < page.used) this.#evacuate(number, page);
  }

  #evacuate(number: number, page: Page): void {
    let start = 0;
    while (start < page.used && page.live > 0) {
      const length = HEAD_BYTES + readUint32(page.bytes, start);
      this.#move(number * PAGE_BYTES + start, page.bytes.subarray(start, start + length));
      start += length;
    }
    this.#pages[number] = undefined;
    this.#freePages.push(number);
  }

  #move(from: number, record: Uint8Array): void {
    const page = this.#pageWith(record.length);
    const to = this.#current * PAGE_BYTES + page.used;
    if (!this.#moved(readUint32(record, 4), from, to)) return;
    page.bytes.set(record, page.used);
    this.#claim(page, record.length);
  }

  #claim(page: Page, length: number): number {
    const address = this.#current * PAGE_BYTES + page.used;
    page.used += length;
    page.live += length;
    return address;
  }

  #pageWith(room: number): Page {
    const current = this.#pages[this.#current];
    if (current !== undefined && current.used + room <= PAGE_BYTES) return current;
    const number = this.#freePages.pop() ?? this.#pages.length;
    if (number >= PAGES_MAX) throw new Error("text pages are full");
    const page: Page = { bytes: new Uint8Array(Math.max(PAGE_BYTES, room)), used: 0, live: 0 };
    this.#pages[number] = page;
    this.#current = number;
    return page;
  }

  #page(number: number): Page {
    const page = this.#pages[number];
    if (page === undefined) throw new Error(`no text page ${number}`);
    return page;
  }
}

const readUint32 = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0;

function writeHead(bytes: Uint8Array, at: number, length: number, owner: number): void {
  for (let byte = 0; byte < 4; byte++) {
    bytes[at + byte] = length >>> (8 * byte);
    bytes[at + 4 + byte] = owner >>> (8 * byte);
  }
}
