/**
 * What a plan may begin with: the learned ranking, the plan as it stands without one, or a single strategy. Training keeps the
 * one that foretold the shop's held-out clicks best. Places are numbers on the wire: add at the end, never reorder.
 */
export const LEADS = [
  "learned-ranking",
  "plan",
  "session-neighbours",
  "sequential-rules",
  "co-visitation",
  "popular",
  "session-items",
] as const;
export type Lead = (typeof LEADS)[number];

/** The lead of a number; the learned ranking for one that is not known. */
export const leadOf = (number: number): Lead => LEADS[number] ?? "learned-ranking";
