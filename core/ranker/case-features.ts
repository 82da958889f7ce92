import { sessionVector } from "../item-embedding/item-embedding.ts";
import { CANDIDATES_MAX, Candidates, SELECTIONS } from "./candidates.ts";
import { countSessions } from "./click-sessions.ts";
import { EVIDENCE, EVIDENCE_COLUMNS, EVIDENCE_USED } from "./evidence.ts";
import { EvidencePass } from "./evidence-pass.ts";
import type { RankerTables } from "./ranker-tables.ts";

const EVIDENCE_NAMES = Object.keys(EVIDENCE);
const SELECTION_NAMES = SELECTIONS.map(({ column }) => EVIDENCE_NAMES[column] ?? "");
/** Columns that are counts: their size tells how far a share can be trusted. */
const COUNTS = [EVIDENCE.adjacent, EVIDENCE.after, EVIDENCE.together, EVIDENCE.afterBoth, EVIDENCE.afterPair];

/** What is known of a candidate, in order. The last ones are the same for all candidates of a case: only trees can use them. */
export const FEATURE_NAMES: readonly string[] = [
  ...EVIDENCE_NAMES.map((name) => `${name} / best`),
  ...EVIDENCE_NAMES.map((name) => `log share of ${name}`),
  ...COUNTS.map((column) => `log ${EVIDENCE_NAMES[column]}`),
  ...SELECTION_NAMES.map((name) => `log place in ${name}`),
  "best log place",
  "mean log place",
  "embedding",
  "embedding - best",
  "embedding to last item",
  "embedding to nearest earlier item",
  "log clicks",
  "log recent clicks",
  "trend",
  "age of first click",
  "age of last click",
  "in session",
  "is last item",
  "1 / steps since",
  "log clicks in session",
  "share of session",
  "1 / steps from start",
  "repeat rate of session, if in it",
  "repeated-next rate, if last",
  "repeated-later rate, if in session",
  "in session × log length",
  "same category as last",
  "share of session in category",
  "log share of category after last's",
  "log share of clicks in category",
  "log share of recent clicks in category",
  "walks of last / best",
  "log walks of last",
  "walks of any / best",
  "log walks of any",
  "session length",
  "session repeat rate",
  "log clicks of last item",
  "log neighbours",
  "log best neighbours",
  "log best adjacent",
  "repeated-next rate of last item",
];
export const FEATURE_COUNT = FEATURE_NAMES.length;
/** Features from here on are of the case. */
export const CASE_FEATURES_AT = FEATURE_NAMES.indexOf("session length");

const SHARE_FLOOR = 1e-3;
const WALK_FLOOR = 1e-4;
const LOG_PLACE = Float64Array.from({ length: 256 }, (_, place) => Math.log1p(place));
const EARLIER_ITEMS_MAX = 4;
/** Newest clicks of a prefix that are looked at. */
export const PREFIX_MAX = 50;

/** Candidates of a prefix and their features. One instance serves one case after the other; nothing is allocated per case. */
export class CaseFeatures {
  readonly candidates: Candidates;
  /** Candidates × `FEATURE_COUNT`. */
  readonly values = new Float32Array(CANDIDATES_MAX * FEATURE_COUNT);
  readonly #tables: RankerTables;
  readonly #pass: EvidencePass;
  readonly #best = new Float64Array(EVIDENCE_USED);
  readonly #sum = new Float64Array(EVIDENCE_USED);
  readonly #vector: Float64Array;
  readonly #similarity = new Float64Array(CANDIDATES_MAX);
  readonly #categoryNext: Float32Array;
  readonly #categoryHeld: Float32Array;

