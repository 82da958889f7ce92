import { isItemId } from "../identifiers.ts";
import type { CatalogView, ProductFacts, SellableBounds } from "./catalog-view.ts";
import { hashOfId, IdSlots } from "./id-slots.ts";
import { type CatalogChange, isSellable, PRODUCT_STATUSES, type SellableProduct } from "./product.ts";
import { SlotLists } from "./slot-lists.ts";
import { TextPages } from "./text-pages.ts";
import { WordList } from "./word-list.ts";

/** Most products that one isolate holds. */
export const CATALOG_MAX_PRODUCTS = 1_000_000;
const START_SLOTS = 1024;
const STOCK_MAX = 2 ** 31 - 1;
/** Separates url, image and title in a product's text; the title stands last, so that it alone could hold one. */
const SEPARATOR = "\0";

/** An address that no text has. */
const NO_TEXT = 2 ** 32 - 1;

const FLAG_SELLABLE = 1;
const FLAG_URL = 2;
const FLAG_IMAGE = 4;
const FLAG_LIVE = 8;

const emptyColumns = (slots: number) => ({
  hash: new Uint32Array(slots),
  text: new Uint32Array(slots),
  idLength: new Uint8Array(slots),
  amount: new Float64Array(slots),
  stock: new Int32Array(slots),
  category: new Uint32Array(slots),
  colour: new Uint32Array(slots),
  currency: new Uint16Array(slots),
  status: new Uint8Array(slots),
  flags: new Uint8Array(slots),
});
type Columns = ReturnType<typeof emptyColumns>;

function grown(columns: Columns, slots: number): Columns {
  const larger = emptyColumns(slots);
  larger.hash.set(columns.hash);
  larger.text.set(columns.text);
  larger.idLength.set(columns.idLength);
  larger.amount.set(columns.amount);
  larger.stock.set(columns.stock);
  larger.category.set(columns.category);
  larger.colour.set(columns.colour);
  larger.currency.set(columns.currency);
  larger.status.set(columns.status);
  larger.flags.set(columns.flags);
  return larger;
}

/**
 * The catalog as one isolate knows it, in columns: numbers in typed arrays, texts as bytes, repeated words once. It is filled
 * by pages of a listing and kept up by the change feed; `position` says up to where. Iteration is in order of arrival, which
 * for a listing is order of id.
 */
