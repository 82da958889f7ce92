import { randomNumbers } from "../../core/random-numbers.ts";
import type { ClickSessions } from "../../core/ranker/click-sessions.ts";
import { catalogSize } from "./catalog-law.ts";
import { REPEAT_STEPS, type ShopProfile } from "./shop-profile.ts";

/** Items of a cluster at each level; clusters nest, and the last level is the whole shop. */
export const CLUSTER_SIZES = [4, 16, 64, 512, Number.POSITIVE_INFINITY] as const;
/** The window's parts; in each, the items on sale and their popularity stay the same. */
const EPOCHS = 100;
/** Tries to find an item that the session does not have yet before the next larger cluster is tried. */
const TRIES = 3;
const SESSION_ITEMS_MAX = 256;

/**
 * Draws the sessions of a shop of any size, oldest first. First-order: a click repeats an item of the session, or else goes to a
 * cluster around the last item, by popularity. Clusters are aligned blocks of item numbers, so that drawing by popularity inside
 * them leaves items their shares of the clicks, whatever the mix of levels, but for what the most clicked lose because such a click
 * must be on an item that the session does not have. Nothing is allocated per click.
 */
export class SyntheticShop {
  readonly itemCount: number;
  /** Items of the session that `draw` drew, oldest first: the first of as many as it answered. */
  readonly session = new Uint32Array(SESSION_ITEMS_MAX);
  readonly #random: () => number;
  readonly #profile: ShopProfile;
  readonly #weight: Float64Array;
  readonly #from: Float64Array;
  readonly #to: Float64Array;
  /** Sums of the weights of the items before each, in the present epoch. */
  readonly #before: Float64Array;
  readonly #lengths: Float64Array;
  readonly #distances: Float64Array;
  readonly #levels: Float64Array;
  /** Different items of the session at hand, by last click, newest last. */
  readonly #held = new Uint32Array(SESSION_ITEMS_MAX);
  #heldCount = 0;
  #epoch = -1;

  constructor(profile: ShopProfile, clicks: number, seed: number) {
    this.#profile = profile;
    this.#random = randomNumbers(seed);
    this.itemCount = catalogSize(clicks, profile.clicks, profile.items, profile.catalogExponent);
    this.#weight = new Float64Array(this.itemCount);
    this.#from = new Float64Array(this.itemCount);
    this.#to = new Float64Array(this.itemCount);
    this.#before = new Float64Array(this.itemCount + 1);
    this.#lengths = cumulative(profile.sessionLengths);
    this.#distances = cumulative(profile.repeatDistances);
    this.#levels = cumulative(profile.clusterShares);
    this.#stock();
  }

