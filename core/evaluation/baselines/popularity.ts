import { type ClickLog, clicksPerItem } from "../click-log.ts";
import type { Predictor } from "../predictor.ts";

/** The items with most clicks in training, the same for everyone; equal ones in the order in which the file names them first. */
export function popularity(log: ClickLog): Predictor {
  const clicks = clicksPerItem(log);
  const ranked = Array.from(clicks.keys()).sort((a, b) => (clicks[b] ?? 0) - (clicks[a] ?? 0) || a - b);
  return (_, limit) => ranked.slice(0, limit);
}
