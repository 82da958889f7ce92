import { type Candidates, SELECTIONS } from "../candidates.ts";
import { EVIDENCE_COLUMNS, EVIDENCE_USED } from "../evidence.ts";
import type { EvidencePass } from "../evidence-pass.ts";
import { quickLog } from "../quick-log.ts";
import { COUNTS, FEATURE_COUNT, SHARE_FLOOR } from "./feature-names.ts";

const LOG_PLACE = Float64Array.from({ length: 256 }, (_, place) => Math.log1p(place));

/** What the pass gathered of each candidate, against the other candidates, and its places in the selections. */
export class EvidenceFeatures {
  /** Highest value of each column among the candidates. */
  readonly best = new Float64Array(EVIDENCE_USED);
  readonly #sum = new Float64Array(EVIDENCE_USED);
  readonly #pass: EvidencePass;
  readonly #candidates: Candidates;

  constructor(pass: EvidencePass, candidates: Candidates) {
    this.#pass = pass;
    this.#candidates = candidates;
  }

  write(values: Float32Array): void {
    this.#writeShares(values);
    this.#writePlaces(values);
  }

  #writeShares(values: Float32Array): void {
    const pass = this.#pass;
    const { rows } = pass;
    const { items, count } = this.#candidates;
    const best = this.best.fill(0);
    const sum = this.#sum.fill(0);
    for (let candidate = 0; candidate < count; candidate++) {
      const place = pass.placeOf(items[candidate] ?? 0);
      if (place < 0) continue;
      const row = place * EVIDENCE_COLUMNS;
      for (let column = 0; column < EVIDENCE_USED; column++) {
        const value = rows[row + column] ?? 0;
        if (value > (best[column] ?? 0)) best[column] = value;
        sum[column] = (sum[column] ?? 0) + value;
      }
    }
    const floor = quickLog(SHARE_FLOOR);
    for (let candidate = 0; candidate < count; candidate++) {
      const place = pass.placeOf(items[candidate] ?? 0);
      const row = place * EVIDENCE_COLUMNS;
      const at = candidate * FEATURE_COUNT;
      const seen = place >= 0;
      for (let column = 0; column < EVIDENCE_USED; column++) {
        const value = seen ? (rows[row + column] ?? 0) : 0;
        values[at + column] = value > 0 ? value / (best[column] ?? 1) : 0;
        values[at + EVIDENCE_USED + column] = value > 0 ? quickLog(value / (sum[column] ?? 1) + SHARE_FLOOR) : floor;
      }
      for (let n = 0; n < COUNTS.length; n++) {
        values[at + 2 * EVIDENCE_USED + n] = seen ? quickLog(1 + (rows[row + (COUNTS[n] ?? 0)] ?? 0)) : 0;
      }
    }
  }

  #writePlaces(values: Float32Array): void {
    const { places, count } = this.#candidates;
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
}
