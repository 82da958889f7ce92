import type { ClickLog } from "./click-log.ts";
import type { ItemVocabulary } from "./item-vocabulary.ts";

/** Everything that a strategy may learn from. */
export interface TrainingSet {
  readonly log: ClickLog;
  /** Ids of the log's item numbers; it grows by the test's unknown items later. */
  readonly vocabulary: ItemVocabulary;
  /** Category of an item by id; empty where none were given. */
  readonly categories: ReadonlyMap<string, string>;
}
