/** A session so far, whose next item is wanted. */
export interface Situation {
  /** Item numbers, oldest first, repeats included. Numbers from the log's `itemCount` on are items that training never saw. */
  readonly items: readonly number[];
  /** Epoch seconds of the moment. */
  readonly time: number;
}

/**
 * The items most likely to come next, best first: at most `limit` different item numbers, of training or of the session itself.
 */
export type Predictor = (situation: Situation, limit: number) => readonly number[];

/** A position of a test session: what was seen so far and the one item that came next. */
export interface TestCase extends Situation {
  readonly target: number;
}
