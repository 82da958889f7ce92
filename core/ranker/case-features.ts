import { CANDIDATES_MAX, Candidates } from "./candidates.ts";
import { EVIDENCE } from "./evidence.ts";
import { EvidencePass } from "./evidence-pass.ts";
import { CategoryFeatures } from "./features/category-features.ts";
import { EmbeddingFeatures } from "./features/embedding-features.ts";
import { EvidenceFeatures } from "./features/evidence-features.ts";
import { CASE_FEATURES_AT, FEATURE_COUNT } from "./features/feature-names.ts";
import { PopularityFeatures } from "./features/popularity-features.ts";
import { RepeatFeatures } from "./features/repeat-features.ts";
import { WalkFeatures } from "./features/walk-features.ts";
import type { RankerTables } from "./ranker-tables.ts";

/** Newest clicks of a prefix that are looked at. */
export const PREFIX_MAX = 50;
/** Keeps the logarithm of no evidence finite. */
const EVIDENCE_FLOOR = 1e-6;

/** Candidates of a prefix and their features. One instance serves one case after the other; nothing is allocated per case. */
export class CaseFeatures {
  readonly candidates: Candidates;
  /** Candidates × `FEATURE_COUNT`. */
  readonly values = new Float32Array(CANDIDATES_MAX * FEATURE_COUNT);
  readonly #tables: RankerTables;
  readonly #pass: EvidencePass;
  readonly #evidence: EvidenceFeatures;
  readonly #embedding: EmbeddingFeatures;
  readonly #popularity: PopularityFeatures;
  readonly #repeats: RepeatFeatures;
  readonly #categories: CategoryFeatures;
  readonly #walks: WalkFeatures;
  readonly #caseFacts = new Float32Array(FEATURE_COUNT - CASE_FEATURES_AT);

  constructor(tables: RankerTables) {
    this.#tables = tables;
    this.#pass = new EvidencePass(tables.index, tables.hot, tables.statistics);
    this.candidates = new Candidates(tables, this.#pass);
    this.#evidence = new EvidenceFeatures(this.#pass, this.candidates);
    this.#embedding = new EmbeddingFeatures(tables.embedding, this.#pass, this.candidates);
    this.#popularity = new PopularityFeatures(tables, this.candidates);
    this.#repeats = new RepeatFeatures(tables.statistics, this.#pass, this.candidates);
    this.#categories = new CategoryFeatures(tables, this.candidates);
    this.#walks = new WalkFeatures(this.candidates);
  }

  /** `prefix`: known items, oldest first. Fills `candidates` and `values`. */
  compute(prefix: ArrayLike<number>): void {
    const whole = prefix.length;
    let from = prefix;
    if (whole > PREFIX_MAX) from = Array.prototype.slice.call(prefix, whole - PREFIX_MAX) as number[];
    const length = from.length;
    this.#pass.walk(from, length);
    this.#embedding.readSession(from, length);
    this.candidates.gather(this.#embedding.vector);
    const { values } = this;
    values.fill(0, 0, this.candidates.count * FEATURE_COUNT);
    this.#evidence.write(values);
    this.#embedding.write(values, length);
    this.#popularity.write(values);
    this.#repeats.write(values, from, length);
    this.#categories.write(values, from, length);
    this.#walks.write(values);
    this.#writeCase(from, length);
  }

  /** What is the same for all candidates: trees ask it to tell cases apart. */
  #writeCase(prefix: ArrayLike<number>, length: number): void {
    const { statistics } = this.#tables;
    const { values } = this;
    const { best } = this.#evidence;
    const last = prefix[length - 1] ?? 0;
    const facts = this.#caseFacts;
    facts[0] = Math.log1p(length);
    facts[1] = this.#repeats.repeatRate(length);
    facts[2] = length > 0 ? Math.log1p(statistics.clicks[last] ?? 0) : 0;
    facts[3] = Math.log1p(this.#pass.neighbourCount);
    facts[4] = Math.log(EVIDENCE_FLOOR + (best[EVIDENCE.neighbours] ?? 0));
    facts[5] = Math.log1p(best[EVIDENCE.adjacent] ?? 0);
    facts[6] = length > 0 ? (statistics.repeatedNext[last] ?? 0) : 0;
    for (let candidate = 0; candidate < this.candidates.count; candidate++) {
      values.set(facts, candidate * FEATURE_COUNT + CASE_FEATURES_AT);
    }
  }
}