export class CatalogState implements CatalogView {
  readonly #slots = new IdSlots(
    (slot, id) => this.#holds(slot, id),
    (slot) => this.#columns.hash[slot] ?? 0,
  );
  readonly #texts = new TextPages((slot, from, to) => this.#textMoved(slot, from, to));
  readonly #categories = new WordList();
  readonly #colours = new WordList();
  readonly #currencies = new WordList();
  readonly #byCategory = new SlotLists();
  readonly #freeSlots: number[] = [];
  #columns = emptyColumns(START_SLOTS);
  #slotCount = 0;
  #position = 0;
  #refused = 0;

  get size(): number {
    return this.#slots.size;
  }

  /** Feed position of the last change applied, or of the listing. */
  get position(): number {
    return this.#position;
  }

  /** Products not taken: over `CATALOG_MAX_PRODUCTS`, or with an id that no item may have. */
  get refused(): number {
    return this.#refused;
  }

  /** Bytes that hold ids, titles, URLs and images. */
  get textBytes(): number {
    return this.#texts.bytes;
  }

  /** Takes a page of the full listing, whose position is that of the listing's first page. */
  load(products: readonly SellableProduct[], position: number): void {
    for (const product of products) this.#put(product);
    this.#position = Math.max(this.#position, position);
  }

  /** Applies what is newer than `position`, in order; answers how many changes that were. Repeating it changes nothing. */
  apply(changes: readonly CatalogChange[]): number {
    let applied = 0;
    for (const change of changes) {
      if (change.position <= this.#position) continue;
      if (change.product === null) this.#delete(change.productId);
      else this.#put(change.product);
      this.#position = change.position;
      applied++;
    }
    return applied;
  }

  get(id: string): SellableProduct | null {
    const slot = this.#slots.find(id);
    if (slot < 0) return null;
    const { stock, status } = this.#columns;
    const { category, colour, price } = this.#factsAt(slot);
    const flags = this.#flags(slot);
    const text = this.#texts.read(this.#columns.text[slot] ?? 0);
    const urlStart = this.#columns.idLength[slot] ?? 0;
    const urlEnd = text.indexOf(SEPARATOR, urlStart);
    const imageEnd = text.indexOf(SEPARATOR, urlEnd + 1);
    return {
      id,
      title: text.slice(imageEnd + 1),
      category,
      colour,
      price,
      stock: stock[slot] ?? 0,
      status: PRODUCT_STATUSES[status[slot] ?? 0] ?? "archived",
      url: flags & FLAG_URL ? text.slice(urlStart, urlEnd) : null,
      image: flags & FLAG_IMAGE ? text.slice(urlEnd + 1, imageEnd) : null,
    };
  }

  facts(id: string): ProductFacts | null {
    const slot = this.#slots.find(id);
    return slot < 0 ? null : this.#factsAt(slot);
  }

  *sellable(bounds?: SellableBounds): Generator<string> {
    const within = this.#within(bounds);
    for (let slot = 0; slot < this.#slotCount; slot++) {
      if (this.#flags(slot) & FLAG_SELLABLE && within(slot)) yield this.#idAt(slot);
    }
  }

  *sellableIn(category: string, bounds?: SellableBounds): Generator<string> {
    const list = this.#categories.find(category);
    if (list < 0) return;
    const within = this.#within(bounds);
    for (let slot = this.#byCategory.first(list); slot >= 0; slot = this.#byCategory.next(slot)) {
      if (this.#flags(slot) & FLAG_SELLABLE && within(slot)) yield this.#idAt(slot);
    }
  }

  sizeOf(category: string): number {
    const list = this.#categories.find(category);
    return list < 0 ? 0 : this.#byCategory.sizeOf(list);
  }

  #put(product: SellableProduct): void {
    const hash = hashOfId(product.id);
    const known = this.#slots.find(product.id, hash);
    if (known < 0 && (this.size >= CATALOG_MAX_PRODUCTS || !isItemId(product.id))) {
      this.#refused++;
      return;
    }
    const slot = known < 0 ? this.#newSlot() : known;
    if (known >= 0) this.#forgetText(slot);
    this.#write(slot, product, hash);
    if (known < 0) this.#slots.add(slot, hash);
  }

  #write(slot: number, product: SellableProduct, hash: number): void {
    const columns = this.#columns;
    const category = this.#categories.add(product.category);
    const listed = (this.#flags(slot) & FLAG_LIVE) !== 0;
    if (!listed || columns.category[slot] !== category) {
      if (listed) this.#byCategory.remove(slot, columns.category[slot] ?? 0);
      this.#byCategory.append(slot, category);
    }
    columns.hash[slot] = hash;
    columns.idLength[slot] = product.id.length;
    columns.amount[slot] = product.price.amount;
    columns.stock[slot] = Math.max(-STOCK_MAX, Math.min(STOCK_MAX, product.stock));
    columns.category[slot] = category;
    columns.colour[slot] = product.colour === null ? 0 : this.#colours.add(product.colour) + 1;
    columns.currency[slot] = this.#currencies.add(product.price.currency);
    columns.status[slot] = PRODUCT_STATUSES.indexOf(product.status);
    columns.flags[slot] =
      FLAG_LIVE |
      (isSellable(product) ? FLAG_SELLABLE : 0) |
      (product.url === null ? 0 : FLAG_URL) |
      (product.image === null ? 0 : FLAG_IMAGE);
    const text = `${product.id}${product.url ?? ""}${SEPARATOR}${product.image ?? ""}${SEPARATOR}${product.title}`;
    columns.text[slot] = this.#texts.write(slot, text);
  }

  #delete(id: string): void {
    const slot = this.#slots.find(id);
    if (slot < 0) return;
    this.#slots.remove(id);
    this.#byCategory.remove(slot, this.#columns.category[slot] ?? 0);
    this.#forgetText(slot);
    this.#columns.flags[slot] = 0;
    this.#freeSlots.push(slot);
  }

  #newSlot(): number {
    const free = this.#freeSlots.pop();
    if (free !== undefined) return free;
    const slots = this.#columns.hash.length;
    if (this.#slotCount === slots) this.#columns = grown(this.#columns, Math.min(slots * 2, CATALOG_MAX_PRODUCTS));
    return this.#slotCount++;
  }

  #forgetText(slot: number): void {
    const address = this.#columns.text[slot] ?? 0;
    // Not the address any more, should releasing it evacuate the page.
    this.#columns.text[slot] = NO_TEXT;
    this.#texts.release(address);
  }

  #textMoved(slot: number, from: number, to: number): boolean {
    if (this.#columns.text[slot] !== from) return false;
    this.#columns.text[slot] = to;
    return true;
  }

  #holds(slot: number, id: string): boolean {
    if (this.#columns.idLength[slot] !== id.length) return false;
    const bytes = this.#texts.bytesAt(this.#columns.text[slot] ?? 0);
    for (let at = 0; at < id.length; at++) if (bytes[at] !== id.charCodeAt(at)) return false;
    return true;
  }

  #idAt(slot: number): string {
    const bytes = this.#texts.bytesAt(this.#columns.text[slot] ?? 0);
    const length = this.#columns.idLength[slot] ?? 0;
    let id = "";
    for (let at = 0; at < length; at++) id += String.fromCharCode(bytes[at] ?? 0);
    return id;
  }

  /** Whether a slot's columns are within the bounds: words are compared by their numbers. */
  #within(bounds: SellableBounds | undefined): (slot: number) => boolean {
    if (bounds === undefined) return () => true;
    const { price } = bounds;
    const colours = new Set(
      bounds.colours.map((colour) => this.#colours.find(colour) + 1).filter((number) => number > 0),
    );
    const anyColour = bounds.colours.length === 0;
    const currency = bounds.currency === null ? -1 : this.#currencies.find(bounds.currency);
    if ((!anyColour && colours.size === 0) || (bounds.currency !== null && currency < 0)) return () => false;
    return (slot) => {
      const columns = this.#columns;
      const amount = columns.amount[slot] ?? 0;
      if (price !== null && (amount < price.min || amount > price.max)) return false;
      if (currency >= 0 && columns.currency[slot] !== currency) return false;
      return anyColour || colours.has(columns.colour[slot] ?? 0);
    };
  }

  #flags(slot: number): number {
    return this.#columns.flags[slot] ?? 0;
  }

  #factsAt(slot: number): ProductFacts {
    const columns = this.#columns;
    const colour = columns.colour[slot] ?? 0;
    return {
      sellable: (this.#flags(slot) & FLAG_SELLABLE) !== 0,
      category: this.#categories.word(columns.category[slot] ?? 0),
      colour: colour === 0 ? null : this.#colours.word(colour - 1),
      price: { amount: columns.amount[slot] ?? 0, currency: this.#currencies.word(columns.currency[slot] ?? 0) },
    };
  }
}
