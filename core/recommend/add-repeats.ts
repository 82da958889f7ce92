import type { InteractionIndex } from "./index-port.ts";
import type { ItemScores } from "./item-scores.ts";
import type { TrailItem } from "./trail.ts";

/** Clicks on an item from which on it tells itself how often people go back to it, more than the shop does. */
const OWN_HABIT_CLICKS = 60;

/**
 * Adds what the shop's own habit says of going back: each item of the trail gets the share of all scores that people go back so
 * far (`InteractionIndex.repeats`), less where its own clicks have had the chance to tell. Sources are the trail's items.
 */
export function addRepeats(scores: ItemScores, index: InteractionIndex, trail: readonly TrailItem[]): void {
  const mass = scores.sum();
  for (let source = 0; source < trail.length; source++) {
    const item = trail[source];
    if (item === undefined) continue;
    const habit = OWN_HABIT_CLICKS / (OWN_HABIT_CLICKS + index.popularity(item.index));
    scores.add(item.index, source, mass * habit * (index.repeats[item.distance] ?? 0));
  }
}