  constructor(tables: RankerTables) {
    this.#tables = tables;
    this.#pass = new EvidencePass(tables.index, tables.hot, tables.statistics);
    this.candidates = new Candidates(tables, this.#pass);
    this.#vector = new Float64Array(tables.embedding?.dimensions ?? 0);
    this.#categoryNext = new Float32Array(tables.categories?.count ?? 0);
    this.#categoryHeld = new Float32Array(tables.categories?.count ?? 0);
  }

  /** `prefix`: known items, oldest first. Fills `candidates` and `values`. */
  compute(prefix: ArrayLike<number>): void {
    const whole = prefix.length;
    let from = prefix;
    if (whole > PREFIX_MAX) from = Array.prototype.slice.call(prefix, whole - PREFIX_MAX) as number[];
    const length = from.length;
    this.#pass.walk(from, length);
    const { embedding } = this.#tables;
    if (embedding !== null && length > 0) sessionVector(embedding, from, length, this.#vector);
    this.candidates.gather(this.#vector);
    const { count } = this.candidates;
    this.values.fill(0, 0, count * FEATURE_COUNT);
    this.#writeEvidence(count);
    this.#writePlaces(count);
    this.#writeEmbedding(from, length, count);
    this.#writePopularity(count);
    this.#writeRepeats(from, length, count);
    this.#writeCategories(from, length, count);
    this.#writeWalks(count);
    this.#writeCase(from, length, count);
  }

  #writeWalks(count: number): void {
    const { values } = this;
    const { walksOfLast, walksOfAny } = this.candidates;
    let bestOfLast = WALK_FLOOR;
    let bestOfAny = WALK_FLOOR;
    for (let candidate = 0; candidate < count; candidate++) {
      bestOfLast = Math.max(bestOfLast, walksOfLast[candidate] ?? 0);
      bestOfAny = Math.max(bestOfAny, walksOfAny[candidate] ?? 0);
    }
    for (let candidate = 0; candidate < count; candidate++) {
      const at = candidate * FEATURE_COUNT + AT.walks;
      const ofLast = walksOfLast[candidate] ?? 0;
      const ofAny = walksOfAny[candidate] ?? 0;
      values[at] = ofLast / bestOfLast;
      values[at + 1] = Math.log(ofLast + WALK_FLOOR);
      values[at + 2] = ofAny / bestOfAny;
      values[at + 3] = Math.log(ofAny + WALK_FLOOR);
    }
  }

  #writeEvidence(count: number): void {
    const { rows } = this.#pass;
    const { items } = this.candidates;
    const best = this.#best.fill(0);
    const sum = this.#sum.fill(0);
    const touched = this.#pass;
    for (let candidate = 0; candidate < count; candidate++) {
      const item = items[candidate] ?? 0;
      if (!touched.has(item)) continue;
      const row = item * EVIDENCE_COLUMNS;
      for (let column = 0; column < EVIDENCE_USED; column++) {
        const value = rows[row + column] ?? 0;
        if (value > (best[column] ?? 0)) best[column] = value;
        sum[column] = (sum[column] ?? 0) + value;
      }
    }
    const { values } = this;
    const floor = Math.log(SHARE_FLOOR);
    for (let candidate = 0; candidate < count; candidate++) {
      const item = items[candidate] ?? 0;
      const row = item * EVIDENCE_COLUMNS;
      const at = candidate * FEATURE_COUNT;
      const seen = touched.has(item);
      for (let column = 0; column < EVIDENCE_USED; column++) {
        const value = seen ? (rows[row + column] ?? 0) : 0;
        values[at + column] = value > 0 ? value / (best[column] ?? 1) : 0;
        values[at + EVIDENCE_USED + column] = value > 0 ? Math.log(value / (sum[column] ?? 1) + SHARE_FLOOR) : floor;
      }
      for (let n = 0; n < COUNTS.length; n++) {
        values[at + 2 * EVIDENCE_USED + n] = seen ? Math.log1p(rows[row + (COUNTS[n] ?? 0)] ?? 0) : 0;
      }
    }
  }

  #writePlaces(count: number): void {
    const { values } = this;
    const { places } = this.candidates;
    const first = 2 * EVIDENCE_USED + COUNTS.length;
    for (let candidate = 0; candidate < count; candidate++) {
      const at = candidate * FEATURE_COUNT + first;
      let best = Number.POSITIVE_INFINITY;
      let sum = 0;
      for (let selection = 0; selection < SELECTIONS.length; selection++) {
        const log = LOG_PLACE[places[candidate * SELECTIONS.length + selection] ?? 0] ?? 0;
        values[at + selection] = log;
        if (log < best) best = log;
        sum += log;
      }
      values[at + SELECTIONS.length] = best;
      values[at + SELECTIONS.length + 1] = sum / SELECTIONS.length;
    }
  }