  /** Draws one session at `moment` (0 to 1 of the window, not going back); answers its length. */
  draw(moment: number): number {
    this.#turnTo(Math.min(EPOCHS - 1, Math.floor(moment * EPOCHS)));
    const length = Math.min(SESSION_ITEMS_MAX, pick(this.#lengths, this.#random()));
    this.#heldCount = 0;
    for (let at = 0; at < length; at++) {
      const item = at === 0 ? this.#drawFrom(0, this.itemCount) : this.#next(at, this.session[at - 1] ?? 0);
      this.session[at] = item;
      this.#hold(item);
    }
    return length;
  }

  /** Every item gets the popularity and dates of a real one, each real one as often as another, in an order of its own. */
  #stock(): void {
    const { popularity, onSaleFrom, onSaleTo } = this.#profile;
    const order = Uint32Array.from(this.#weight, (_, item) => item);
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(this.#random() * (at + 1));
      const value = order[at] ?? 0;
      order[at] = order[other] ?? 0;
      order[other] = value;
    }
    order.forEach((item, at) => {
      const real = Math.floor((at * popularity.length) / this.itemCount);
      this.#weight[item] = popularity[real] ?? 0;
      this.#from[item] = onSaleFrom[real] ?? 0;
      this.#to[item] = onSaleTo[real] ?? 1;
    });
  }

  #turnTo(epoch: number): void {
    if (epoch === this.#epoch) return;
    this.#epoch = epoch;
    const start = epoch / EPOCHS;
    const end = (epoch + 1) / EPOCHS;
    let sum = 0;
    for (let item = 0; item < this.itemCount; item++) {
      const from = this.#from[item] ?? 0;
      const to = this.#to[item] ?? 0;
      const onSale = Math.min(to, end) - Math.max(from, start);
      // Dates are clipped to the window here: what lies outside it is no part of the item's share.
      if (onSale > 0) sum += ((this.#weight[item] ?? 0) * onSale) / (Math.min(1, to) - Math.max(0, from));
      this.#before[item + 1] = sum;
    }
  }

  #next(step: number, last: number): number {
    const { repeatRates } = this.#profile;
    if (this.#random() < (repeatRates[Math.min(step, REPEAT_STEPS)] ?? 0)) return this.#repeat();
    let level = pick(this.#levels, this.#random());
    for (;;) {
      const size = CLUSTER_SIZES[level] ?? Number.POSITIVE_INFINITY;
      const whole = size >= this.itemCount;
      const start = whole ? 0 : Math.floor(last / size) * size;
      const end = whole ? this.itemCount : Math.min(this.itemCount, start + size);
      for (let tries = 0; tries < TRIES; tries++) {
        const item = this.#drawFrom(start, end);
        if (!this.#holds(item)) return item;
      }
      if (whole) return last;
      level++;
    }
  }

  #repeat(): number {
    const reach = this.#distances[Math.min(this.#heldCount, REPEAT_STEPS) - 1] ?? 1;
    const distance = Math.min(this.#heldCount - 1, pick(this.#distances, this.#random() * reach));
    return this.#held[this.#heldCount - 1 - distance] ?? 0;
  }

  /** By popularity among items `start .. end`; the first of them where none is on sale. */
  #drawFrom(start: number, end: number): number {
    const before = this.#before;
    const least = before[start] ?? 0;
    const wanted = least + this.#random() * ((before[end] ?? 0) - least);
    let low = start;
    let high = end - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((before[middle + 1] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #holds(item: number): boolean {
    for (let at = this.#heldCount - 1; at >= 0; at--) if (this.#held[at] === item) return true;
    return false;
  }

  #hold(item: number): void {
    let at = this.#heldCount - 1;
    while (at >= 0 && this.#held[at] !== item) at--;
    if (at < 0) at = this.#heldCount++;
    for (; at < this.#heldCount - 1; at++) this.#held[at] = this.#held[at + 1] ?? 0;
    this.#held[this.#heldCount - 1] = item;
  }
}

/** Whole sessions, oldest first, until there are `clicks` clicks; at most one session more. */
export function drawLog(shop: SyntheticShop, clicks: number): ClickSessions {
  const items = new Uint32Array(clicks + SESSION_ITEMS_MAX);
  const ends = new Uint32Array(clicks + 1);
  let length = 0;
  let sessions = 0;
  while (length < clicks) {
    const drawn = shop.draw(length / clicks);
    if (drawn === 0) continue;
    for (let at = 0; at < drawn; at++) items[length++] = shop.session[at] ?? 0;
    ends[++sessions] = length;
  }
  return { itemCount: shop.itemCount, starts: ends.slice(0, sessions + 1), items: items.subarray(0, length) };
}

function cumulative(shares: Float64Array): Float64Array {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let sum = 0;
  return shares.map((share) => {
    sum += share;
    return sum / total;
  });
}

/** The first place whose cumulative share is above `number` (0 to 1). */
function pick(shares: Float64Array, number: number): number {
  let low = 0;
  let high = shares.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((shares[middle] ?? 1) > number) high = middle;
    else low = middle + 1;
  }
  return low;
}
