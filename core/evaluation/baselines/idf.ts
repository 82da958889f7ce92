import { type ClickLog, clicksPerItem, sessionCountOf } from "../click-log.ts";

/** Inverse document frequency by item as session-rec has it: ln(sessions / clicks of the item), repeats in a session included. */
export const idfByClicks = (log: ClickLog): Float64Array =>
  Float64Array.from(clicksPerItem(log), (clicks) => Math.log(sessionCountOf(log) / clicks));
