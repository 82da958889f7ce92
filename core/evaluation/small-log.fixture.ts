import type { ClickLog } from "./click-log.ts";
import { ItemVocabulary } from "./item-vocabulary.ts";
import type { Predictor } from "./predictor.ts";
import type { TrainingSet } from "./training-set.ts";

export const DAY_SECONDS = 86_400;

/** A training set of sessions written as words, e.g. `"hat scarf hat"`: session `n` ends on day `n + 1`. */
export function trainingSetOf(...sessions: readonly string[]): TrainingSet & { readonly log: ClickLog } {
  const vocabulary = new ItemVocabulary();
  const words = sessions.map((session) => session.split(" "));
  const items = words.flat().map((id) => vocabulary.numberOf(id));
  const starts = new Uint32Array(sessions.length + 1);
  words.forEach(({ length }, session) => {
    starts[session + 1] = (starts[session] ?? 0) + length;
  });
  const times = words.flatMap(({ length }, session) => new Array<number>(length).fill((session + 1) * DAY_SECONDS));
  return {
    log: { itemCount: vocabulary.size, starts, items: Uint32Array.from(items), times: Float64Array.from(times) },
    vocabulary,
    categories: new Map(),
  };
}

/** What a predictor answers after the items of `session` on day `day`, as words. */
export function answer(
  predict: Predictor,
  { vocabulary, log }: TrainingSet,
  session: string,
  { limit = 20, day = log.starts.length }: { readonly limit?: number; readonly day?: number } = {},
): string {
  const items = session.split(" ").map((id) => vocabulary.numberOf(id));
  return predict({ items, time: day * DAY_SECONDS }, limit)
    .map((item) => vocabulary.idOf(item))
    .join(" ");
}