  #writeEmbedding(prefix: ArrayLike<number>, length: number, count: number): void {
    const { embedding } = this.#tables;
    if (embedding === null || length === 0) return;
    const { dimensions, vectors, scales } = embedding;
    const { values } = this;
    const { items } = this.candidates;
    const { queryItems, queryCount } = this.#pass;
    const vector = this.#vector;
    const first = AT.embedding;
    const last = prefix[length - 1] ?? 0;
    const lastRow = last * dimensions;
    const lastScale = scales[last] ?? 0;
    const earlier = Math.min(queryCount, EARLIER_ITEMS_MAX);
    let best = Number.NEGATIVE_INFINITY;
    for (let candidate = 0; candidate < count; candidate++) {
      const item = items[candidate] ?? 0;
      const row = item * dimensions;
      const scale = scales[item] ?? 0;
      let bySession = 0;
      let byLast = 0;
      for (let d = 0; d < dimensions; d++) {
        const v = vectors[row + d] ?? 0;
        bySession += v * (vector[d] ?? 0);
        byLast += v * (vectors[lastRow + d] ?? 0);
      }
      bySession *= scale;
      let nearest = -1;
      for (let place = 1; place < earlier; place++) {
        const other = queryItems[place] ?? 0;
        const otherRow = other * dimensions;
        let dot = 0;
        for (let d = 0; d < dimensions; d++) dot += (vectors[row + d] ?? 0) * (vectors[otherRow + d] ?? 0);
        dot *= scale * (scales[other] ?? 0);
        if (dot > nearest) nearest = dot;
      }
      const at = candidate * FEATURE_COUNT + first;
      this.#similarity[candidate] = bySession;
      if (bySession > best) best = bySession;
      values[at] = bySession;
      values[at + 2] = byLast * scale * lastScale;
      values[at + 3] = earlier > 1 ? nearest : 0;
    }
    for (let candidate = 0; candidate < count; candidate++) {
      values[candidate * FEATURE_COUNT + first + 1] = (this.#similarity[candidate] ?? 0) - best;
    }
  }

  #writePopularity(count: number): void {
    const { statistics, index } = this.#tables;
    const sessions = Math.max(1, countSessions(index));
    const { values } = this;
    for (let candidate = 0; candidate < count; candidate++) {
      const item = this.candidates.items[candidate] ?? 0;
      const at = candidate * FEATURE_COUNT + AT.popularity;
      const clicks = Math.log1p(statistics.clicks[item] ?? 0);
      const recent = Math.log1p(statistics.recentClicks[item] ?? 0);
      values[at] = clicks;
      values[at + 1] = recent;
      values[at + 2] = recent - clicks;
      values[at + 3] = Math.log1p(sessions - (statistics.firstSession[item] ?? 0));
      values[at + 4] = Math.log1p(sessions - (statistics.lastSession[item] ?? 0));
    }
  }

  #writeRepeats(prefix: ArrayLike<number>, length: number, count: number): void {
    const { statistics } = this.#tables;
    const { queryItems, queryCount, queryDistances } = this.#pass;
    const { values } = this;
    const rate = this.#repeatRate(length);
    // Own items are the first candidates, in the query's order.
    for (let place = 0; place < Math.min(queryCount, count); place++) {
      const item = queryItems[place] ?? 0;
      const at = place * FEATURE_COUNT + AT.repeats;
      let times = 0;
      let first = -1;
      for (let step = 0; step < length; step++) {
        if (prefix[step] !== item) continue;
        times++;
        if (first < 0) first = step;
      }
      values[at] = 1;
      values[at + 1] = place === 0 ? 1 : 0;
      values[at + 2] = 1 / (1 + (queryDistances[place] ?? 0));
      values[at + 3] = Math.log(times);
      values[at + 4] = times / length;
      values[at + 5] = 1 / (1 + first);
      values[at + 6] = rate;
      values[at + 7] = place === 0 ? (statistics.repeatedNext[item] ?? 0) : 0;
      values[at + 8] = statistics.repeatedLater[item] ?? 0;
      values[at + 9] = Math.log(length);
    }
  }

  #repeatRate(length: number): number {
    return length > 1 ? (length - this.#pass.queryCount) / (length - 1) : 0;
  }

  #writeCategories(prefix: ArrayLike<number>, length: number, count: number): void {
    const { categories, statistics } = this.#tables;
    if (categories === null || length === 0) return;
    const { ofItem, nextOffsets, nextCategories, nextShares } = categories;
    const last = ofItem[prefix[length - 1] ?? 0] ?? 0;
    const next = this.#categoryNext;
    const held = this.#categoryHeld;
    for (let at = nextOffsets[last] ?? 0; at < (nextOffsets[last + 1] ?? 0); at++) {
      next[nextCategories[at] ?? 0] = nextShares[at] ?? 0;
    }
    for (let step = 0; step < length; step++) {
      const category = ofItem[prefix[step] ?? 0] ?? 0;
      held[category] = (held[category] ?? 0) + 1 / length;
    }
    const { values } = this;
    for (let candidate = 0; candidate < count; candidate++) {
      const item = this.candidates.items[candidate] ?? 0;
      const category = ofItem[item] ?? 0;
      const at = candidate * FEATURE_COUNT + AT.categories;
      values[at] = category === last ? 1 : 0;
      values[at + 1] = held[category] ?? 0;
      values[at + 2] = Math.log((next[category] ?? 0) + SHARE_FLOOR);
      values[at + 3] = Math.log(((statistics.clicks[item] ?? 0) + 1) / ((categories.clicks[category] ?? 0) + 1));
      values[at + 4] = Math.log(
        ((statistics.recentClicks[item] ?? 0) + 1) / ((categories.recentClicks[category] ?? 0) + 1),
      );
    }
    for (let at = nextOffsets[last] ?? 0; at < (nextOffsets[last + 1] ?? 0); at++) next[nextCategories[at] ?? 0] = 0;
    for (let step = 0; step < length; step++) held[ofItem[prefix[step] ?? 0] ?? 0] = 0;
  }

  #writeCase(prefix: ArrayLike<number>, length: number, count: number): void {
    const { statistics } = this.#tables;
    const { values } = this;
    const last = prefix[length - 1] ?? 0;
    const facts = this.#caseFacts;
    facts[0] = Math.log1p(length);
    facts[1] = this.#repeatRate(length);
    facts[2] = length > 0 ? Math.log1p(statistics.clicks[last] ?? 0) : 0;
    facts[3] = Math.log1p(this.#pass.neighbourCount);
    facts[4] = Math.log(1e-6 + (this.#best[EVIDENCE.neighbours] ?? 0));
    facts[5] = Math.log1p(this.#best[EVIDENCE.adjacent] ?? 0);
    facts[6] = length > 0 ? (statistics.repeatedNext[last] ?? 0) : 0;
    for (let candidate = 0; candidate < count; candidate++) {
      values.set(facts, candidate * FEATURE_COUNT + CASE_FEATURES_AT);
    }
  }
  readonly #caseFacts = new Float32Array(FEATURE_COUNT - CASE_FEATURES_AT);
}

/** Where groups of features start. */
const AT = {
  embedding: FEATURE_NAMES.indexOf("embedding"),
  popularity: FEATURE_NAMES.indexOf("log clicks"),
  repeats: FEATURE_NAMES.indexOf("in session"),
  walks: FEATURE_NAMES.indexOf("walks of last / best"),
  categories: FEATURE_NAMES.indexOf("same category as last"),
};
